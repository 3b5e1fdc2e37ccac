from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.resolve import resolve
from headwater.stages.trace import trace
from headwater.types import Claim, Family, Form, Narrated, Passage, Reading, Span
from stages.records import reading, says

SPEAKERS = [None, "Ada Berg", "Berg", "officials", "the company", "Arvia", "Arvian government", "Northwire", "Orle Post",
            "Northwire correspondent", "River Observatory", "River Observatory spokesman", "a miller", "李娜", "—",
            "Ada Berg and Arvia", "Const. Berg"]  # fmt: skip
NAMES = {"Ada Berg": "PERSON", "Arvia": "GPE", "Northwire": "ORG", "River Observatory": "ORG", "Karst": "GPE"}
CONTENTS = [
    "They hold 90 farms near Karst",
    "they may hold 80 farms near Karst",
    "“hold about 70 farms” near Karst",
    "May",
]


@st.composite
def told(draw, number: int) -> Reading:
    by, words = draw(st.sampled_from(SPEAKERS)), draw(st.sampled_from(CONTENTS))
    figure = next((f for f in ("90", "80", "70") if f in words), None)
    made = reading(
        f"a{number}",
        f"{words}, {by} said." if by else f"{words}.",
        says(by, words, hedged="may" in words),
        names=NAMES,
        figures={figure: "farm"} if figure else {},
        outlet=draw(st.sampled_from([None, "Northwire", "Orle Post"])),
        published=draw(st.sampled_from([None, "2031-05-14", "2031-05-15T09:00"])),
    )
    form = draw(st.sampled_from(Form))
    return Reading(made.annotated, tuple(replace(s, form=form) for s in made.statements))


@st.composite
def corpora(draw) -> list[Reading]:
    return [draw(told(n)) for n in range(draw(st.integers(1, 6)))]


def traced(readings: list[Reading]):
    ids = tuple(sorted(s.id for r in readings for s in r.statements))
    first = min((s for r in readings for s in r.statements), key=lambda s: s.id)
    own = tuple(Narrated(Passage(r.article.id, Span(0, 4)), dropped=True) for r in readings[:1])
    claim = Claim("cl-1", Passage(first.article, first.content[0]), ids, own, 1.0, "align/test")
    families = [Family(f"fam-{r.article.id}", (r.article.id,), None, (), "derive/test") for r in readings]
    return trace(readings, resolve(readings), families, [claim])[0]


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_every_span_lies_in_its_text_and_every_origin_in_the_claim(readings):
    found = traced(readings)
    texts = {r.article.id: r.article.text for r in readings}
    ids = {s.id for r in readings for s in r.statements}
    passages = [p for c in found.drift.changes for p in (c.before, c.after)]
    passages += [p for v in found.drift.variants for p in (v.first, v.other)]
    assert all(p.span.end <= len(texts[p.article]) for p in passages)
    for variant in found.drift.variants:
        assert all(variant.first.span.contains(e.before) for e in variant.edits if e.before)
        assert all(variant.other.span.contains(e.after) for e in variant.edits if e.after)
    assert all(set(o.statements) <= ids and o.statements for o in found.origins)


@settings(max_examples=40, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(readings, random):
    shuffled = list(readings)
    random.shuffle(shuffled)
    own = readings[:1]  # the narrated passage is the first one's
    rest = [r for r in shuffled if r is not own[0]]
    assert traced(own + rest) == traced(readings)
