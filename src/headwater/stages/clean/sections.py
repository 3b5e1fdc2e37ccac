"""Names of a newspaper's sections, the rows that they form above a headline, and labels that read like one."""

from __future__ import annotations

import re

from headwater.stages.clean.page import Line, keys, outlet_names, squash

_SECTION_NAMES = """
    news|world|world news|international|diplomacy|politics|policy|opinion|opinions|editorial|analysis|comment
    |business|economy|economics|finance|markets|europe|asia|africa|americas|middle east|us|u.s.|usa|u.s. news|uk
    |nation|national|local|local news|regional|region|metro|society|culture|arts|sport|sports|science|technology
    |tech|health|environment|climate|war|conflict|conflicts|defence|defense|security|military|army|justice|law|crime
    |education|travel|lifestyle|entertainment|features|feature|interview|interviews|investigations|fact check
    |explainer|explainers|top news|top story|latest|latest news|headlines|front page|breaking|breaking news
    |live updates|press releases|press release|blog|blogs|columns|column|voices|letters|events|media|nation & world
    |nation and world|nation/world|global|foreign affairs|foreign policy|government|energy|agriculture|transport
    |weather|obituaries|perspective|commentary|op-ed|special report|exclusive|elections|state|city|community|food
    |books|film|music|style|fashion|real estate|property|cars|games|football|tennis|cricket
"""
# what stands in a row of sections and is none
_MENU_NAMES = """
    home|homepage|menu|search|subscribe|subscription|log in|login|sign in|register|my account|live|video|videos|photos
    |pictures|podcast|podcasts|audio|tv|radio|newsletter|newsletters|e-paper|epaper|archive|shop|jobs|classifieds
    |about|about us|follow us|newsroom|the newsroom|contact the newsroom
    |privacy|privacy policy|terms|imprint
    |contact|contact us|advertise|more|edition|magazine|today's paper|crossword|puzzles|and
"""
_SECTIONS = frozenset(squash(name) for name in _SECTION_NAMES.split("|"))
_MENU = frozenset(squash(name) for name in _MENU_NAMES.split("|"))
_DIVIDER = re.compile(r"[|·•»›>/]|\s[–—-]\s")
_ROW_LONGEST = 200  # characters
_ROW_LEAST = 3  # names that make a row where no mark divides them: "Energy Security" may well be a headline
_NAME_MOST = 6  # words of one name

_LABEL_MOST = 4  # words
_LABEL_LONGEST = 40  # characters
_JOINING_WORDS = "and of the for in on at to by with de la"
_COMMON_VERBS = """
    is are was were be been has have had do does did will would can could may might must should not no says said tells
    told meets met wins won loses lost hits kills killed dies died closes closed opens opened falls fell rises rose
    ends begins starts calls visits leaves left arrives arrived denies returns goes comes gets makes takes
"""
_JOINING = frozenset(_JOINING_WORDS.split())
_VERBS = frozenset(_COMMON_VERBS.split())


def is_section(text: str) -> bool:
    """Whether a text is nothing but the name of a newspaper's section."""
    return squash(text) in _SECTIONS


def is_row(text: str, outlet: str | None) -> bool:
    """Whether a text is the outlet's name, a section's, or a row of such names: ``Orle Post | World``."""
    if len(text) > _ROW_LONGEST:
        return False
    words, own = keys(text), outlet_names(outlet)
    fewest: dict[int, int] = {0: 0}  # by the number of words read: the fewest names that they make up
    named: set[int] = set()  # numbers of words among which the outlet's name stands
    for start in range(len(words)):
        if start not in fewest:
            continue
        for end in range(start + 1, min(start + _NAME_MOST, len(words)) + 1):
            name = "".join(words[start:end])
            if name in own or name in _SECTIONS or (name in _MENU and len(words) > 1):
                fewest[end] = min(fewest.get(end, len(words)), fewest[start] + 1)
                if name in own or start in named:
                    named.add(end)
    count = fewest.get(len(words), 0)
    return count == 1 or count >= _ROW_LEAST or (count > 1 and (len(words) in named or bool(_DIVIDER.search(text))))


def is_label(line: Line) -> bool:
    """A few capitalised words without a verb: the name of a section or a topic rather than a headline."""
    text = line.text
    if not 0 < len(line.keys) <= _LABEL_MOST or len(text) > _LABEL_LONGEST or line.speaks or text[-1] in ".?:;,…":
        return False
    if _VERBS.intersection(line.keys):
        return False
    return all(not word[0].islower() or word in _JOINING for word in text.split(" ") if word)
