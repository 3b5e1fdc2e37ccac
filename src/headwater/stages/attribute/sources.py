"""Sources as stretches of the text: trimmed, widened, told apart by noun and number, and found where none is named."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.names import role
from headwater.stages.attribute.persons import GROUP_NOUNS
from headwater.stages.attribute.view import View
from headwater.types import Span

SHORT_TITLES = {"fm": "foreign minister", "pm": "prime minister"}
OWNING = frozenset("his her its their".split())
_PARTICLES = frozenset("al el bin ibn bint abu de van von - ’ '".split())
_JOINING = frozenset("for of and in".split())  # "the Observatory for Human Rights a group in Orle"
_DETERMINERS = frozenset("the a an".split())
_POINTING = frozenset("the this that its their his her our".split())
_RELATIVE = frozenset("who which that whose".split())


class Sources:
    """Look-ups over the stretches of one article that name a source."""

    def __init__(self, view: View) -> None:
        self.view = view

    def trimmed(self, source: Span) -> Span:
        """The source without what a finder or a lost comma put to it.

        "it said" is "it"; "14 the head of the mission" and "40 goats a herders' union" begin at the article; "for
        Human Rights monitoring group" begins where the name does; a participle ends "a media unit linked to ...".
        """
        source = self._widened(source)
        tokens = self.view.tokens_in(source)
        lower = [self.view.lower[k] for k in tokens]
        if len(tokens) > 1 and lower[0] == "which" and lower[1] in lexicon.PRONOUNS:
            return self.view.word_at(tokens[1])  # "an attack which it said ..."
        subject = len(tokens) > 1 and lower[0] in lexicon.PRONOUNS - {"that"} - OWNING
        if subject and self.view.tokens[tokens[1]].pos in ("VERB", "AUX", "ADV"):
            return self.view.word_at(tokens[0])
        start, end = source.start, source.end
        closing = re.search(r"\s*[(\[][^()\[\]]*[)\]]$", source.of(self.view.text))
        if closing and closing.start():
            end = source.start + closing.start()  # "Ada Berg (the elder)"
        if lower and lower[0] in ("for", "of"):
            first = tokens[0]
            while first > 0 and self.view.words[first - 1][:1].isupper() and self.view.lower[first - 1] != "the":
                first -= 1
            start = self.view.tokens[first].start if first < tokens[0] else start
        else:
            start = self._after_glue(tokens) or start
        kept = [k for k in tokens if start <= self.view.tokens[k].start < end]
        for n, k in enumerate(kept):
            relative = self.view.lower[k] in _RELATIVE and not self.view.words[k].isupper()
            told_apart = self.view.lower[k] in ("a", "an") and self.view.words[k - 1][:1].isupper()  # "the RRC a group"
            if n > 0 and (relative or told_apart or self._opens_participle(kept, n)):
                end = self.view.tokens[kept[n - 1]].end
                break
        return self.view.trim(start, end) or source

    def _widened(self, source: Span) -> Span:
        """A source that lacks its noun or owner: "Relief" of "the Relief Council", "envoy" of "Dolans envoy"."""
        tokens = self.view.tokens_in(source)
        if len(tokens) != 1:
            return source
        token, head = self.view.tokens[tokens[0]], self.view.tokens[tokens[0]].head
        if token.dep == "det" and self.view.lower[tokens[0]] in _DETERMINERS:
            return self.phrase(head) or source
        noun = role(self.view.tokens[head].lemma.lower())
        if token.dep == "compound" and head == tokens[0] + 1 and noun in GROUP_NOUNS:
            return self.phrase(head) or source
        before = tokens[0] - 1
        owned = token.tag == "NN" and before >= 0 and self.view.words[before][:1].isupper()
        if owned and self.view.words[before].endswith("s") and token.start == self.view.tokens[before].end + 1:
            return Span(self.view.tokens[before].start, source.end)
        return source

    def _after_glue(self, tokens: Sequence[int]) -> int | None:
        """Where a source begins behind words that belong to the clause before it."""
        for n, k in enumerate(tokens[:-1]):
            counted = self.view.lower[k] == "one" and self.view.tokens[tokens[n + 1]].pos == "NOUN"
            if n == 0 or not (counted or self.view.lower[k] in _DETERMINERS):
                continue
            before = tokens[:n]
            named = all(self.view.words[b][:1].isupper() or self.view.lower[b] in _PARTICLES | _JOINING for b in before)
            directly = self.view.tokens[before[-1]].pos in ("NOUN", "PROPN", "NUM")
            kind = self.view.lower[before[-1]] in GROUP_NOUNS  # "the group the River Observatory"
            return self.view.tokens[k].start if directly and not named and not kind else None
        return None

    def _opens_participle(self, tokens: Sequence[int], n: int) -> bool:
        """Whether a participle that hangs on a described noun stands at ``n``: "a media unit *linked* to"."""
        token = self.view.tokens[tokens[n]]
        described = sum(self.view.tokens[k].pos in ("NOUN", "PROPN", "ADJ") for k in tokens[:n]) > 1
        noun = self.view.tokens[tokens[n - 1]].tag == "NN"
        more = n + 1 < len(tokens) and self.view.tokens[tokens[n + 1]].pos in ("ADP", "PART")
        return token.tag in ("VBN", "VBG") and described and noun and more

    def phrase(self, noun: int) -> Span | None:
        """The noun phrase around a noun, without the clauses that hang on it."""
        clauses = self.view.deps(noun, "relcl", "acl", "advcl", "appos", "conj", "cc", "punct", "ccomp", "parataxis")
        return self.view.span(*self.view.chunk(noun, without=clauses))

    def verb_of(self, cue: Span) -> int | None:
        """The verb of a cue, unless it is passive."""
        verbs = [k for k in self.view.tokens_in(cue) if self.view.tokens[k].pos == "VERB"]
        if not verbs:
            return None
        verb = verbs[0]
        passive = self.view.deps(verb, "auxpass", "nsubjpass", "agent")
        bare = self.view.tokens[verb].tag == "VBN" and not self.view.deps(verb, "aux")
        if passive or (bare and self.view.tokens[verb].dep != "conj"):
            return None
        return verb

    def subject_of(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb above it where it has none of its own."""
        at = verb
        for _ in range(5):
            own = self.view.deps(at, "nsubj") or (self.view.deps(at, "nsubjpass") if at != verb else [])
            if own:
                return own[0]
            token = self.view.tokens[at]
            if token.dep == "acl":
                return token.head if token.tag == "VBG" else None
            if token.dep not in ("advcl", "conj", "xcomp", "pcomp", "prep", "ccomp", "dep") or token.head == at:
                return None
            at = token.head
        return None

    def antecedent(self, pronoun: Span) -> Span | None:
        """What "which" or "who" takes up, without the clause."""
        at = next(iter(self.view.tokens_in(pronoun)), None)
        if at is None:
            return None
        k = at
        for _ in range(4):
            if self.view.tokens[k].dep == "relcl":
                return self.phrase(self.view.tokens[k].head)
            k = self.view.tokens[k].head
        return self.phrase(at - 1) if at and self.view.tokens[at - 1].pos in ("NOUN", "PROPN") else None

    def _head(self, source: Span) -> int | None:
        """The noun that a source is about: the last one before a preposition, which holds without commas too."""
        head = None
        for k in self.view.tokens_in(source):
            pos = self.view.tokens[k].pos
            if self.view.tokens[k].start > source.start and self.view.text[self.view.tokens[k].start - 1] == "-":
                continue  # "Orle-based"
            stops = pos in ("ADP", "VERB", "SCONJ", "CCONJ") or self.view.lower[k] in _RELATIVE | {",", "("}
            if stops and head is not None:
                break
            if not stops and pos in ("NOUN", "PROPN", "ADJ"):
                head = k if pos != "ADJ" or head is None else head
        return head

    def head_noun(self, source: Span) -> str:
        head = self._head(source)
        if head is None:
            return ""
        return role(SHORT_TITLES.get(self.view.lower[head], self.view.tokens[head].lemma.lower()).split()[-1])

    def is_plural(self, source: Span) -> bool:
        head = self._head(source)
        return head is not None and self.view.tokens[head].tag == "NNS"

    def is_definite(self, source: Span) -> bool:
        """Whether a description points at somebody known: "the group", a headline's "monitor"; not "groups"."""
        first = source.of(self.view.text).split(maxsplit=1)[0]
        if first.lower() in ("a", "an", "some", "another", "one"):
            return False
        return first.lower() in _POINTING or first[0].isupper() or self.in_title(source)

    def names_itself(self, source: Span) -> bool:
        """Whether the source is a name, in the tagger's eyes or by its capitals: "the General Staff", "Orle police"."""
        text = re.sub(r"\b[\w.]+-(?:based|run|backed|led|linked)\b", "", source.of(self.view.text))
        words = [w for w in text.split() if w.lower() not in _DETERMINERS]
        opens = len(words) > 1 and words[0][:1].isupper() and text[:1] != words[0][:1]
        return opens or any(w[:1].isupper() for w in words[1:])

    def in_title(self, source: Span) -> bool:
        title = self.view.annotated.article.title
        return title is not None and title.contains(source)
