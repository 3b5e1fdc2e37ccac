from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from headwater import pipeline
from headwater.report.build import build_brief
from headwater.report.document import Brief, ClaimDoc, OverviewDoc
from headwater.settings import Settings
from headwater.types import Account, Reading, Rejected
from stages.corpus import read
from stages.records import declines, reading, says

SETTINGS = Settings()
THEN = datetime(2031, 5, 14, 7, 46, tzinfo=UTC)
NAMES = {"Ada Berg": "PERSON", "Tom Krol": "PERSON", "Karst": "GPE", "Oren": "GPE", "Veland": "GPE", "Northwire": "ORG"}
MOVES = "Veland is moving troops from Karst to Oren"


def brief_of(*readings: Reading, rejected=(), settings=SETTINGS) -> Brief:
    return build_brief(readings, pipeline.account(readings, settings), rejected, settings, made_at=THEN)


def told(id_: str, **known) -> Reading:
    return reading(id_, f"{MOVES}, Ada Berg said.", says("Ada Berg", MOVES), names=NAMES, **known)


def only_claim(*readings: Reading) -> ClaimDoc:
    (claim,) = brief_of(*readings).claims
    return claim


# -------------------------------------------------------------------- when it was made


def test_nothing_gives_an_empty_brief():
    made = build_brief([], Account((), (), (), (), (), ()), [], SETTINGS, made_at=THEN)
    assert (made.articles, made.claims, made.rejected) == ((), (), ())
    assert made.made_at == "2031-05-14T07:46:00Z"


def test_made_at_is_told_in_utc():
    east = datetime(2031, 5, 14, 9, 46, tzinfo=timezone(timedelta(hours=2)))
    made = build_brief([], Account((), (), (), (), (), ()), [], SETTINGS, made_at=east)
    assert made.made_at == "2031-05-14T07:46:00Z"


def test_made_at_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert build_brief([], Account((), (), (), (), (), ()), [], SETTINGS).made_at == "1970-01-02T00:00:00Z"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    now = build_brief([], Account((), (), (), (), (), ()), [], SETTINGS).made_at
    assert abs(datetime.now(UTC) - datetime.fromisoformat(now)) < timedelta(minutes=1)


# -------------------------------------------------------------------- what stands in it


def test_articles_come_by_path_and_rejected_ones_too():
    rejected = [Rejected("z.txt", "clean", "no text"), Rejected("b.txt", "ingest", "encrypted")]
    made = brief_of(told("a2"), told("a1"), rejected=rejected)
    assert [a.path for a in made.articles] == ["a1.txt", "a2.txt"]
    assert [r.path for r in made.rejected] == ["b.txt", "z.txt"]


def test_settings_that_change_nothing_in_it_are_left_out():
    one, two = (brief_of(told("a1"), settings=SETTINGS.with_(jobs=n)) for n in (1, 2))
    assert one.to_json() == two.to_json()
    assert "jobs" not in one.settings
    assert one.settings["same_claim"] == SETTINGS.same_claim


def test_the_chain_leads_from_the_reader_to_the_originator():
    text = f"{MOVES}, Ada Berg told Northwire."
    made = brief_of(reading("a1", text, says("Ada Berg", MOVES, relays=["Northwire"]), names=NAMES))
    (statement,) = made.statements
    assert statement.chain == ("Northwire", "Ada Berg")
    assert statement.speaker in {e.id for e in made.entities}
    assert statement.speaker_name == "Ada Berg"


def test_a_statement_of_nobody_has_no_chain():
    (statement,) = brief_of(reading("a1", f"{MOVES}.", says(None, MOVES), names=NAMES)).statements
    assert (statement.chain, statement.speaker, statement.speaker_name, statement.source) == ((), None, None, None)


def test_first_seen_is_the_earliest():
    claim = only_claim(told("a1", published="2031-05-15"), told("a2", published="2031-05-14"), told("a3"))
    assert claim.first_seen.article == "a2"
    assert claim.first_seen.published.value == "2031-05-14"
    assert only_claim(told("a1")).first_seen is None


# -------------------------------------------------------------------- whose text it is

WIRE = (
    "Ferries lay idle at the stone pier while customs clerks counted barrels, wool bales and copper kettles for the third "
    "morning running. Harbour master Osk Varn walked the quay with a lantern, noting rust on every chain that his "
    "predecessor had sworn was new. Fishermen mended nets behind the chapel and wagered on when the strike would end."
)


@pytest.fixture(scope="module")
def copied() -> Brief:
    return brief_of(
        reading("a1", WIRE, outlet="Orle Post", credit="Reuters"),
        reading("a2", WIRE, outlet="Lantern"),
        reading("a3", "Snow fell over the hills of Oren, and nobody was surprised by it."),
    )


def test_the_overview_counts_texts_and_the_agencies_behind_them(copied):
    assert copied.overview == OverviewDoc(3, 3, 2, ("Reuters",), 2, 1)
    assert brief_of(told("a1")).overview == OverviewDoc(1, 1, 1, (), 0, 0)


def test_an_agency_stands_behind_its_own_pages():
    made = brief_of(reading("a1", WIRE, outlet="Reuters", credit="Reuters"), told("a2"))
    assert made.overview == OverviewDoc(2, 2, 2, ("Reuters",), 1, 0)


def test_agencies_that_are_not_named_are_none():
    assert brief_of(reading("a1", WIRE, outlet="Lantern", credit="agencies")).overview.agencies == ()


def test_articles_say_what_they_are_made_of(copied):
    one, two, three = copied.articles
    assert (one.publisher, two.publisher, three.publisher) == ("Orle Post", "Lantern", None)
    assert [(c.name, c.agency) for c in one.credits] == [("Reuters", True)]
    assert three.derivation.taken == ()
    (taken,) = two.derivation.taken
    assert (taken.source, taken.share, taken.credited) == ("Reuters", 1.0, False)
    for passage in taken.passages:
        assert two.text[passage.start : passage.end] == passage.text
        assert one.text[passage.there.start : passage.there.end] == passage.there.text


def test_families_keep_their_links(copied):
    (family,) = [f for f in copied.families if len(f.articles) > 1]
    (link,) = family.links
    assert {link.article, link.source} == {"a1", "a2"}
    assert (family.root, link.kind, link.share) == ("Reuters", "copy", 1.0)


# -------------------------------------------------------------------- silences


def test_a_silence_stands_beside_the_claim():
    silent = reading(
        "a2",
        "Veland has not confirmed moving troops from Karst.",
        declines("Veland", "moving troops from Karst"),
        names=NAMES,
    )
    made = brief_of(told("a1"), silent)
    claim = next(c for c in made.claims if c.articles == ("a1",))
    assert claim.declines == (silent.statements[0].id,)
    assert made.claims[-1].statements == claim.declines  # what parties would not say comes last


# -------------------------------------------------------------------- movements and time


@pytest.fixture(scope="module")
def moving() -> Brief:
    texts = {
        "Harbour Post": "Poland moved troops from Berlin to Vienna on 12 May 2031, Ada Berg said.",
        "Lantern": "Soldiers were moved from Berlin to Vienna.",
    }
    return brief_of(*read(texts))


def test_a_movement_has_its_ends_and_passages(moving):
    (movement,) = moving.movements
    assert (movement.from_.name, movement.to.name) == ("Berlin", "Vienna")
    assert sorted(movement.articles) == sorted(a.id for a in moving.articles)
    assert list(movement.origins) == ["Ada Berg"]
    assert len(movement.passages) == 2


def test_the_timeline_has_what_happened_on_a_day(moving):
    happened, told = moving.timeline
    assert (happened.kind, happened.when.value) == ("happened", "2031-05-12")
    assert (told.kind, told.articles[0]) == ("told", moving.claims[0].first_seen.article)
    assert happened.claims == told.claims == (moving.claims[0].id,)
    assert happened.origins == ("Ada Berg",)


def test_a_date_that_few_tellings_give_is_of_something_else():
    sentence = "Poland moved troops from Berlin to Vienna on 12 May 2031, Ada Berg said."
    texts = {f"Post {n}": sentence for n in range(5)}
    texts["Lantern"] = "Poland moved troops from Berlin to Vienna, as in May 2029, Ada Berg said."
    made = brief_of(*read(texts))
    of_widest = {e.when.value for e in made.timeline if e.kind == "happened" and e.claims == (made.claims[0].id,)}
    assert len(made.claims[0].articles) == 6
    assert of_widest == {"2031-05-12"}
