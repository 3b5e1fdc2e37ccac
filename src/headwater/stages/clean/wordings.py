"""The wordings by which whole lines are known as furniture, as one table.

Each wording must match from the start of the line, opening marks apart; one that ends in ``END`` must match all of it.
Case does not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.stages.clean.credit_wordings import CREDITS, CREDITS_AT_EDGES
from headwater.stages.clean.credits import AGENCY
from headwater.stages.clean.page import speaks
from headwater.types import Furniture


@dataclass(frozen=True)
class Rule:
    """Wordings that mark one kind of furniture."""

    kind: Furniture
    wording: re.Pattern[str]
    words: int  # a longer line is left alone
    edges: bool  # holds above the first and below the last paragraph only
    bold: bool  # holds although a verb of speech stands there: the wording itself says that nobody speaks


def _rule(kind: Furniture, *wordings: str, words: int, edges: bool = False, bold: bool = False) -> Rule:
    return Rule(kind, re.compile(r"\W*(?:" + "|".join(wordings) + ")", re.IGNORECASE), words, edges, bold)


END = r"\W*$"
_LONGEST = 800  # characters; no furniture is longer, and no pattern shall search more

_AGENT = (
    rf"(?:{AGENCY}|getty(?: images)?|shutterstock|alamy|epa(?:-efe)?|istock|wikimedia(?: commons)?|sipa|zuma|imago"
    r"|pool)"
)
_NAME = r"(?:(?:van|von|de|der|den|la|bin|al) )?(?-i:[^\W\d_a-z][\w.'’-]*)"
_JOB = r"(?:reporter|correspondent|editor|columnist|journalist|staff writer|contributor)"
_CARD = r"\b\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}\b"
_IBAN = r"(?-i:\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}\b)"
_PAYMENT = (
    r"(?:\b(?:paypal|patreon|ko-?fi|buymeacoffee|liberapay|monobank|boosty|donorbox|iban|swift|bitcoin|btc|usdt)\b"
    r"|приват|монобанк)"
)
_ACCOUNT = r"(?:@|\[email|https?:|www\.|\d{6}|⬇|👇|:)"
_SIGNING = (
    r"(?:subscribe|sign[ -]?up|join|get|receive|register|don['’]t miss|never miss|turn on|enable|download|install|read"
    r"|stay (?:up|informed|tuned|connected))"
)
_BY_MAIL = (
    r"(?:newsletters?|inbox|e-?mails?|alerts|notifications?|bulletins?|channels?|headlines|telegram|whatsapp|viber"
    r"|subscription|digital access|(?:our|mobile|the) app|by mail)"
)
_SIGNED = r"(?:subscribed|signed up|registered|signed in|logged in)"
_POINTING = (
    r"(?:related(?: (?:articles?|stor(?:y|ies)|news|content|posts?|links?))?|read (?:also|more|next)|see (?:also|more)"
    r"|also (?:read|see|on .{1,30})|more(?: (?:on this|stories|news))?|most (?:read|popular|viewed)|recommended"
    r"|don['’]t miss|up next|you may also like)"
)
_NO_PERIOD = r"(?<![.])[\"”’'»)]?(?<![.][\"”’'»)])$"
_NETWORK = r"(?:telegram|whatsapp|viber|facebook|twitter|youtube|instagram|newsletter|channel|page|app)"

RULES: tuple[Rule, ...] = (
    _rule(
        Furniture.ADVERT,
        rf"(?:advertisements?|advertising|advertorial|promoted|ad|paid (?:content|post)){END}",
        rf"(?:skip|close|report) (?:this )?ad{END}",
        rf"sponsored(?: (?:content|links?|by\b.*))?{END}",
        r"(?:story|article) continue[sd]? (?:below|after)\b",
        r"(?:scroll|continue|keep) (?:down )?(?:reading|to continue)\b",
        r"advertisement\s?[-–—:]?\s(?:continue reading|scroll|skip|story continues|article continues)\b",
        words=12,
    ),
    _rule(
        Furniture.COOKIE,
        r"(?:we|this (?:web)?site|our (?:web)?site|accept|manage|reject|cookies?)\b.*\b(?:cookies?|gdpr)\b",
        r"by (?:continuing|clicking|using|closing|browsing)\b.*\b(?:cookies?|gdpr)\b",
        words=60,
    ),
    _rule(
        Furniture.SHARE,
        rf"follow @\w+(?: on \w+)?{END}",
        r"(?:a |the )?link has been (?:posted|sent|copied)\b",
        words=12,
    ),
    _rule(Furniture.COOKIE, r"(?:accept|reject|allow|manage) (?:all|cookies|preferences|consent)\b", words=8),
    _rule(Furniture.NEWSLETTER, rf"(?:please )?{_SIGNING}\b.*\b{_BY_MAIL}\b", words=25),
    _rule(
        Furniture.NEWSLETTER,
        r"(?:please )?(?:sign up|subscribe) (?:for|to) (?:the|our|my) \w",
        words=15,
        edges=True,
    ),
    _rule(
        Furniture.NEWSLETTER,
        r"(?:subscribe|sign up|sign in|log in|register|join us|follow us|like us|find us)"
        rf"(?: (?:now|today|here|free|to us|or|and|sign|in|up|log|on .{{1,40}}))*{END}",
        rf"(?:enter )?your e-?mail(?: address)?{END}",
        rf"(?:or |and )?(?:also )?(?:in|on|to|at|via) ours? (?:\w+ )?{_NETWORK}\b",
        words=10,
    ),
    _rule(
        Furniture.NEWSLETTER,
        r"(?:subscribe|sign up|sign in|log in|register) to (?:continue|keep|read|unlock|access|view)\b",
        r"already (?:a |an? registered )?(?:subscriber|subscribed|member|registered|have an account)\b",
        r"(?:this|the full) (?:article|story|content) is (?:for|reserved|available|exclusive)\b"
        r".*\b(?:subscribers?|members)\b",
        words=18,
    ),
    _rule(
        # "reports" is no verb here
        Furniture.NEWSLETTER,
        rf"(?:subscribe|sign up) (?:today|now|here|free)\b[^\"“”]*{END}",
        rf"(?:you can |you may )?unsubscribe (?:at )?any ?time{END}",
        words=25,
        bold=True,
    ),
    _rule(
        Furniture.NEWSLETTER,
        rf"you(?: are|['’]re| have been|['’]ve been| have) (?:now |already |successfully )?{_SIGNED}\b",
        r"(?:you )?(?:must|need to|have to) be (?:logged|signed) in\b",
        r".*\bplease enable notifications\b",
        words=15,
    ),
    _rule(
        Furniture.NEWSLETTER,
        rf"(?:thank you|thanks){END}",
        r"(?:thank you|thanks) (?:so much |very much )?for (?:subscribing|signing up|reading|registering|joining)\b",
        r"(?:thank you|thanks) (?:so much |very much )?for your (?:support|subscription|interest)\b",
        words=12,
        edges=True,
    ),
    _rule(Furniture.DONATION, rf".*(?:{_CARD}|{_IBAN})", words=40),
    _rule(
        Furniture.DONATION,
        r"(?:please )?(?:donate|support (?:us|our|independent|quality|the work)|make a (?:donation|contribution))\b",
        r"(?:please )?become (?:a|our) (?:patron|member|supporter|sponsor)\b",
        r"(?:please )?(?:buy (?:us|me) a coffee|help us|contribute to)\b",
        r".*\b(?:send|make|give) (?:us )?a (?:donation|contribution)\b",
        rf".*{_PAYMENT}.*{_ACCOUNT}",
        words=30,
        edges=True,
    ),
    _rule(
        Furniture.SOURCE_LINK,
        rf"(?:source|original) (?:link|url|article){END}",
        r"(?:view|read) (?:the )?(?:original|source)\b",
        r"(?:source|via|link)\s?:?\s?(?:https?://|www\.)\S+$",
        words=10,
    ),
    _rule(
        Furniture.SOURCE_LINK,
        r"(?:https?://|www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/\S*$",
        r"https?://\S+$",
        words=1,
    ),
    _rule(
        Furniture.SOURCE_LINK,
        rf"(?:\w+ )?(?:reporting|writing|editing|compiled|translated) by [^.!?]*{END}",
        *(wording + END for wording in CREDITS_AT_EDGES),
        words=80,
        edges=True,
        bold=True,
    ),
    # long enough to be the last paragraph themselves
    _rule(Furniture.SOURCE_LINK, *(wording + END for wording in CREDITS), words=80, bold=True),
    _rule(
        Furniture.RELATED,
        r"(?:read|see|watch|listen) (?:also|more|next|too|now|it here|the (?:full|whole|rest|latest))\b",
        r"you can (?:find|read|see|follow|watch|view|get)\b.*\b(?:here|link|below|page|website)\W*$",
        r"(?:click|tap|press) (?:here|on|the)\b",
        r"(?:for|to) (?:more|read|see|learn|find|view|the latest)\b"
        r".*\b(?:here|visit|click|page|website|full story|faqs?)\W*$",
        rf"to read the full (?:story|article){END}",
        r"(?:all|more|other) (?:the )?(?:news|information|stories)\b.*\b(?:here|link|below|page)\W*$",
        r"follow (?:all|the latest|our|live)\b.*\b(?:here|blog|updates|coverage|page)\W*$",
        r"interested in this (?:topic|story)\?",
        words=30,
    ),
    _rule(
        Furniture.RELATED,
        rf"related(?: (?:articles?|stories|story|news|topics?|content|coverage|posts?|links?|items?))?{END}",
        rf"more (?:on|from|in|stories|news|like)\b.*{END}",
        rf"(?:also read|recommended(?: (?:stories|for you|reading))?|don['’]t miss|up next|what to read next){END}",
        rf"you (?:may|might) (?:also )?(?:like|be interested).*{END}",
        rf"(?:trending(?: (?:now|in|on)\b.*)?|most (?:read|popular|viewed|shared|watched)\b.*){END}",
        rf"(?:top (?:stories|coverage)|latest (?:news|stories|headlines)|popular (?:stories|now)){END}",
        rf"(?:editor['’]?s['’]? picks?|from (?:around )?the web){END}",
        words=12,
    ),
    _rule(
        Furniture.RELATED,
        rf"(?:{_POINTING}|watch|full (?:story|coverage)|video)\s?[:>»]\s?\S",
        words=25,
    ),
    _rule(
        # the headline of another article, whoever speaks in it; the article's own words would end in a period
        Furniture.RELATED,
        rf"(?:{_POINTING}|watch|video)\s?[:>»|]\s?\S.*{_NO_PERIOD}",
        rf"(?:read also|also read|see also|read more|read next)\s\S.*{_NO_PERIOD}",
        words=25,
        bold=True,
    ),
    _rule(
        Furniture.ABOUT,
        r"(?:©|\(c\)|copyright\b|trademark and copyright\b)",
        r".*\ball rights reserved\b",
        r"this material may not be\b",
        r"(?:the )?views expressed\b",
        r"read or share this story\b",
        r"(?:report a (?:typo|mistake|problem)|(?:found|spotted|see) an? (?:typo|mistake|error))\b",
        words=60,
    ),
    _rule(
        # what the next issue holds, who the author is
        Furniture.ABOUT,
        r"(?:tomorrow|next week|this weekend|coming up|inside|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
        r" in (?:the |our )?(?-i:[A-Z])[\w’' ]{1,40}:",
        rf"{_NAME}(?: {_NAME}){{1,3}} covers (?:\w+ ){{1,5}}for\b",
        rf"{_NAME}(?: {_NAME}){{1,3}} is (?:a|an|the|our) [^.]{{0,60}}\b{_JOB}(?: (?:for|at|with|based)\b|\. Follow\b)",
        words=40,
        edges=True,
    ),
    _rule(
        Furniture.ABOUT,
        r"(?:about us|contact us|privacy policy|terms (?:of|and)|our standards|editorial policy|about the authors?)\b",
        words=12,
    ),
    _rule(
        Furniture.CAPTION,
        r"(?:photo|image|picture|video|file|stock)s?"
        r"(?: ?(?:sources?|credits?|copyright|caption|by|courtesy|from|photo|illustration)\b| ?[:/|])\W*\w",
        r"(?:credits? ?[:/|]|caption ?:)\W*\w",
        words=18,
    ),
    _rule(
        Furniture.CAPTION,
        r"(?:file |pool |archive )?(?:photo|image|picture|caption)s?(?: caption)?\s?:\W*\w",
        r"(?:file |pool |archive )?(?:photo|image|picture|caption)s?\b[^\[\]()]*[\])]\W*$",
        words=60,
    ),
    _rule(
        # The quay on Sunday. Photo: A. Brook / Orle Post
        Furniture.CAPTION,
        r".*[.!?…)”\"’]\s(?:file )?(?:photo|image|picture|credit)s?\s?(?:by\b|credit\b|courtesy\b|[:/|©])"
        rf"(?:[^.!?]|\b[A-Z]\.){{2,60}}{END}",
        words=35,
    ),
    _rule(
        Furniture.CAPTION,
        r"image caption\b",
        r"file\s?(?:photo|image|picture)?\s?[:–—-]",
        r"in this\b[^.]{0,60}\b(?:photo|image|picture|video)\b",
        words=80,
    ),
    _rule(
        Furniture.CAPTION,
        # Ada Brook/AFP, AP Photo/Ada Brook, BPA via Getty Images
        rf"(?:{_AGENT}|{_NAME}(?: {_NAME}){{0,3}})\s?/\s?{_AGENT}\b[^.]{{0,40}}$",
        rf"{_AGENT}(?: photos?)?\s?/\s?[^\W\d_].{{0,60}}$",
        r"(?:photo|image|video|pool|file|picture)s?\b[^.]{0,60}\bvia\b[^.]{0,40}$",
        rf"[^.]{{2,60}} via (?:getty images|ap|afp|reuters|epa){END}",
        words=14,
    ),
    _rule(
        Furniture.CAPTION,
        # Ada Brook, AFP/Getty Images
        rf"{_NAME}(?: {_NAME}){{1,4}}\s?[,|–—-]\s?{_AGENT}(?:\s?/\s?[\w ]+|\s?[–—-]\s?[\w ]+|\s?via [\w ]+)?{END}",
        r"pool photo by\b",
        words=10,
    ),
    _rule(
        Furniture.CAPTION,
        # The quay on Sunday. (Photo by Ada Brook / AFP)
        rf".*\((?:file |pool |{AGENCY} )*(?:photo|image|picture|video)s?\b[^()]{{0,100}}\){END}",
        rf".*\((?:{AGENCY} ?/|[^()]{{1,40}}/ ?{_AGENT})[^()]{{0,100}}\){END}",
        words=60,
    ),
    _rule(
        Furniture.LAYOUT,
        r"(?:article|banner|widget|sidebar|header|footer|page|content|block|ad)"
        r"(?: (?:top|bottom|middle|vertical|horizontal|left|right|inline|sidebar|banner|block|end|start|desktop|mobile"
        r"|\d+))+$",
        rf"(?:image|photo|slide|picture|video)?\W?\d+ ?(?:of|/) ?\d+{END}",
        words=6,
    ),
    _rule(
        Furniture.LAYOUT,
        r"home ?[>»/|›]",
        rf"powered by [\w.]+(?: \w+)?{END}",
        rf"(?:enter|choose|change|select|set) (?:your |a )?(?:city|location|zip|postcode|region|edition)\b.*{END}",
        rf"(?:order|buy|purchase)\W{{0,3}}(?:order )?(?:a |our )?reprints?{END}",
        r"media playback is (?:un|not )supported\b",
        rf"(?:\d+ )?min(?:ute)?s?[ -]?read{END}",
        rf"\d[\d.,]*k? (?:comments?|shares?|views?|likes?|retweets){END}",
        r"(?:est(?:imated)?\.? )?reading time\b",
        r"(?:skip to|jump to|back to|scroll to|go to) (?:\w+ ){0,3}"
        r"(?:content|top|main|navigation|permalink|page|menu|search)\b",
        r"(?:join|leave|post|write|add|view|show|hide|see|load|read)(?: a| the| all| your| more| \d+)?(?: new)?"
        rf" (?:comments?|conversation|discussion|repl(?:y|ies))\b{END}",
        rf"comments? (?:are )?(?:closed|off|policy|via .{{1,30}}){END}",
        words=10,
    ),
    _rule(
        Furniture.LAYOUT, r"(?:tags?|keywords?|topics?|filed under|categor(?:y|ies)|labels?|sections?)\s?:", words=40
    ),
    _rule(Furniture.LAYOUT, r"(?:tags?|keywords|filed under)\b[^.!?]*$", words=40, edges=True),
    _rule(
        Furniture.LAYOUT,
        r"(?:please )?(?:enable javascript|upgrade your browser|turn off your ad ?blocker)\b",
        r".*\bno longer supports? (?:internet explorer|your browser|this browser)\b",
        r"(?:your|change|set) (?:your )?(?:weather|location)\b.*\b(?:location|time|place)\W*$",
        r".*\bexternal links and will open in a new window\b",
        words=30,
    ),
)


@lru_cache(maxsize=4096)
def find_kind(text: str, *, at_edge: bool) -> Furniture | None:
    """What the table says of a line, ``at_edge`` telling that it stands above or below the paragraphs."""
    if len(text) > _LONGEST:
        return None
    spoken, size = speaks(text), text.count(" ") + 1
    for rule in RULES:
        holds = size <= rule.words and (at_edge or not rule.edges) and (rule.bold or not spoken)
        if holds and rule.wording.match(text):
            return rule.kind
    return None
