"""Attribution without a verb of its own: "according to X", "reportedly", "X's claim that", "no comment", headlines."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.view import View
from headwater.types import Sentence, Span, Stance

LIKELY, DOUBTFUL = 0.8, 0.6
_NO_COMMENT = re.compile(
    r"\bno (?P<what>(?:immediate |official |further )?(?:comment|response|reaction|word))"
    r" (?:was (?:available|given) )?(?:from|by) (?P<who>[^.,;\n]{3,80})",
    re.IGNORECASE,
)
_LONGEST_SOURCE = 8  # words on the short side of a headline's colon
_TELLERS = frozenset("monitor report source witness activist ngo medic official".split())  # at the end of a headline
_KINDS = frozenset(
    "medical military security state rights rescue local government opposition police army hospital news media".split()
)
_GOVERNING = frozenset("in on at near of from to for by with over against the a an and".split())
_SIDE = re.compile(r"\s*[:–—]\s+|\s+-\s+")


def find_by_phrases(view: View, sentence: Sentence) -> list[Found]:
    found: list[Found] = []
    for i in range(sentence.first, sentence.last):
        for finder in (_BY_LEMMA.get(view.tokens[i].lemma), _BY_WORD.get(view.lower[i])):
            statement = finder(view, sentence, i) if finder else None
            if statement is not None:
                found.append(statement)
    return [*found, *_no_comment(view, sentence)]


def _found(content: Sequence[Span], source: Span | None, cue: Span, confidence: float) -> Found | None:
    kept = tuple(c for c in content if source is None or not c.overlaps(source))
    if not kept:
        return None
    return Found(kept, source, cue, Stance.ASSERTS, (), None, continues=False, confidence=confidence)


def _according_to(view: View, sentence: Sentence, i: int) -> Found | None:
    if i + 1 >= sentence.last or view.lower[i + 1] != "to":
        return None
    head = next((c for c in view.deps(i + 1, "pobj")), None)
    head = next((c for c in view.deps(i, "pobj")), None) if head is None else head
    if head is None or head <= i + 1:
        return None
    first, last = view.chunk(head)
    first = max(first, i + 2)
    last = min(last, sentence.last)
    if i == sentence.first:
        last = _until_comma(view, first, last)
    source = view.span(first, last)
    cue = view.span(i, i + 2)
    if source is None or cue is None:
        return None
    return _found(_around(view, sentence, i, last), source, cue, LIKELY)


def _until_comma(view: View, first: int, last: int) -> int:
    """At the head of a sentence the source ends at its comma, whatever the parse hung below it."""
    return next((k for k in range(first + 1, last) if view.words[k] == "," and _clause_follows(view, k)), last)


def _clause_follows(view: View, comma: int) -> bool:
    return comma + 1 < len(view.tokens) and view.tokens[comma + 1].dep not in ("appos", "conj")


def _around(view: View, sentence: Sentence, first: int, last: int) -> list[Span]:
    """What a sentence says besides the tokens [first, last): before them, behind them, or both where they interrupt."""
    left, right = view.span(sentence.first, first), view.span(last, sentence.last)
    left_says = left is not None and _says(view, sentence.first, first)
    right_says = right is not None and _says(view, last, sentence.last)
    opens_clause = first > sentence.first and _is_opener(view, first - 1)
    if left is None or first - sentence.first < 2 or (opens_clause and right_says):
        return [right] if right is not None and right_says else []
    if left_says:
        return [left]
    return [left, right] if right is not None and right_says else []


def _is_opener(view: View, k: int) -> bool:
    """As in "..., where, according to X, ...": what X said comes behind."""
    k = k - 1 if view.words[k] == "," and k > 0 else k
    return view.tokens[k].tag in ("WRB", "CC", "WDT") or view.lower[k] == "that"


def _says(view: View, first: int, last: int) -> bool:
    return any(view.tokens[k].pos in ("VERB", "AUX") for k in range(first, last)) or last - first >= 5


def _reportedly(view: View, sentence: Sentence, i: int) -> Found | None:
    head = view.tokens[i].head
    if view.tokens[head].pos not in ("VERB", "AUX"):
        return None
    first, last = view.chunk(head)
    left, right = view.span(max(first, sentence.first), i), view.span(i + 1, min(last, sentence.last))
    return _found([s for s in (left, right) if s], None, view.word_at(i), LIKELY)


def _statement_noun(view: View, sentence: Sentence, i: int) -> Found | None:
    token = view.tokens[i]
    if token.pos != "NOUN":
        return None
    if token.lemma == "report" and i + 1 < sentence.last and view.lower[i + 1] == "of" and _exists(view, i):
        content = view.span(i + 2, view.chunk(i)[1])
        return _found([content] if content else [], None, view.word_at(i), DOUBTFUL)
    clause = next(
        (
            c
            for c in view.deps(i, "acl", "ccomp", "relcl")
            if any(view.lower[m] == "that" and view.tokens[m].dep == "mark" for m in view.children[c])
        ),
        None,
    )
    if clause is None:
        return None
    owner = next(iter(view.deps(i, "poss")), None)
    giver = next(iter(view.governed(i, ("from", "by", "of"))), None)
    named = owner if owner is not None else giver
    if named is None and token.lemma != "report":
        return None
    first, last = view.chunk(clause)
    first = next((k + 1 for k in range(first, last) if view.lower[k] == "that"), first)
    content = view.span(first, min(last, sentence.last))
    source = view.span(*view.chunk(named)) if named is not None else None
    return _found([content] if content else [], source, view.word_at(i), DOUBTFUL)


def _exists(view: View, i: int) -> bool:
    """As in "There have been reports"."""
    return view.tokens[i].dep == "attr" and any(
        view.tokens[c].dep == "expl" for c in view.children[view.tokens[i].head]
    )


def _in_their_words(view: View, sentence: Sentence, i: int) -> Found | None:
    """As in "In his opinion, ..."."""
    if view.tokens[i].dep != "pobj" or view.lower[view.tokens[i].head] not in ("in", "by"):
        return None
    owner = next(iter(view.deps(i, "poss")), None)
    if owner is None:
        return None
    source, cue = view.span(*view.chunk(owner)), view.word_at(i)
    return _found(_around(view, sentence, view.tokens[i].head, i + 1), source, cue, LIKELY)


def _quoted_saying(view: View, sentence: Sentence, i: int) -> Found | None:
    """As in "..., the portal quoted the minister as saying": the minister is the source and the portal the relay."""
    says = i + (view.lower[i] == "as")
    if view.lower[says : says + 1] not in (["saying"], ["telling"]) or (says == i and view.lower[i - 1] == "as"):
        return None
    verb = next((k for k in range(i - 1, sentence.first - 1, -1) if view.tokens[k].lemma in ("quote", "cite")), None)
    if verb is None or (says == i and view.tokens[verb].tag == "VBG"):
        return None
    hanging = view.tokens[verb].dep == "acl" and view.tokens[verb].tag == "VBN"  # "Ada Berg, quoted as saying ..."
    passive = hanging or bool(view.deps(verb, "nsubjpass"))
    subject = view.tokens[verb].head if hanging else next(iter(view.deps(verb, "nsubj", "nsubjpass")), None)
    teller = view.span(*view.chunk(subject, without=[verb])) if subject is not None else None
    source = teller if passive else view.span(verb + 1, i)
    agent = view.agent(verb)
    passing_on = teller if not passive else view.span(*view.chunk(agent)) if agent is not None else None
    relays = () if passing_on is None else (passing_on,)
    if source is None:
        return None
    stops = min(verb, view.tokens_in(teller)[0]) if teller else verb
    left = view.span(sentence.first, stops)
    right = view.span(_behind_addressee(view, sentence, says), sentence.last)
    quoted_left = left is not None and view.text[view.tokens[stops - 1].start] in '"”»“,'
    content = left if quoted_left else right
    if content is None or content.overlaps(source):
        return None
    cue = view.word_at(verb)
    return Found((content,), source, cue, Stance.ASSERTS, relays, None, continues=False, confidence=0.95)


def _behind_addressee(view: View, sentence: Sentence, says: int) -> int:
    """Where what is said begins: "saying | it held", "saying that | it held", "telling the paper that | it held"."""
    that = next((k for k in range(says + 1, sentence.last) if view.lower[k] == "that"), None)
    addressed = view.lower[says] == "telling" or that == says + 1
    return that + 1 if that is not None and addressed else says + 1


def _report_citing(view: View, sentence: Sentence, i: int) -> Found | None:
    """As in "The dam held local media report citing a resident", where the comma that tells was lost."""
    if i - 2 <= sentence.first:
        return None
    teller = i - 2
    if view.tokens[i - 1].lemma != "report" or view.lower[teller] not in lexicon.MEDIA_NOUNS:
        return None
    first = teller
    for part in ("PROPN", "ADJ"):  # "state media", "pro-Orvan Quarra FM radio"
        while first > sentence.first and view.tokens[first - 1].pos == part:
            first -= 1
    content, relay = view.span(sentence.first, first), view.span(first, i - 1)
    source = view.span(i + 1, _until_comma(view, i + 1, sentence.last))
    if content is None or relay is None or source is None:
        return None
    cue = view.word_at(i)
    return Found((content,), source, cue, Stance.ASSERTS, (relay,), None, continues=False, confidence=0.95)


def _no_comment(view: View, sentence: Sentence) -> list[Found]:
    match = _NO_COMMENT.search(view.text, sentence.span.start, sentence.span.end)
    if match is None:
        return []
    who = view.trim(*match.span("who"))
    what = Span(*match.span("what"))
    return [Found((what,), who, what, Stance.DECLINES, (), None, continues=False, confidence=LIKELY)] if who else []


# ---------------------------------------------------------------- headlines


def find_in_headline(view: View, title: Span, sources: Sequence[str]) -> Found | None:
    """As in "Dam was mined: minister", "Minister: dam was mined", "Dam was mined Minister" where the colon was lost.

    ``sources`` are the source wordings of the article's body; without a colon the headline's last words count as its
    source only if the body uses them, or what they abbreviate, as a source.
    """
    text = title.of(view.text)
    marks = list(_SIDE.finditer(text))
    if len(marks) == 1:
        mark = marks[0]
        before, after = text[: mark.start()], text[mark.end() :]
        cue = Span(title.start + mark.start(), title.start + mark.end())
        if _names_source(after, sources) and len(before.split()) >= 3:
            return _headline(view, (title.start, cue.start), (cue.end, title.end), cue)
        if _names_source(before, sources) and len(after.split()) >= 3:
            return _headline(view, (cue.end, title.end), (title.start, cue.start), cue)
    words = [m.span() for m in re.finditer(r"\S+", text)]
    for count in (4, 3, 2, 1):
        if len(words) < count + 4:
            continue
        start = words[-count][0]
        if text[slice(*words[-count - 1])].lower() in _GOVERNING:
            continue  # "Strikes near Orle": a place, whoever else speaks for it
        same = any(_same_source(text[start:], source) for source in sources)
        if _is_bare_teller(text, start) or (same and not _is_modified(view, title.start + start, title.end)):
            cue = Span(title.start + start, title.end)
            return _headline(view, (title.start, cue.start), (cue.start, cue.end), cue)
    return None


def _is_modified(view: View, start: int, end: int) -> bool:
    """Whether the word before is part of the phrase, as in "Planes hit Orvan *opposition forces*"."""
    phrase = view.tokens_in(Span(start, end))
    before = view.tokens[phrase[0] - 1] if phrase and phrase[0] else None
    lower = view.text[start].islower()
    return lower and before is not None and before.head in phrase and before.dep in ("amod", "compound", "det", "poss")


def _is_bare_teller(text: str, start: int) -> bool:
    """As in "Dam burst in Orle Medical source" of a headline that has capitals for names only: its colon was lost."""
    said, teller = text[:start].split(), text[start:].split()
    in_sentence_case = sum(w[0].islower() for w in said[1:]) * 2 > len(said)
    noun = teller[-1].lower()
    tells = noun in _TELLERS or noun.rstrip("s") in _TELLERS
    kind = len(teller) == 1 or (len(teller) == 2 and teller[0].lower() in _KINDS and teller[1][0].islower())
    return in_sentence_case and tells and kind and teller[0][0].isupper()


def _headline(view: View, content: tuple[int, int], source: tuple[int, int], cue: Span) -> Found | None:
    said, who = view.trim(*content), view.trim(*source)
    return _found([said], who, cue, LIKELY) if said and who else None


def _names_source(side: str, sources: Sequence[str]) -> bool:
    words = side.split()
    if not 0 < len(words) <= _LONGEST_SOURCE:
        return False
    if any(_same_source(side, source) for source in sources):
        return True
    last = words[-1].strip(".,'\"”").lower()
    return last in lexicon.ROLE_NOUNS or last.rstrip("s") in lexicon.UNNAMED_NOUNS or last in lexicon.AGENCIES


def _same_source(short: str, source: str) -> bool:
    wanted = _bare(short)
    have = _bare(source)
    if not wanted:
        return False
    initials = "".join(w[0] for w in have if w not in ("of", "for", "and", "the"))
    return wanted == have or (
        len(wanted) == 1 and len(wanted[0]) >= 2 and short.strip().isupper() and wanted[0] == initials
    )


def _bare(name: str) -> list[str]:
    return [{"television": "tv"}.get(w, w) for w in re.findall(r"\w+", name.lower()) if w not in ("the", "a", "an")]


_Finder = Callable[[View, Sentence, int], Found | None]

# which phrase to look for at which word
_BY_LEMMA: dict[str, _Finder] = dict.fromkeys(lexicon.STATEMENT_NOUNS, _statement_noun)
_BY_WORD: dict[str, _Finder] = {
    "according": _according_to,
    **dict.fromkeys(("as", "saying", "telling"), _quoted_saying),
    **dict.fromkeys(("reportedly", "purportedly", "allegedly"), _reportedly),
    **dict.fromkeys(("opinion", "view", "words", "assessment", "account", "estimate"), _in_their_words),
    **dict.fromkeys(("citing", "quoting"), _report_citing),
}
