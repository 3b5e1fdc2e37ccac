from __future__ import annotations

import dataclasses

import pytest
from fictional import TEXTS, article, big, brief, claims, empty, statement

from headwater.report import wording
from headwater.report.document import ConflictDoc, Drift, OriginDoc, Time
from headwater.report.flags import flags
from headwater.report.index import Index


@pytest.fixture
def index():
    return Index.of(brief())


def said(index, claim):
    return [f"{f.label}: {f.text}" for f in flags(index, index.claims[claim])]


def test_header_counts():
    assert wording.header(brief()) == "5 articles, 5 outlets, 4 families, 5 claims, 4 speakers; 1 rejected"
    assert wording.header(empty()) == "0 articles, 0 outlets, 0 families, 0 claims, 0 speakers"


def test_article_without_outlet_goes_by_its_file():
    bare = tuple(article(a, outlet=None, path=p) for a, p in (("a1", "x/1.txt"), ("a2", "y/1.txt"), ("a3", "y/3.txt")))
    index = Index.of(empty(articles=bare))
    assert index.outlets(("a1", "a2", "a3")) == ("x/1.txt", "y/1.txt", "3.txt")
    assert wording.header(index.brief).startswith("3 articles, 3 outlets")


def test_editions_of_one_broadcaster_are_counted_once_and_shown_as_printed():
    outlets = {"a1": "Radio Orle Persian", "a2": "radio-orle.example", "a3": "Harbour Post"}
    publishers = {"a1": "Radio Orle", "a2": "Radio Orle", "a3": "Harbour Post"}
    articles = tuple(article(a, outlet=outlets[a], publisher=publishers[a]) for a in outlets)
    index = Index.of(empty(articles=articles))
    assert wording.header(index.brief).startswith("3 articles, 2 outlets")
    assert index.counted_outlets(outlets) == ("Radio Orle", "Harbour Post")
    assert index.outlets(outlets) == tuple(outlets.values())
    assert wording.outlet(index, index.articles["a1"]) == "Radio Orle Persian"


def test_finding_points_at_single_origins():
    assert wording.finding(brief()) == "2 claims are carried by more than one outlet; each of them has one origin."
    alone = brief(claims=claims()[2:])
    assert wording.finding(dataclasses.replace(alone, conflicts=())) == "No claim is carried by more than one outlet."


def test_reach_and_first(index):
    first, *_ = index.brief.claims
    assert (
        wording.reach(index, first) == "5 articles, 5 outlets, 1 origin (Osk Varn, defence minister), 1 side (Veland)"
    )
    assert wording.first_phrase(index, first) == "first in Harbour Post at 2031-05-14 07:46"


def test_own_voice_is_no_origin(index):
    assert "no origin named" in wording.reach(index, index.claims["c6"])


def test_unnamed_origin_is_said_to_be_unnamed(index):
    assert wording.origin_phrase(index, index.claims["c5"]) == "1 origin (unnamed: “A [bold red]seer[/]”)"


@pytest.mark.parametrize("name", ["", "unnamed", "unnamed source"])
def test_unnamed_is_said_once(index, name):
    assert wording.origin_name(index, OriginDoc(name, None, "unnamed", ())) == "unnamed source"


def test_many_origins_are_counted(index):
    origins = tuple(OriginDoc(f"Person {n}", None, "speaker", ()) for n in range(9))
    many = dataclasses.replace(index.claims["c1"], origins=origins)
    assert wording.origin_phrase(index, many) == "9 origins (Person 0; Person 1; Person 2; 6 more)"


def test_flags_of_the_claim_that_has_them_all(index):
    found = said(index, "c1")
    outlet = 'The <b onclick="x">Morrow</b> Times'
    assert f"; {outlet} dropped the attribution; Unity Party has not commented" in wording.sentence(
        index, index.claims["c1"]
    )
    assert f"drift: hedged in Lantern; flat in Harbour Post, Daily Oren, Karst Gazette and {outlet}" in found
    where = "Harbour Post, 2031-05-14 07:46; Lantern, 2031-05-15 10:00"
    assert f"drift: source: “Defence Minister Osk Varn” became “Minister Warn” ({where})" in found
    assert not any("certainty" in f or "is called" in f for f in found)  # said otherwise
    assert "silence: Unity Party: “The Unity Party has not commented on the report” (Harbour Post)" in found
    assert any(f.startswith("denied: by Unity Party: ‘“No soldier") and f.endswith("(claim 4)") for f in found)
    # a denial is said once, with its words
    assert not any(f.startswith("conflict") for f in found)


def test_flags_of_figures_and_conflicts(index):
    found = said(index, "c2")
    assert "drift: figures differ: “28 villages” in Daily Oren; “about 30 villages” in Karst Gazette" in found
    assert "conflict: Two figures for villages held: 28 and 74 (claim 3)" in found
    assert said(index, "c4") == ["conflict: denies claim 1"]


def test_denial_is_told_by_stance_where_each_lists_the_other(index):
    both = [dataclasses.replace(c, denials=("c1",)) if c.id == "c4" else c for c in claims()]
    denying = [dataclasses.replace(s, stance="denies") if s.id == "s8" else s for s in index.brief.statements]
    mutual = Index.of(brief(claims=tuple(both), statements=tuple(denying)))
    assert said(mutual, "c4") == ["conflict: denies claim 1"]
    assert any(f.startswith("denied: by Unity Party") for f in said(mutual, "c1"))


def test_pronouns_and_several_sources_are_no_drift(index):
    claim = index.claims["c1"]
    drift = Drift((), (), (), ("he", "Osk Varn", "Varn", "the Osk Varn"))
    assert not any("is called" in f.text for f in flags(index, dataclasses.replace(claim, drift=drift)))
    two = (*claim.origins, OriginDoc("Another", None, "speaker", ()))
    assert not any("is called" in f.text for f in flags(index, dataclasses.replace(claim, origins=two)))


def test_figure_is_found_with_its_unit_beside_it(index):
    claim = index.claims["c2"]
    counted = tuple(dataclasses.replace(q, text=str(q.value), unit="village") for q in claim.quantities)
    drift = Drift(("28 village", "30 village"), (), (), ())
    found = flags(index, dataclasses.replace(claim, quantities=counted, drift=drift))
    assert found[0].text == "figures differ: “28 village” in Daily Oren; “30 village” in Karst Gazette"


def test_own_voice_without_drop(index):
    assert said(index, "c6") == ["own voice: Harbour Post says it in its own voice"]


def test_many_silences_are_counted(index):
    silent = dataclasses.replace(index.claims["c3"], declines=("s9",) * 7)
    assert flags(index, silent)[-1].text == "and 3 more"


def test_hedged_everywhere_is_no_contrast(index):
    hedged = dataclasses.replace(index.claims["c3"], drift=Drift((), ("a4",), (), ()))
    assert "hedged in Lantern" in [f.text for f in flags(index, hedged)]


@pytest.mark.parametrize(
    ("time", "phrase"),
    [
        (None, "undated"),
        (Time("2031", "year"), "2031"),
        (Time("2031-05", "month"), "2031-05"),
        (Time("2031-05-14", "day"), "2031-05-14"),
        (Time("2031-05-14T07:46", "minute"), "2031-05-14 07:46"),
        (Time("2031-05-14T07:46Z", "minute"), "2031-05-14 07:46 UTC"),
        (Time("2031-05-14T07:46:09+00:00", "second"), "2031-05-14 07:46:09 UTC"),
        (Time("2031-05-14T07:46+02:00", "minute"), "2031-05-14 07:46+02:00"),
    ],
)
def test_time_keeps_its_precision(time, phrase):
    assert wording.time_phrase(time) == phrase


@pytest.mark.parametrize(
    ("names", "phrase"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (tuple("ABCDE"), "A, B and 3 more")],
)
def test_listing(names, phrase):
    assert wording.listing(names, limit=3) == phrase


def test_plurals():
    assert [wording.count(n, "family") for n in (0, 1, 4000)] == ["0 families", "1 family", "4,000 families"]
    assert wording.left_out(1, "claim") == "1 more claim is not shown"


def test_quoted_never_doubles_marks():
    assert wording.quoted("he left") == "“he left”"
    assert wording.quoted("“Go,” he said") == "‘“Go,” he said’"
    assert wording.quoted("a" * 50, longest=10) == "“aaaaaaaaa…”"


def test_tidy_disarms_controls_and_keeps_words():
    assert wording.tidy("a\x1b[31m\u202eb\n\n c\u2066 \u200dd") == "a[31mb c \u200dd"


def test_nothing_found():
    assert wording.nothing(empty()) == "Nothing found: no article could be read."
    one = empty(articles=(article("a1"),))
    assert wording.nothing(one).startswith("Nothing found: the article that was read")
    assert wording.nothing(brief()) == ""


def test_chain_runs_from_reader_to_originator(index):
    assert wording.chain(index.statements["s2"]) == "reader → Northwire → Osk Varn"


def test_chain_of_nobody():
    assert wording.chain(statement("x", "a1", "Fresh snow fell", None, None)) == ""


def test_manner_and_setting(index):
    assert wording.manner(index.statements["s4"]) == "reported speech; hedged"
    assert wording.manner(index.statements["s9"]) == "reported speech; declines to say"
    assert wording.setting(index.statements["s1"]) == "at Tal; said on 2031-05-13"


def test_sources_are_counted_by_entity(index):
    first = wording.sources(index)[0]
    assert (first.name, first.role, first.side, first.statements) == ("Osk Varn", "defence minister", "Veland", 6)
    assert first.outlets == ("Harbour Post", "Daily Oren", "Karst Gazette", "Lantern")


def test_role_is_not_said_twice(index):
    assert wording.with_role(index, "e-brandt") == "General Ilse Brandt"


def test_furniture(index):
    assert wording.furniture(index.articles["a3"]) == "1 advert, 1 script"


def test_numbers_follow_the_order_of_the_brief():
    made = Index.of(big(3))
    assert [made.numbers[c.id] for c in made.listed] == list(range(1, 9))
    assert "c6" not in made.numbers  # nobody is said to have made it


def test_builder_spans_lie_in_their_texts():
    for s in brief().statements:
        for w in (*s.content, s.source, s.cue):
            assert w is None or TEXTS[s.article][w.start : w.end] == w.text


def test_many_conflicts_are_counted(index):
    against = [ConflictDoc(f"x{n}", "place", ("c3", "c6"), f"Why number {n}", ()) for n in range(6)]
    many = Index.of(dataclasses.replace(brief(), conflicts=tuple(against)))
    found = [f.text for f in flags(many, many.claims["c3"]) if f.label in ("conflict", "more")]
    assert len(found) == 5
    assert found[0].startswith("Why number 0 (")
    assert found[-1] == "and 2 conflicts more"
