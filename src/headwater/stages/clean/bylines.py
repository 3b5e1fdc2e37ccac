"""Which lines say who wrote an article, with ``By`` and without."""

from __future__ import annotations

import re
from itertools import islice

from headwater.stages.clean.authors import find_author, is_medium
from headwater.stages.clean.credits import AGENCY
from headwater.stages.clean.dates import MONTH_DAY
from headwater.stages.clean.page import Line, Page, ends_sentence, keys, speaks

LONGEST = 300  # characters of a byline or a date line
LABEL = (
    r"(?:(?:first |originally )?"
    r"(?:posted|published|updated|last (?:updated|modified)|date(?: of publication)?|created|modified)"
    r"(?: (?:on|at))?\s?[:|-]?\s)"
)
_BY = re.compile(
    rf"\W{{0,3}}(?:{LABEL}|written |story |authored |(?:the )?{AGENCY}[\s—–-]+)?by:?\s+(?P<who>\S.*)$", re.IGNORECASE
)
# "By our staff": a byline without a name
UNNAMED = re.compile(
    r"(?:our|the|a|an)\b(?: [\w-]+){0,3} (?:staff|desk|team|newsroom|reporters?|correspondents?|writers?|editors?"
    r"|bureau|agencies|journalists?)(?: (?:in|and) [\w ]{2,40})?$|(?:staff|agencies|wire services?)$",
    re.IGNORECASE,
)
# behind the name: a day without its year, and what the page offers to do with the author
_REST = re.compile(
    rf"[\s,|·•–—-]+(?:(?:on )?{MONTH_DAY}(?:,?(?: at)? \d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?: [A-Z]{{2,4}}\b)?)?)?"
    r"(?:\s?(?:e-?mail the \w+|follow(?: @?\w+){1,3}|contact the \w+)\b(?P<offer>.{0,100}))?\W*$",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?P<who>[^,]{4,60}), (?:(?!who\b|which\b)[\w'’-]+ ){0,4}(?:professor|correspondents?|contributors?|fellow"
    r"|director|author|reporters?|editors?|writers?|columnists?|analysts?|lawyer|lecturer|researcher|journalists?)"
    r"(?: (?:at|of|for|in|with|and) [\w ,.'’&-]{2,80})?$"
)
# the agency may have run into the last name: "Ada Brook and Lena OrmAssociated Press"
_JOINT = re.compile(rf"(?P<who>.+?)(?:[\s,|–—-]+(?:The )?|(?<=[a-z])(?=[A-Z][a-z]+ [A-Z])){AGENCY}(?: Writers?)?$")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
BETWEEN_NAMES = re.compile(r"[\s,;:&/|•·–—-]*[\s,;:&/|•·–—][\s,;:&/|•·–—-]*|-$|^-|\.$")
_BESIDE_NAMES = """
    and for of the in on at with by from to de la von van der den bin al el correspondent writer writers editor
    reporter staff diplomatic political senior chief bureau contributor special national foreign affairs email
    author via com desk team
"""
BESIDE_NAMES = frozenset(_BESIDE_NAMES.split())
_NO_NAMES = """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december midnight noon
"""
_NO_NAME = frozenset(_NO_NAMES.split())
_PARAGRAPHS = 4  # in which a person would be named who is written about
_SEARCHED = 2000  # characters of each
_AFTER_NAME = 8  # words of a line that may follow an author's name


def is_byline(text: str) -> bool:
    """``By`` and names, and no sentence."""
    found = _BY.match(text) if len(text) <= LONGEST else None
    if not found or keys(found["who"])[:1] == () or keys(found["who"])[0] in _NO_NAME:
        return False
    rest = _REST.search(found["who"])
    who = found["who"][: rest.start()] if rest else found["who"]
    if UNNAMED.match(who.rstrip(" .,|")):
        return True
    # an offer may end like a sentence: "Email the author Sign up for the newsletter."
    offers = bool(rest and rest["offer"]) and not speaks(rest["offer"] if rest else "")
    job = _JOB.match(who)
    return not ends_sentence(who if offers else text) and are_names(job["who"] if job else who, most=20)


def is_joint_byline(line: Line, i: int) -> bool:
    """``Ada Brook and Lena Orm, Reuters``; with one name it is a byline below the title and else a photo's credit."""
    found = _JOINT.match(line.text)
    byline = " and " in line.text or (i == 1 and "/" not in line.text)
    return bool(found) and byline and are_names(found["who"] if found else "", most=12)


def is_bare_byline(page: Page, i: int, *, dated_below: bool) -> bool:
    """``Ada Brook, Orle`` below the title and above the text, where the article speaks of nobody of that name."""
    text = page.lines[i].text
    if i != 1 or i + 1 >= len(page.lines) or i not in page.top:
        return False
    if is_medium(text):
        return True
    who = find_author(text)
    # of several such lines each may be anything: a list of the dead, of places, of parts
    if not who or not (dated_below or page.lines[i + 1].size >= _AFTER_NAME):
        return False
    last = keys(who)[-1]
    body = list(islice((line for line in page.lines[i + 1 :] if line.is_prose), _PARAGRAPHS))
    written_about = any(last in keys(line.text[:_SEARCHED]) for line in (page.lines[0], *body))
    return bool(body) and not written_about


def are_names(text: str, *, most: int) -> bool:
    """Whether a text is nothing but capitalised words, with small words, jobs and separators between them."""
    words = [word for word in BETWEEN_NAMES.split(text) if word]
    if not words or len(words) > most or not words[0][0].isupper():
        return False
    return all(
        _NAME_WORD.fullmatch(word) and (word[0].isupper() or word.lower().rstrip(".") in BESIDE_NAMES) for word in words
    )
