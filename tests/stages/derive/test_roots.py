from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from headwater.stages.derive.index import Pair
from headwater.stages.derive.kinship import Kinship
from headwater.stages.derive.publishers import publisher_of
from headwater.stages.derive.roots import days_between, is_before, link_between, root_of
from headwater.stages.derive.sources import is_own_name, whole_credit
from headwater.types import Article, Credit, CreditKind, LinkKind, Precision, When
from stages.derive.derived import credited, one_family, one_link
from stages.derive.texts import FLOOD, cut, half_taken, text, with_new_top
from stages.records import article

WHOLE = text(FLOOD)


def members(*credits_: str | None) -> list[Article]:
    return [article(f"a{n}", WHOLE, credit=credit) for n, credit in enumerate(credits_)]


def at(id_: str, when: str, precision: Precision | None = None) -> Article:
    made = article(id_, WHOLE, published=when)
    return replace(made, published=When(when, precision)) if precision else made


def root(*of: Article, words: dict[str, int] | None = None) -> str | None:
    found = root_of(of, words or dict.fromkeys((a.id for a in of), 200))
    return found.name or found.article


# -------------------------------------------------------------------- credits


@pytest.mark.parametrize(
    ("credits_", "expected"),
    [
        (("Northwire", None), "Northwire"),
        ((None, None, None, "Northwire"), "Northwire"),
        (("Northwire", "Northwire", "Southwire"), "Northwire"),
        (("Northwire", "Southwire"), None),  # a tie tells nothing
        (("Northwire", "Northwire", "Southwire", "Southwire", "Eastwire"), None),
        (("Northwire", "Northwire", "Southwire", "Eastwire", "Westwire"), None),  # not half of them agree
        (("agencies", None), None),  # none is named
        (("Northwire", "agencies", "agencies", "agencies"), "Northwire"),
        ((None, None), None),
    ],
)
def test_the_most_credited_is_the_root(credits_, expected):
    assert root(*members(*credits_)) == expected


def test_the_reasons_name_those_who_credit():
    found = root_of(members("Northwire", "Southwire", None, "Northwire"), {})
    assert found.reasons == ("Northwire is credited by a0.txt, a3.txt", "Southwire is credited by a1.txt")
    assert found.article is None


def test_of_many_paths_some_are_named():
    (reason,) = root_of(members(*["Northwire"] * 9), {}).reasons
    assert reason == "Northwire is credited by a0.txt, a1.txt, a2.txt, a3.txt, a4.txt, a5.txt and 3 more"


def test_an_outlet_that_is_credited_is_the_root():
    copies = [credited(a, "Orle Post", kind=CreditKind.FIRST_PUBLISHED, agency=False) for a in members(None)]
    assert root(*copies, article("b1", WHOLE)) == "Orle Post"


def test_who_contributed_to_a_report_is_not_its_root():
    helped = [credited(a, "Northwire", kind=CreditKind.WITH) for a in members(None, None)]
    assert root(*helped) is None
    assert whole_credit(helped[0]) is None


@pytest.mark.parametrize("kind", [k for k in CreditKind if k is not CreditKind.WITH])
def test_any_other_credit_is_for_the_whole(kind):
    (one,) = members(None)
    assert whole_credit(credited(one, "Northwire", kind=kind)) == Credit("Northwire", kind, agency=True, span=None)


def test_a_named_agency_goes_before_agencies():
    (one,) = members(None)
    found = whole_credit(credited(one, "agencies", "Northwire"))
    assert found is not None
    assert found.name == "Northwire"


def test_credits_go_before_times_and_lengths():
    early = article("a1", WHOLE, published="2031-05-13")
    late = article("a2", cut(FLOOD, 3), published="2031-05-14", credit="Northwire")
    assert one_family(early, late).root == "Northwire"


# -------------------------------------------------------------------- times


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2031-05-13", "2031-05-14", True),
        ("2031-05-13", "2031-05-13", False),
        ("2031-05-13T08:00", "2031-05-13T08:01", True),
        ("2031-05-13T08:00", "2031-05-13T08:00", False),
        ("2031-05-13T08:00:10", "2031-05-13T08:00:11", False),  # MINUTE, so within one
        ("2031-05-13", "2031-05-13T23:59", False),  # some time on that day
        ("2031-05-12", "2031-05-13T00:00", True),
        ("2031-05-13T10:00+03:00", "2031-05-13T08:00+00:00", True),  # 07:00 and 08:00
        ("2031-05-13T10:00-03:00", "2031-05-13T12:00+00:00", False),
        ("2031-05-13", "2031-05-14T01:00+03:00", False),  # 22:00 of that day
        ("2031-05-13T08:00", "2031-05-13T09:00Z", True),  # no zone is taken for UTC
    ],
)
def test_which_was_first(one, other, before):
    assert is_before(at("a1", one), at("a2", other)) is before


@pytest.mark.parametrize(
    ("one", "precision", "other", "before"),
    [
        ("2031-05", Precision.MONTH, "2031-06-02", True),
        ("2031-05", Precision.MONTH, "2031-05-31", False),
        ("2031", Precision.YEAR, "2031-12-31", False),
        ("2031", Precision.YEAR, "2032-01-03", True),
        ("2031-05-13T08:00:10", Precision.SECOND, "2031-05-13T08:01", True),
    ],
)
def test_coarser_and_finer_times(one, precision, other, before):
    assert is_before(at("a1", one, precision), at("a2", other)) is before
    assert not is_before(at("a2", other), at("a1", one, precision))


def test_no_time_and_an_unreadable_one_are_before_and_behind_nothing():
    known = at("a1", "2031-05-13")
    for odd in (article("a2", WHOLE), at("a3", "nonsense!!"), at("a4", "2031-13-45")):
        assert not is_before(known, odd)
        assert not is_before(odd, known)


def test_the_earliest_is_the_root():
    found = root_of([at("a1", "2031-05-14"), at("a2", "2031-05-13"), at("a3", "2031-05-15")], {})
    assert (found.article, found.name, found.reasons) == ("a2", None, ("a2.txt is the earliest",))


@pytest.mark.parametrize("other", ["2031-05-13", "2031-05-13T10:00"])
def test_two_of_one_day_are_not_told_apart(other):
    assert root(at("a1", "2031-05-13"), at("a2", other)) is None


def test_the_earliest_of_different_zones():
    assert root(at("a1", "2031-05-13T08:00+00:00"), at("a2", "2031-05-13T10:00+03:00")) == "a2"


def test_a_member_without_a_time_leaves_the_earliest_open():
    assert root(at("a1", "2031-05-13"), article("a2", WHOLE)) is None


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2031-05-13", "2031-05-13", 0),
        ("2031-05-13", "2031-06-13", 31),
        ("2031-06-13", "2031-05-13", 31),
        ("2031-05-15T20:00", "2031-05-13T06:00", 2),
        ("2031-05-13T20:00", "2031-05-14T06:00", 0),
        ("2031-05-13", "2031-05-13T23:59", 0),
    ],
)
def test_whole_days_between(one, other, days):
    assert days_between(at("a1", one), at("a2", other)) == days


def test_days_are_not_counted_from_a_month_a_year_or_nothing():
    known = at("a1", "2031-05-13")
    for vague in (at("a2", "2031-01", Precision.MONTH), at("a2", "2029", Precision.YEAR), article("a2", WHOLE)):
        assert days_between(known, vague) == days_between(vague, known) == 0


# -------------------------------------------------------------------- lengths


def test_the_fullest_is_the_root_where_times_do_not_tell():
    found = root_of(members(None, None, None), {"a0": 100, "a1": 200, "a2": 150})
    assert (found.article, found.reasons) == ("a1", ("a1.txt is the fullest",))


@pytest.mark.parametrize(("longest", "expected"), [(109, None), (111, "a1")])
def test_among_texts_of_one_length_none_is_the_fullest(longest, expected):
    assert root(*members(None, None), words={"a0": 100, "a1": longest}) == expected


def test_quotes_do_not_make_a_text_fuller():
    spoken = "“" + " ".join(FLOOD[1:3]) + "”"
    assert one_family(article("a1", cut(FLOOD, 5)), article("a2", f"{cut(FLOOD, 4)}\n{spoken}")).root == "a1"


def test_nobody_knows():
    found = root_of(members(None, None), dict.fromkeys(("a0", "a1"), 100))
    assert (found.article, found.name) == (None, None)
    assert found.reasons == ("nobody is credited, and neither times nor lengths tell which was first",)
    family = one_family(*members(None, None))
    assert family.root is None
    assert family.evidence[-1] == found.reasons[0]


# -------------------------------------------------------------------- those that stand alone


def test_one_that_stands_alone_is_its_own_root():
    family = one_family(article("a1", WHOLE))
    assert (family.articles, family.root, family.evidence, family.links) == (("a1",), "a1", (), ())


def test_one_that_credits_an_agency_is_the_agencys():
    family = one_family(article("a1", WHOLE, credit="Northwire"))
    assert (family.root, family.evidence) == ("Northwire", ("Northwire is credited by a1.txt",))


@pytest.mark.parametrize(("name", "kind"), [("Northwire", CreditKind.WITH), ("agencies", CreditKind.BYLINE)])
def test_one_with_help_of_agencies_is_its_own_root(name, kind):
    assert one_family(credited(article("a1", WHOLE), name, kind=kind)).root == "a1"


# -------------------------------------------------------------------- names


def test_an_outlets_own_names():
    assert is_own_name("The Associated Press", publisher_of("AP News", None))
    assert is_own_name("AP", publisher_of(None, "https://apnews.com/article/1"))
    assert not is_own_name("Reuters", publisher_of("AP News", None))
    assert not is_own_name("AP", None)


# -------------------------------------------------------------------- links


def shared(of_shorter: float, of_longer: float) -> Kinship:
    return Kinship(Pair(0, 1, np.zeros((0, 5), np.int32)), (), 100, of_shorter, of_longer)


@pytest.mark.parametrize(
    ("of_shorter", "of_longer", "one_outlet", "kind"),
    [
        (1, 0.8, False, LinkKind.COPY),
        (1, 0.79, False, LinkKind.CUT),
        (0.79, 0.7, False, LinkKind.REWORKED),
        (1, 1, True, LinkKind.VERSION),
        (0.3, 0.2, True, LinkKind.VERSION),
    ],
)
def test_kinds_of_links(of_shorter, of_longer, one_outlet, kind):
    one, two = members(None, None)
    assert link_between(one, two, shared(of_shorter, of_longer), one_outlet=one_outlet).kind is kind


def test_who_credits_the_other_has_it_from_there():
    early = article("a1", WHOLE, outlet="Karst Echo", published="2031-05-12", credit="Reuters")
    late = article("a2", WHOLE, outlet="Reuters", published="2031-05-14")
    for link in (one_link(early, late), one_link(late, early)):
        assert (link.source, link.article, link.confidence) == ("a2", "a1", 0.95)
        assert link.reasons == ("a1.txt credits Reuters",)


def test_who_credits_itself_has_it_from_nobody():
    one = article("a1", WHOLE, outlet="Reuters", published="2031-05-14", credit="Reuters")
    two = article("a2", WHOLE, outlet="reuters.com", published="2031-05-12", credit="Reuters")
    assert (one_link(one, two).source, one_link(one, two).confidence) == ("a2", 0.8)


@pytest.mark.parametrize(("other", "confidence"), [("2031-05-15", 0.8), ("2031-05-13T12:00", 0.65)])
def test_the_earlier_is_the_source(other, confidence):
    link = one_link(at("a2", "2031-05-13T09:00"), at("a1", other))
    assert (link.source, link.article) == ("a2", "a1")
    assert link.confidence == confidence
    assert link.reasons == ("a2.txt was published before a1.txt",)


def test_days_tell_more_than_nothing():
    assert one_link(at("a2", "2031-05-13"), at("a1", "2031-05-15")).confidence == 0.8


def test_without_times_the_longer_may_be_the_source():
    link = one_link(article("a1", cut(FLOOD, 3)), article("a2", WHOLE))
    assert (link.source, link.article, link.confidence, link.reasons) == ("a2", "a1", 0.5, ())
    assert (link.kind, link.share) == (LinkKind.CUT, 1.0)


def test_a_later_state_of_one_outlets_report_is_a_version():
    first = article("a1", WHOLE, outlet="Orle Post", published="2031-05-13T08:00")
    later = article("a2", with_new_top(FLOOD), outlet="orlepost.com", published="2031-05-13T12:00")
    link = one_link(later, first)
    assert (link.kind, link.source, link.article) == (LinkKind.VERSION, "a1", "a2")


def test_the_same_by_another_outlet_is_none():
    first = article("a1", WHOLE, outlet="Orle Post")
    assert one_link(first, article("a2", WHOLE, outlet="Karst Echo")).kind is LinkKind.COPY
    assert one_link(first, article("a2", half_taken(FLOOD, 3, 0.5), outlet="Karst Echo")).kind is LinkKind.REWORKED
    assert one_link(first, article("a2", WHOLE)).kind is LinkKind.COPY


def test_the_end_of_the_calendar_tells_nothing():
    last, first = at("a1", "9999-12-31"), at("a2", "2031-05-13")
    assert not is_before(last, first)
    assert root(last, first) is None


def test_the_page_of_an_agency_speaks_for_it():
    page, copy = article("a1", WHOLE, outlet="reuters.com"), article("b1", WHOLE)
    assert root(page, copy) == "Reuters"
    assert root(page, credited(copy, "Northwire")) == "Northwire"  # a credit goes before it
    assert root(page, replace(page, id="a2"), credited(copy, "Northwire")) is None


def test_the_page_of_an_outlet_that_prints_agencies_too_does_not():
    page, copy = article("a1", WHOLE, outlet="cnn.com"), article("b1", WHOLE)
    assert root(page, copy) is None
    assert root(page, credited(copy, "CNN")) == "CNN"


def test_names_of_one_publisher_are_one():
    one = credited(article("a1", WHOLE), "The Washington Post", agency=False)
    two = credited(article("a2", WHOLE), "washingtonpost.com", agency=False)
    assert root(one, two) == "The Washington Post"


def test_one_page_of_many_that_credits_an_outlet_is_not_borne_out():
    others = [article(f"a{n}", WHOLE) for n in range(3)]
    lone = credited(article("b1", WHOLE), "Karst Echo", agency=False)
    assert root(*others, lone) is None
    assert root(*others, lone, article("b2", WHOLE, outlet="Karst Echo")) == "Karst Echo"


def test_an_agency_goes_before_the_outlet_that_had_it_from_there():
    both = replace(
        article("a1", WHOLE),
        credits=(
            Credit("Orle Post", CreditKind.BYLINE, agency=False, span=None),
            Credit("Northwire", CreditKind.DATELINE, agency=True, span=None),
        ),
    )
    assert root(both, article("a2", WHOLE)) == "Northwire"
