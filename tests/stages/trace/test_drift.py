from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.stages.resolve import resolve
from headwater.stages.trace import trace
from headwater.types import Change, Claim, Drift, DriftKind, Family, Form, Narrated, Part, Passage, Reading, Span
from stages.records import reading, says, span_of

NAMES = {"Ada Berg": "PERSON", "Osk Varn": "PERSON", "Karst": "GPE", "Oren": "GPE"}


def told(n: int, words: str, by: str | None = "Ada Berg", *, form: Form = Form.INDIRECT, **known) -> Reading:
    """The n-th article, of the n-th day of May."""
    source = known.pop("source", by)
    text = f"{words}, {source} said." if source else f"{words}."
    said = says(by, words, source=source, hedged=known.pop("hedged", False))
    published = known.pop("published", f"2031-05-{n:02}")
    made = reading(f"a{n}", text, said, names=NAMES, published=published, **known)
    return Reading(made.annotated, tuple(replace(s, form=form) for s in made.statements))


def flat(n: int, words: str) -> tuple[Reading, Narrated]:
    """An article that says it in its own voice."""
    made = reading(f"a{n}", f"{words}.", names=NAMES, published=f"2031-05-{n:02}")
    return made, Narrated(Passage(f"a{n}", Span(0, len(words))), dropped=True)


def drift(*readings: Reading, narrated=(), parts=(), families=None) -> Drift:
    ids = tuple(sorted(s.id for r in readings for s in r.statements))
    first = next(s for r in readings for s in r.statements)
    gist = Passage(first.article, first.content[0])
    claim = Claim("cl-1", gist, ids, tuple(narrated), 1.0, "align/test", tuple(parts))
    kin = families or [Family(f"fam-{r.article.id}", (r.article.id,), None, (), "derive/test") for r in readings]
    return trace(readings, resolve(readings), kin, [claim])[0].drift


def changes(kind: DriftKind, *readings: Reading, **known) -> list[str]:
    return [c.what for c in drift(*readings, **known).changes if c.kind is kind]


# -------------------------------------------------------------------- figures


def test_a_figure_that_is_rounded():
    readings = [
        told(1, "They hold 1024 farms there", figures={"1024": "farm"}),
        told(2, "They hold about 1000 farms", figures={"about 1000": "farm"}),
    ]
    assert changes(DriftKind.FIGURE, *readings) == ["“1024 farms” became “about 1000 farms”"]


def test_each_form_of_a_figure_is_told_once():
    readings = [told(n, f"They hold {f} farms", figures={f: "farm"}) for n, f in enumerate(["90", "80", "80", "90"], 1)]
    assert changes(DriftKind.FIGURE, *readings) == ["“90 farms” became “80 farms”"]


def test_of_one_day_none_is_said_to_come_first():
    readings = [
        told(1, "They hold 90 farms", figures={"90": "farm"}),
        told(2, "They hold 80 farms", figures={"80": "farm"}, published="2031-05-01"),
    ]
    assert changes(DriftKind.FIGURE, *readings) == ["“90 farms” stands beside “80 farms”"]


@pytest.mark.parametrize("figures", [({"90": "farm"}, {"80": "tank"}), ({"90": "farm"}, {"8000": "farm"})])
def test_figures_of_other_things_are_no_drift(figures):
    words = [f"They hold {next(iter(f))} {next(iter(f.values()))}s" for f in figures]
    readings = [told(n, w, figures=f) for n, (w, f) in enumerate(zip(words, figures, strict=True), 1)]
    assert changes(DriftKind.FIGURE, *readings) == []


def test_only_the_words_that_make_the_claim_are_read():
    first = told(1, "They hold 90 farms", figures={"90": "farm"})
    both = told(2, "They hold 90 farms and they lost 80 farms", figures={"90": "farm", "80": "farm"})
    lost = told(3, "They hold farms and they lost 80 farms", figures={"80": "farm"})
    span = span_of(lost.article.text, "They hold farms")
    assert changes(DriftKind.FIGURE, first, both) == []  # it has the same figure, and one of something else
    assert changes(DriftKind.FIGURE, first, lost, parts=[Part(lost.statements[0].id, (span,))]) == []


def test_the_same_figure_from_two_speakers_is_pointed_out():
    readings = [
        told(1, "They hold 74 farms", figures={"74": "farm"}),
        told(2, "They hold 74 farms", "Osk Varn", figures={"74": "farm"}),
    ]
    assert changes(DriftKind.ATTRIBUTION, *readings) == ["“74 farms” is from “Ada Berg”, then from “Osk Varn”"]


# -------------------------------------------------------------------- certainty


def test_a_hedge_that_is_lost():
    readings = [told(1, "Troops purportedly leave Karst for Oren", hedged=True), told(2, "Troops leave Karst for Oren")]
    (change,) = drift(*readings).changes
    assert change.kind is DriftKind.CERTAINTY
    assert change.what == "“purportedly leave Karst for Oren” became flat “Troops leave Karst for Oren”"
    assert words(change.before, readings) == "purportedly leave Karst for Oren"


def test_a_hedge_that_is_added():
    readings = [told(1, "Troops leave Karst for Oren"), told(2, "Troops may leave Karst for Oren", hedged=True)]
    assert changes(DriftKind.CERTAINTY, *readings) == [
        "flat “Troops leave Karst for Oren” became “may leave Karst for Oren”"
    ]


def test_two_speakers_who_are_not_equally_sure_are_no_drift():
    readings = [told(1, "Troops may leave Karst", hedged=True), told(2, "Troops leave Karst", "Osk Varn")]
    assert changes(DriftKind.CERTAINTY, *readings) == []


def test_a_hedge_of_something_else_is_no_drift():
    readings = [told(1, "Six died in Karst and rain may follow", hedged=True), told(2, "Six died in Karst on Monday")]
    assert changes(DriftKind.CERTAINTY, *readings) == []


def test_an_own_voice_that_drops_the_hedge():
    article, passage = flat(2, "Troops leave Karst for Oren")
    found = changes(
        DriftKind.CERTAINTY, told(1, "Troops may leave Karst for Oren", hedged=True), article, narrated=[passage]
    )
    assert found == ["“may leave Karst for Oren” became flat “Troops leave Karst for Oren”"]


# -------------------------------------------------------------------- attribution


def test_a_name_that_becomes_an_office():
    body = "River Observatory"
    readings = [
        told(1, "Troops leave Karst", "Ada Berg", source=f"Ada Berg, head of the {body}"),
        told(2, "Troops leave Karst", body),
    ]
    readings = [Reading(r.annotated, r.statements) for r in readings]
    assert changes(DriftKind.ATTRIBUTION, *readings)[:1] == [
        "“Ada Berg, head of the River Observatory” became “River Observatory”"
    ]


def test_an_attribution_that_is_dropped():
    article, passage = flat(2, "Troops leave Karst for Oren")
    found = changes(DriftKind.ATTRIBUTION, told(1, "Troops leave Karst for Oren"), article, narrated=[passage])
    assert found == ["“Ada Berg” became nobody: “Troops leave Karst for Oren”"]


def test_a_headline_leaves_the_source_to_its_article():
    text = "Troops leave Karst for Oren.\nTroops leave Karst for Oren today, Ada Berg said."
    both = reading(
        "a2", text, says("Ada Berg", "Troops leave Karst for Oren today"), names=NAMES, published="2031-05-02"
    )
    headline = Narrated(Passage("a2", Span(0, 27)), dropped=True)
    assert changes(DriftKind.ATTRIBUTION, told(1, "Troops leave Karst for Oren"), both, narrated=[headline]) == []


def test_a_shorter_form_of_a_name_is_no_change():
    readings = [told(1, "Troops leave Karst"), told(2, "Troops leave Karst", source="Berg")]
    assert changes(DriftKind.ATTRIBUTION, *readings) == []


# -------------------------------------------------------------------- wording


def words(passage: Passage, readings) -> str:
    return passage.span.of(next(r for r in readings if r.article.id == passage.article).article.text)


def edited(found: Drift, readings) -> list[list[tuple[str, str]]]:
    return [
        [
            (
                words(Passage(v.first.article, e.before), readings) if e.before else "",
                words(Passage(v.other.article, e.after), readings) if e.after else "",
            )
            for e in v.edits
        ]
        for v in found.variants
    ]


def test_variants_of_a_quotation_are_aligned_word_by_word():
    readings = [
        told(
            1, "Note how the millers are mending our dam, so the mayor must send his carts to Karst", form=Form.DIRECT
        ),
        told(2, "note well how millers are repairing our dam, so the mayor has to send his carts", form=Form.DIRECT),
    ]
    found = drift(*readings)
    assert edited(found, readings) == [[("", "well"), ("the", ""), ("mending", "repairing"), ("must", "has to")]]
    assert [c.what for c in found.changes] == ["“mending” became “repairing”"]


def test_the_same_words_have_no_edits():
    readings = [told(n, "We shall not leave the bridge", form=Form.DIRECT) for n in (1, 2)]
    assert edited(drift(*readings), readings) == [[]]


def test_a_cut_is_no_other_wording():
    readings = [
        told(1, "We shall not leave the bridge before the last bus has gone to Oren", form=Form.DIRECT),
        told(2, "not leave the bridge before the last bus", form=Form.DIRECT),
    ]
    assert edited(drift(*readings), readings) == [[]]


def test_an_edit_does_not_reach_over_a_cue():
    text = "“We shall leave the old stone,” Ada Berg said, “bridge before the last bus.”"
    broken = reading(
        "a2", text, says("Ada Berg", "We shall leave the old stone", "bridge before the last bus"), names=NAMES
    )
    broken = Reading(broken.annotated, tuple(replace(s, form=Form.DIRECT) for s in broken.statements))
    readings = [told(1, "We shall leave the ancient wooden road before the last bus", form=Form.DIRECT), broken]
    assert edited(drift(*readings), readings) == [[("ancient wooden road", "old stone"), ("", "bridge")]]


@pytest.mark.parametrize("by", ["Osk Varn", "Ada Berg"])
def test_other_quotations_are_no_variants(by):
    readings = [
        told(1, "We shall not leave the bridge before dawn", form=Form.DIRECT),
        told(2, "Bread in Oren costs more than it did a year ago", by, form=Form.DIRECT),
    ]
    assert drift(*readings).variants == ()


# -------------------------------------------------------------------- all of it


def test_one_telling_has_no_drift():
    assert drift(told(1, "They hold about 90 farms", figures={"about 90": "farm"})) == Drift()


def test_a_hundred_tellings_make_no_flood():
    readings = [
        told(n, f"We hold {n * 7 + 90} farms, and mill number {n} may stand", form=Form.DIRECT, hedged=n % 2 == 0,
             figures={str(n * 7 + 90): "farm"}, published=None)
        for n in range(1, 101)
    ]  # fmt: skip
    found = drift(*readings)
    assert 0 < len(found.changes) <= 40
    assert 0 < len(found.variants) <= 20


def test_changes_come_in_the_order_of_time_undated_last():
    readings = [
        told(1, "They hold 90 farms", figures={"90": "farm"}),
        told(2, "They hold 70 farms", figures={"70": "farm"}, published=None),
        told(3, "They hold 80 farms", figures={"80": "farm"}),
    ]
    found: tuple[Change, ...] = drift(*readings).changes
    assert [c.after.article for c in found] == ["a3", "a2"]
