"""Lines that belong to the page and not to the article, told by their wording.

A rule takes whole lines only, and no rule takes a line in which somebody may be speaking. Rules that would be too bold
in the middle of an article hold above its first paragraph or below its last one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from headwater.stages.clean.page import Line, Page, ends_sentence, squash
from headwater.stages.clean.sections import is_row
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
    |you are signed in as|go to permalink|permalink|edition|editions|e-mail|caret down
    |chevron right|enlarge this image|enlarge
    |copy link|link copied|link|image|slideshow|transcript|author
    |about the author|community standards|discussion|community standards discussion|breaking|breaking news|no thanks
    |not now|maybe later|more vert|translate|select language|language|download|open
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
_NETWORKS = frozenset(_NETWORK_NAMES.split())
_SHARING = frozenset(_WORDS_BESIDE_NETWORKS.split())
_POINTER = re.compile(
    r"\W*(?:(?:related|recommended|read|see|also read|most|trending|more|top|latest|popular)(?: [\w'’]+){0,3}"
    r"|editor['’]?s['’]? picks?|don['’]t miss|up next|you may also like)\W*$",
    re.IGNORECASE,
)
_VIDEO_TITLE = re.compile(r"(?:watch(?: live)?|videos?|photos|pictures|live)\s?:\s", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-–•·*▪►>]|\d{1,2}[.)])\s?\S")
_LIST_START = re.compile(r"\D|1\D")  # "2. ..." goes on with a list of the article's own
_ITEM_WORDS = 25
_TITLE_LEAST = 4  # words
_TEASER_WORDS = 20
_AD_MARK = re.compile(r"\[/?ads?[ _-]?\d{0,3}\]", re.IGNORECASE)


def find_ad_marks(page: Page) -> Iterator[Removed]:
    """``[ad_1]``: no author writes such a thing, so it goes wherever it stands."""
    for found in _AD_MARK.finditer(page.text):
        yield Removed(Span(*found.span()), Furniture.ADVERT)


def find_lines(page: Page) -> Iterator[Removed]:
    """Whole lines of furniture."""
    lines = page.lines
    for i, line in enumerate(lines):
        kind = None if _is_protected(page, line) else judge(page, i)
        if kind:
            yield Removed(line.span, kind)
        if kind is Furniture.RELATED and _POINTER.match(line.text):
            for other in _pointed_at(page, i):
                yield Removed(other.span, Furniture.RELATED)
        if kind is Furniture.CAPTION:
            for other in _captions_above(lines, i):
                if not _is_protected(page, other):
                    yield Removed(other.span, Furniture.CAPTION)


def _is_protected(page: Page, line: Line) -> bool:
    """The title that came beside the text stays whatever it says."""
    return page.hint_title is not None and line.start == 0 and line.text == page.hint_title


def judge(page: Page, i: int) -> Furniture | None:
    """What a line is if it is furniture by itself, whatever stands beside it."""
    line = page.lines[i]
    if not line.keys:
        # a row of marks: a rule between parts of a page
        return Furniture.LAYOUT
    bare = squash(line.text)
    if bare in _INTERFACE:
        return Furniture.LAYOUT
    framed = (i in page.top and i + 1 < len(page.lines)) or (i in page.tail and i > 0)
    if framed and is_row(line.text, page.outlet):
        return Furniture.LAYOUT
    if _is_sharing(line):
        return Furniture.SHARE
    if i == 0 and _VIDEO_TITLE.match(line.text) and line.size >= _TITLE_LEAST and len(page.lines) > 1:
        return None  # "Watch: harbour wall gives way" is what the article is called
    kind = find_kind(line.text, at_edge=i in page.top or i in page.tail)
    if kind is None and i in page.tail and not line.speaks and is_about(line.text, page.outlet):
        return Furniture.ABOUT
    return kind


def _pointed_at(page: Page, i: int) -> Iterator[Line]:
    """The headlines below ``Related content``: a list of them, one amid the article, any number below it."""
    below = page.lines[i + 1 :]
    listed = list(takewhile(_is_item, below))
    if listed and _LIST_START.match(listed[0].text):
        yield from listed
    elif i in page.tail:
        yield from takewhile(_is_teaser, below)
    elif below and _is_teaser(below[0]) and not below[0].speaks:
        yield below[0]


def _is_item(line: Line) -> bool:
    return (
        line.size <= _ITEM_WORDS
        and bool(_ITEM.match(line.text))
        and (line.text.endswith("?") or not ends_sentence(line.text))
    )


def _is_teaser(line: Line) -> bool:
    return line.size <= _TEASER_WORDS and not ends_sentence(line.text)


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
