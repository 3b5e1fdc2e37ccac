from __future__ import annotations

import dataclasses

from fictional import brief, claims, passage, words

from headwater.report import against
from headwater.report.document import ConflictDoc, PartDoc
from headwater.report.index import Index

WE, HER = passage("a2", "We hold 28 villages"), passage("a4", "her army took 74 villages")


def shown(index: Index, *passages, of=("c2", "c3"), **known):
    pair = ConflictDoc("k", "quantity", of, "Two figures.", (), passages, **known)
    return [(s.claim.id, [said.passage.text for said in s.said]) for s in against.sides(index, pair)]


def test_each_passage_stands_on_the_side_of_its_claim():
    index = Index.of(brief())
    both = [("c2", [WE.text]), ("c3", [HER.text])]
    assert shown(index, WE, HER) == both
    assert shown(index, HER, WE) == both  # whatever the order


def test_a_statement_of_both_claims_is_told_apart_by_its_parts():
    whole = "Troops may have left Karst"
    one, other = "Troops may have", "left Karst"
    first, second = (
        dataclasses.replace(c, statements=("s4",), parts=(PartDoc("s4", (words("a4", part),)),))
        for c, part in zip(claims()[1:3], (one, other), strict=True)
    )
    index = Index.of(brief(claims=(claims()[0], first, second, *claims()[3:])))
    assert shown(index, passage("a4", other), passage("a4", one)) == [("c2", [one]), ("c3", [other])]
    # of words in both, the first half is the first one's
    assert shown(index, passage("a4", whole), passage("a4", whole)) == [("c2", [whole]), ("c3", [whole])]


def test_the_words_stand_with_who_says_them_where():
    index = Index.of(brief())
    (pair, *_) = index.brief.conflicts
    first, second = against.sides(index, pair)
    assert list(against.side_lines(index, first)) == [
        "Osk Varn, defence minister: “We hold 28 villages” (Daily Oren, 2031-05-14 09:00 UTC)",
        "in Daily Oren and Karst Gazette",
    ]
    assert list(against.side_lines(index, second)) == [
        "General Ilse Brandt: “her army took 74 villages” (Lantern, 2031-05-15 10:00)"
    ]
    assert [p.role for p in second.said[0].view.pieces if p.role] == ["source", "cue", "content"]


def test_own_voice_is_said_to_be_one():
    index = Index.of(brief())
    pair = ConflictDoc("k", "account", ("c4", "c6"), "Two accounts.", (), (passage("a1", "Fresh snow fell"),))
    silent, told = against.sides(index, pair)
    assert list(against.side_lines(index, told)) == [
        "Harbour Post in its own voice: “Fresh snow fell” (2031-05-14 07:46)"
    ]
    (line,) = against.side_lines(index, silent)
    assert line.startswith("Unity Party: ‘“No soldier has left Karst,”")


def test_titles_say_how_sure_it_is_only_where_it_is_not():
    sure, unsure = (ConflictDoc("k", "time", ("c2", "c3"), "Two days.", (), (), c) for c in (1.0, 0.5))
    assert against.title(sure) == "time: Two days"
    assert against.title(unsure) == "time: Two days (50 % sure)"
    pair = brief().not_conflicts[0]
    told = "figures: Osk Varn says 28 villages on Tuesday, 31 on Friday (update)"
    assert against.agreement(pair) == told
    assert against.agreements_title(2) == "2 pairs of claims look like conflicts and are none"
