from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import jsonschema
import pytest

from headwater.report import claimed, html, markdown
from headwater.report.build import build_brief
from headwater.report.schema import load_schema
from headwater.settings import Settings
from headwater.types import (
    Account,
    Change,
    Circle,
    Claim,
    Conflict,
    ConflictKind,
    Drift,
    DriftKind,
    Edit,
    Family,
    Lineage,
    Narrated,
    Origin,
    OriginKind,
    Part,
    Passage,
    Possible,
    Reading,
    Reconciled,
    Reconciliation,
    Variant,
)
from stages.records import denies, reading, says, span_of

THEN = datetime(2031, 5, 14, 7, 46, tzinfo=UTC)
PORT = (
    "The harbour holds at least 60 ships and the mill burned, Ada Berg said. "
    "“We shall open the gates at dawn,” she added. Snow fell."
)
POST = "The harbour holds about 63 boats. “We will open the gates,” Ada Berg said. Osk Varn said the gates are shut."
SHIPS, MILL, DAWN = "harbour holds at least 60 ships", "the mill burned", "We shall open the gates at dawn"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return (
        reading(
            "a1",
            PORT,
            says("Ada Berg", "The harbour holds at least 60 ships and the mill burned"),
            says("Ada Berg", DAWN),
            figures={"at least 60": "ship"},
            outlet="Orle Post",
        ),
        reading(
            "a2",
            POST,
            says("Ada Berg", "We will open the gates"),
            denies("Osk Varn", "the gates are shut"),
            outlet="Lantern",
            figures={"about 63": "ship"},
        ),
    )


def at(article: str, words: str) -> Passage:
    return Passage(article, span_of(PORT if article == "a1" else POST, words))


def lineage(claim: str, articles: tuple[str, ...], **known: object) -> Lineage:
    line = Lineage(
        claim=claim,
        origins=(),
        relays=(),
        families=tuple(f"f-{a}" for a in articles),
        articles=articles,
        outlets=tuple({"a1": "Orle Post", "a2": "Lantern"}[a] for a in articles),
        sides=(),
        declines=(),
        first_seen=None,
        hedged_in=(),
        made_by="trace/test",
    )
    return dataclasses.replace(line, **known)


@pytest.fixture(scope="module")
def account(readings) -> Account:
    both, dawn = (s.id for s in readings[0].statements)
    gates, shut = (s.id for s in readings[1].statements)
    boats = at("a2", "harbour holds about 63 boats")
    claims = (
        Claim(
            "c-ships",
            at("a1", SHIPS),
            (both,),
            (Narrated(boats, dropped=True, confidence=0.83),),
            0.83,
            "align/test",
            parts=(Part(both, (at("a1", SHIPS).span,)),),
            possible=(Possible(at("a1", "Snow fell"), None, 0.4, ("one place",)),),
            reasons=("one figure, two bounds",),
        ),
        Claim("c-mill", at("a1", MILL), (both,), (), 1.0, "align/test", parts=(Part(both, (at("a1", MILL).span,)),)),
        Claim("c-gates", at("a1", DAWN), (dawn, gates), (), 0.9, "align/test"),
        Claim("c-shut", at("a2", "the gates are shut"), (shut,), (), 1.0, "align/test"),
        Claim(
            "c-snow", at("a1", "Snow fell"), (), (Narrated(at("a1", "Snow fell"), dropped=False),), 1.0, "align/test"
        ),
    )
    figure = Change(DriftKind.FIGURE, at("a1", "at least 60"), at("a2", "about 63"), "“at least 60” became “about 63”")
    variant = Variant(
        at("a1", DAWN),
        at("a2", "We will open the gates"),
        (
            Edit(at("a1", "shall").span, at("a2", "will").span),
            Edit(at("a1", "at dawn").span, None),
        ),
    )
    lineages = (
        lineage(
            "c-ships",
            ("a1", "a2"),
            hedged_in=("a2",),
            drift=Drift((figure,)),
            circles=(Circle(("Lantern", "Orle Post"), (both,)),),
        ),
        lineage("c-mill", ("a1",), origins=(Origin("Orle Post reporter", None, OriginKind.WITNESS, (both,)),)),
        lineage("c-gates", ("a1", "a2"), drift=Drift((), (variant,))),
        lineage("c-shut", ("a2",), origins=(Origin("Osk Varn", None, OriginKind.SPEAKER, (shut,)),)),
        lineage("c-snow", ("a1",)),
    )
    words = (at("a1", DAWN), at("a2", "the gates are shut"))
    return Account(
        entities=(),
        families=tuple(Family(f"f-{a}", (a,), a, (), "derive/test") for a in ("a1", "a2")),
        claims=claims,
        lineages=lineages,
        conflicts=(
            Conflict(
                "k1",
                ConflictKind.ACCOUNT,
                ("c-gates", "c-shut"),
                "Ada Berg says open, Osk Varn says shut",
                (),
                "compare/test",
                words,
                0.8,
            ),
            Conflict("k3", ConflictKind.DENIAL, ("c-gates", "c-shut"), "Osk Varn denies it", (), "compare/test"),
            Conflict("k2", ConflictKind.ACCOUNT, ("c-shut", "c-snow"), "two accounts", (), "compare/test"),
        ),
        movements=(),
        reconciled=(
            Reconciled(
                "n1",
                ConflictKind.QUANTITY,
                ("c-ships", "c-snow"),
                Reconciliation.APPROXIMATION,
                "60 is about 60",
                ("at least 60", "about 60"),
                (at("a1", "at least 60"),),
                "compare/test",
            ),
        ),
    )


@pytest.fixture(scope="module")
def made(readings, account):
    return build_brief(readings, account, (), Settings(), made_at=THEN)


@pytest.fixture(scope="module")
def packed(made):
    return made.to_dict()


def words_at(packed, found):
    text = next(a["text"] for a in packed["articles"] if a["id"] == found["article"])
    assert text[found["start"] : found["end"]] == found["text"]
    return found["article"], found["text"]


def test_it_satisfies_the_schema(packed):
    for article in packed["articles"]:
        article["sha256"] = "0" * 64  # the tiny records have none
    jsonschema.validate(packed, load_schema(), jsonschema.Draft202012Validator)


def test_a_statement_of_two_claims_gives_each_its_part(packed):
    ships, mill, *_ = packed["claims"]
    assert ships["statements"] == mill["statements"]
    assert [[w["text"] for w in p["spans"]] for p in ships["parts"] + mill["parts"]] == [[SHIPS], [MILL]]
    assert [q["text"] for q in ships["quantities"]] != []
    assert mill["quantities"] == []  # the figure is the other claim's


def test_how_sure_it_is_and_why(packed):
    ships = packed["claims"][0]
    (told,) = ships["narrated"]
    assert (told["dropped"], told["confidence"]) == (True, 0.83)
    assert ships["reasons"] == ["one figure, two bounds"]
    (possible,) = ships["possible"]
    assert words_at(packed, possible) == ("a1", "Snow fell")
    assert (possible["statement"], possible["confidence"], possible["reasons"]) == (None, 0.4, ["one place"])


def test_what_an_article_tells_itself_is_shown_by_the_sentence(packed, readings, account, monkeypatch):
    (told,) = packed["claims"][0]["narrated"]
    assert told["text"] == "The harbour holds about 63 boats."
    monkeypatch.setattr(claimed, "MOST_SHOWN", 10)
    brief = build_brief(readings, account, (), Settings(), made_at=THEN)
    assert brief.claims[0].narrated[0].text == "harbour holds about 63 boats"


def test_changes_and_variants_have_the_words_of_both_sides(packed):
    ships, _, gates, *_ = packed["claims"]
    (change,) = ships["drift"]["changes"]
    assert (change["kind"], change["what"]) == ("figure", "“at least 60” became “about 63”")
    assert [words_at(packed, change[side])[1] for side in ("before", "after")] == ["at least 60", "about 63"]
    (variant,) = gates["drift"]["variants"]
    assert [words_at(packed, variant[side])[0] for side in ("first", "other")] == ["a1", "a2"]
    told = [(e["before"] and e["before"]["text"], e["after"] and e["after"]["text"]) for e in variant["edits"]]
    assert told == [("shall", "will"), ("at dawn", None)]


def test_circles_and_witnesses(packed):
    ships, mill, *_ = packed["claims"]
    assert [c["names"] for c in ships["circles"]] == [["Lantern", "Orle Post"]]
    assert [o["kind"] for o in mill["origins"]] == ["witness"]


def test_conflicts_and_what_is_none(packed):
    first, _, second = packed["conflicts"]
    assert [words_at(packed, p)[1] for p in first["passages"]] == [DAWN, "the gates are shut"]
    assert (first["confidence"], second["confidence"], second["passages"]) == (0.8, 1.0, [])
    (none,) = packed["not_conflicts"]
    assert (none["kind"], none["reason"], none["why"]) == ("quantity", "approximation", "60 is about 60")


def test_figures_and_hedges_of_all_tellings(made):
    ships = made.claims[0]
    assert [(q.article, q.value, q.bound) for q in ships.quantities] == [("a1", 60, "at_least"), ("a2", 63, "about")]
    assert len(ships.drift.figures) == 2
    assert (ships.drift.hedged_in, ships.drift.flat_in) == (("a2",), ("a1",))
    gates = made.claims[2].drift
    assert (gates.figures, gates.hedged_in, gates.flat_in) == ((), (), ())


def test_a_denial_stands_at_what_it_denies(made):
    denials = {c.id: c.denials for c in made.claims if c.denials}
    assert denials == {"c-gates": ("c-shut",)}


def test_an_article_knows_what_it_tells_in_its_own_voice(made):
    assert {a.id: a.own_voice_claims for a in made.articles} == {"a1": ("c-snow",), "a2": ("c-ships",)}


def test_every_form_takes_a_claim_without_statements(made):
    for text in (html.render(made), markdown.render(made, agreements=True)):
        assert "Orle Post in its own voice" in text
        assert "approximation" in text
