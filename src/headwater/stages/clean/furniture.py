"""Lines that belong to the page and not to the article, told by their wording.

A rule takes whole lines only, and no rule takes a line in which somebody may be speaking. Rules that would be too bold
in the middle of an article hold above its first paragraph or below its last one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.stages.clean.page import Line, Page, ends_sentence, outlet_names, squash
from headwater.stages.clean.wordings import find_kind
from headwater.types import Furniture, Removed, Span

# Whole lines of the user interface; marks and capitals do not matter.
_INTERFACE_LINES = """
    menu|search|sections|close|close share panel|more|next|previous|prev|prev next|replay|play|pause|mute|fullscreen
    |full screen|print|save|edit|loading|listen|watch|watch live|must watch|live|updated|posted|published|comment
    |comments|view comments|reply|home|back|top|share panel|show more|show less|load more|see more|see all|view all
    |read full story|read full article|continue reading|expand|collapse|tags|tag|keywords|topics|photos|gallery
    |view gallery|back to gallery|video|now playing|caption|hide caption|toggle caption|story highlights|highlights
    |key points|text size|font size|a a|aa|advert|settings|account|my account|profile|sign out|log out|register
    |you are signed in as|go to permalink|permalink|copy link|link copied|link|image|slideshow|transcript|author
    |about the author|community standards|discussion|community standards discussion|breaking|breaking news|no thanks
    |not now|maybe later|more vert|translate|select language|language|download|open
"""
_SECTION_NAMES = """
    news|world|world news|international|diplomacy|politics|policy|opinion|opinions|editorial|analysis|comment
    |business|economy|economics|finance|markets|europe|asia|africa|americas|middle east|us|u.s.|usa|u.s. news|uk
    |nation|national|local|local news|regional|region|metro|society|culture|arts|sport|sports|science|technology
    |tech|health|environment|climate|war|conflict|conflicts|defence|defense|security|military|army|justice|law|crime
    |education|travel|lifestyle|entertainment|features|feature|interview|interviews|investigations|fact check
    |explainer|explainers|top news|top story|latest|latest news|headlines|front page|breaking|breaking news
    |live updates|press releases|press release|blog|blogs|columns|column|voices|letters|events|media|nation & world
    |nation and world|nation/world|global|foreign affairs|foreign policy|government|energy|agriculture|transport
    |weather|obituaries
"""
_NETWORK_NAMES = """
    facebook twitter linkedin whatsapp telegram reddit pinterest flipboard messenger viber vk vkontakte tumblr
    instagram youtube tiktok google+ googleplus threads bluesky mastodon weibo wechat odnoklassniki pocket email
    e-mail tweet share print sms skype xing line
"""
_WORDS_BESIDE_NETWORKS = """
    this on via connect the article story page post posts link links icon with by in to and or more comment comments
    copy follow us send pin it your friends a an mail e google plus x button buttons options save like tools click
    open new window
"""
_INTERFACE = frozenset(squash(line) for line in _INTERFACE_LINES.split("|"))
_SECTIONS = frozenset(squash(name) for name in _SECTION_NAMES.split("|"))
_NETWORKS = frozenset(_NETWORK_NAMES.split())
_SHARING = frozenset(_WORDS_BESIDE_NETWORKS.split())
_POINTER = re.compile(r"\W*(?:related|recommended|read|see|also read|most|trending)(?: \w+){0,2}\W*$", re.IGNORECASE)
_AD_MARK = re.compile(r"\[/?ads?[ _-]?\d{0,3}\]", re.IGNORECASE)


def find_ad_marks(page: Page) -> Iterator[Removed]:
    """``[ad_1]``: no author writes such a thing, so it goes wherever it stands."""
    for found in _AD_MARK.finditer(page.text):
        yield Removed(Span(*found.span()), Furniture.ADVERT)


def find_lines(page: Page) -> Iterator[Removed]:
    """Whole lines of furniture."""
    lines = page.lines
    for i, line in enumerate(lines):
        kind = None if _is_protected(page, line) else _judge(page, i, line)
        if kind:
            yield Removed(line.span, kind)
        if kind is Furniture.RELATED and _POINTER.match(line.text) and _is_teaser(lines[i + 1 : i + 2]):
            yield Removed(lines[i + 1].span, Furniture.RELATED)
        if kind is Furniture.CAPTION:
            for other in _captions_above(lines, i):
                yield Removed(other.span, Furniture.CAPTION)


def is_section(text: str) -> bool:
    """Whether a text is nothing but the name of a newspaper's section."""
    return squash(text) in _SECTIONS


def _is_protected(page: Page, line: Line) -> bool:
    """The title that came beside the text stays whatever it says."""
    return page.hint_title is not None and line.start == 0 and line.text == page.hint_title


def _judge(page: Page, i: int, line: Line) -> Furniture | None:
    if not line.keys:
        # a row of marks: a rule between parts of a page
        return Furniture.LAYOUT
    bare = squash(line.text)
    if bare in _INTERFACE:
        return Furniture.LAYOUT
    if i in page.top and i + 1 < len(page.lines) and (bare in _SECTIONS or bare in outlet_names(page.outlet)):
        return Furniture.LAYOUT
    if _is_sharing(line):
        return Furniture.SHARE
    kind = find_kind(line.text, at_edge=i in page.top or i in page.tail)
    if kind is None and i in page.tail and not line.speaks and is_about(line.text, page.outlet):
        return Furniture.ABOUT
    return kind


def _is_teaser(following: tuple[Line, ...]) -> bool:
    """Whether the line below ``Related content`` is the headline that it points to."""
    return (
        bool(following) and following[0].size <= 20 and not following[0].speaks and not ends_sentence(following[0].text)
    )


def _is_sharing(line: Line) -> bool:
    """A row of network names, with at most one word that we do not know beside two that we do."""
    if line.size > 20:
        return False
    networks = sum(word in _NETWORKS for word in line.keys)
    strange = sum(word not in _NETWORKS and word not in _SHARING and not word.isdigit() for word in line.keys)
    return networks > 0 and (strange == 0 or (strange == 1 and networks >= 2))


def _captions_above(lines: tuple[Line, ...], i: int) -> Iterator[Line]:
    """A caption that stands twice above its credit; one that stands once might be a paragraph, and stays.

    Without a period it might be the title, of which one copy must stay.
    """
    if i >= 2 and lines[i - 1].keys == lines[i - 2].keys and ends_sentence(lines[i - 1].text):
        yield lines[i - 2]
        yield lines[i - 1]


_ABOUT = re.compile(r"(?P<name>(?:The )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}) (?:is|was) (?P<what>[^.!?]*)")
_MEDIUM = re.compile(
    r"\b(?:newspaper|daily|weekly|magazine|journal|website|publication|broadcaster|portal|newsroom|platform"
    r"|news (?:agency|site|website|outlet|organi[sz]ation|service|portal|channel|network)"
    r"|media (?:company|group|outlet|organi[sz]ation|project))\b"
)
_PRAISE = re.compile(
    r"\b(?:premier|leading|award-winning|largest|trusted|most[- ]read|independent|non-?profit|foremost|oldest|popular"
    r"|fastest-growing)\b"
)


def is_about(text: str, outlet: str | None) -> bool:
    """Whether a text begins with an outlet's description of itself.

    That is ``NAME is a ... newspaper``, where the name is the outlet's or, if that is unknown, the words advertise.
    """
    found = _ABOUT.match(text)
    if not found or not _MEDIUM.search(found["what"]):
        return False
    name, known = squash(found["name"].removeprefix("The ")), squash((outlet or "").removeprefix("The "))
    if min(len(name), len(known)) >= 4 and (name in known or known in name):
        return True
    return not known and bool(_PRAISE.search(found["what"]))
