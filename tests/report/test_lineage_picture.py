from __future__ import annotations

import dataclasses
import hashlib
import random
from itertools import combinations, pairwise

import pytest
from fictional import brief
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree
from lxml.html import fragment_fromstring

from headwater.report.document import (
    SCHEMA,
    ArticleDoc,
    Brief,
    CircleDoc,
    ClaimDoc,
    CreditDoc,
    Drift,
    EntityDoc,
    FamilyDoc,
    NarratedDoc,
    OriginDoc,
    StatementDoc,
    Time,
    Words,
)
from headwater.report.index import Index
from headwater.report.lineage import tree
from headwater.report.lineage_picture import picture
from headwater.report.lineage_picture.layout import APART, SIZE, SMALL, stack
from headwater.report.lineage_picture.letters import fit, width


def article(id_: str, outlet: str, published: str | None, family: str = "") -> ArticleDoc:
    return ArticleDoc(
        id=id_,
        path=f"pile/{id_}.txt",
        url=None,
        outlet=outlet,
        title=None,
        byline=None,
        credit=None,
        published=Time(published, "minute") if published else None,
        language="en",
        sha256=hashlib.sha256(id_.encode()).hexdigest(),
        words=10,
        family=family or f"f-{id_}",
        own_voice_claims=(),
        text="Troops have left Karst.",
        removed=(),
        publisher=outlet,
    )


def said(id_: str, article_: str, *chain: str, stance: str = "asserts", speaker: str | None = None) -> StatementDoc:
    """``chain``: reader first, originator last."""
    return StatementDoc(
        id=id_,
        article=article_,
        form="indirect",
        stance=stance,
        hedged=False,
        content=(Words(0, 6, "Troops"),),
        source=None,
        cue=None,
        speaker=speaker,
        speaker_name=chain[-1] if chain else None,
        chain=chain,
        addressee=None,
        occasion=None,
        said_on=None,
        claims=("c1",),
        confidence=0.9,
        made_by="m1",
    )


def told(article_: str, *, dropped: bool = False) -> NarratedDoc:
    return NarratedDoc(article_, 0, 23, "Troops have left Karst.", dropped)


def story(articles, statements=(), narrated=(), origins=None, **other) -> Index:
    """A brief of one claim, which all its articles tell; origins are the last names of the chains."""
    speakers: dict[str, list[str]] = {}
    for s in statements:
        if s.chain and s.stance != "declines":
            speakers.setdefault(s.chain[-1], []).append(s.id)
    found = tuple(OriginDoc(name, None, "speaker", tuple(ids)) for name, ids in speakers.items())
    claim = ClaimDoc(
        id="c1",
        gist="Troops have left Karst.",
        statements=tuple(s.id for s in statements if s.stance != "declines"),
        narrated=tuple(narrated),
        articles=tuple(a.id for a in articles),
        outlets=tuple(dict.fromkeys(a.outlet for a in articles)),
        origins=found if origins is None else origins,
        sides=(),
        relays=tuple(dict.fromkeys(n for s in statements for n in s.chain[:-1])),
        families=tuple(dict.fromkeys(a.family for a in articles)),
        declines=tuple(s.id for s in statements if s.stance == "declines"),
        denials=(),
        first_seen=None,
        quantities=(),
        drift=Drift((), (), (), ()),
        confidence=0.8,
        circles=other.pop("circles", ()),
    )
    members: dict[str, list[str]] = {}
    for a in articles:
        members.setdefault(a.family, []).append(a.id)
    given_ = {"entities": (), "claims": (claim,)} | other
    return Index.of(
        Brief(
            schema=SCHEMA,
            headwater="0.1.0",
            made_at="2031-05-16T08:00:00Z",
            settings={},
            articles=tuple(articles),
            statements=tuple(statements),
            conflicts=(),
            movements=(),
            families=tuple(FamilyDoc(f, tuple(ids), "Northwire", ()) for f, ids in members.items()),
            timeline=(),
            rejected=(),
            **given_,
        )
    )


def draw(index: Index, **options):
    return picture(index, index.brief.claims[0], **options)


def crowd(number: int, *, seed: int = 1) -> Index:
    """Many articles of some origins, through relays of one or two steps, with families and own voices."""
    chance = random.Random(seed)
    articles = [
        article(
            f"a{n:03}",
            f"Outlet {n}",
            f"2031-05-{1 + n // 24:02}T{n % 24:02}:30" if n % 7 else None,
            f"f{n // 5}" if n % 3 else "",
        )
        for n in range(number)
    ]
    statements = []
    for n, a in enumerate(articles):
        for part in range(chance.randint(0, 2)):
            ways = ((), ("Northwire",), ("Northwire",), ("Lantern", "Northwire"), (f"Relay {n % 5}",))
            statements.append(said(f"s{n}-{part}", a.id, *chance.choice(ways), f"Speaker {chance.randint(1, 6)}"))
    narrated = [told(a.id, dropped=n % 2 == 0) for n, a in enumerate(articles) if n % 4 == 0]
    return story(articles, statements, narrated)


def kinds(drawn, kind):
    return [n for n in drawn.nodes if n.kind == kind]


def names(drawn, kind):
    """What the nodes of a kind are called, from left to right and down."""
    return [n.texts[0].text for n in sorted(kinds(drawn, kind), key=lambda n: (n.x, n.y))]


def links(drawn):
    """Source and target of each edge by name, with its kind."""

    def name(node):
        return node.texts[0].text if node.texts else node.kind

    return {(name(drawn.nodes[e.source]), name(drawn.nodes[e.target]), e.kind) for e in drawn.edges}


def overlaps(a, b):
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def is_inside(a, b):
    return b.x <= a.x and a.right <= b.right and b.y <= a.y and a.bottom <= b.bottom


def ends(path):
    """First and last point of SVG path data of the kinds M, c and h."""
    start, rest = path[1:].replace("c", "|c").replace("h", "|h").split("|", 1)
    x, y = map(int, start.split())
    for piece in rest.split("|"):
        numbers = [int(n) for n in piece[1:].split()]
        dx, dy = numbers[-2:] if piece[0] == "c" else (numbers[0], 0)
        x, y = x + dx, y + dy
    return tuple(map(int, start.split())), (x, y)


def check(drawn, shown):
    """What must hold of every picture."""
    assert len(kinds(drawn, "article")) == shown
    for a, b in combinations(drawn.nodes, 2):
        holds = "family" in (a.kind, b.kind) and "article" in (a.kind, b.kind)
        assert not overlaps(a, b) or (holds and (is_inside(a, b) or is_inside(b, a))), (a, b)
    for node in drawn.nodes:
        assert node.x >= 0
        assert node.y >= 0
        assert node.right <= drawn.width
        assert node.bottom <= drawn.height
        for text in node.texts:
            size, bold = (SIZE if text.role == "name" else SMALL), text.role == "name" and not node.article
            assert text.x + width(text.text, size, bold=bold) <= node.right + 0.01, text
            assert node.y < text.y < node.bottom
    for edge in drawn.edges:
        source, target = drawn.nodes[edge.source], drawn.nodes[edge.target]
        assert source.right < target.x
        first, last = ends(edge.path)
        assert first == (source.right, source.middle)
        assert last == (target.right if target.kind == "lane" else target.x, target.middle)
    reached = {e.target for e in drawn.edges}
    for place, node in enumerate(drawn.nodes):
        if node.kind == "article":
            family = [p for p, f in enumerate(drawn.nodes) if f.kind == "family" and is_inside(node, f)]
            assert reached & {place, *family}, node


# -------------------------------------------------------------------- properties


@pytest.mark.parametrize("number", [2, 3, 5, 12, 40, 60])
@pytest.mark.parametrize("seed", range(4))
def test_nothing_overlaps_and_all_articles_are_reached(number, seed):
    index = crowd(number, seed=seed)
    check(draw(index), number)


def test_sixty_articles_are_shown_and_the_rest_is_counted():
    index = crowd(300)
    drawn = draw(index)
    check(drawn, 60)
    assert names(drawn, "rest") == ["and 240 more articles"]
    assert drawn.height < 60 * 40
    assert names(draw(index, max_articles=10), "rest") == ["and 290 more articles"]
    assert not kinds(draw(index, max_articles=300), "rest")


@pytest.mark.parametrize("seed", range(3))
def test_order_of_the_input_makes_no_difference(seed):
    index = crowd(30)
    (claim,) = index.brief.claims
    chance = random.Random(seed)

    def mixed(items):
        return tuple(chance.sample(items, len(items)))

    origins = tuple(dataclasses.replace(o, statements=mixed(o.statements)) for o in mixed(claim.origins))
    other = dataclasses.replace(
        claim,
        origins=origins,
        **{name: mixed(getattr(claim, name)) for name in ("statements", "narrated", "articles", "relays", "families")},
    )
    shuffled = dataclasses.replace(
        index.brief,
        claims=(other,),
        **{name: mixed(getattr(index.brief, name)) for name in ("articles", "statements", "families")},
    )
    assert draw(Index.of(shuffled)) == draw(index)


@given(st.lists(st.tuples(st.integers(6, 60), st.floats(-100, 900)), max_size=30), st.integers(0, 400))
def test_boxes_of_a_column_never_touch(boxes, spare):
    heights, wanted = [h for h, _ in boxes], [w for _, w in boxes]
    room = sum(heights) + APART * max(0, len(boxes) - 1) + spare
    tops = stack(heights, wanted, room)
    order = sorted(range(len(boxes)), key=lambda n: tops[n])
    assert all(tops[a] + heights[a] + APART <= tops[b] for a, b in pairwise(order))
    assert all(top >= 0 and top + h <= room for top, h in zip(tops, heights, strict=True))


def test_a_box_with_room_stands_where_it_should():
    assert stack([20, 20], [30, 90], 200) == [20, 80]
    assert stack([20, 20], [50, 50], 200) == [26, 54]  # both give way by the same


@given(st.text(max_size=80), st.integers(20, 300), st.booleans())
@settings(max_examples=300)
def test_cut_text_fits(text, room, bold):
    cut = fit(text, room, SIZE, bold=bold)
    assert width(cut, SIZE, bold=bold) <= room
    assert cut == text or len(cut) <= len(text)


def test_short_text_stays_and_long_text_says_that_it_is_cut():
    assert fit("Harbour Post", 200, SIZE) == "Harbour Post"
    assert fit("Harbour Post and Evening Mail", 90, SIZE) == "Harbour Po…"
    assert len(fit("w" * 5000, 200, SIZE)) < 30
    assert fit("e" + "\u0301" * 500, 200, SIZE) == "e" + "\u0301" * 3  # accents do not climb into the line above
    assert width("新聞新聞", SIZE) > width("news", SIZE)


# -------------------------------------------------------------------- small cases


def test_one_article_with_one_source_needs_no_picture():
    assert draw(story([article("a1", "Lantern", None)], [said("s1", "a1", "Osk Varn")])) is None


def test_articles_stand_in_the_order_of_time():
    times = {
        "a1": "2031-05-14T09:00",
        "a2": None,
        "a3": "2031-05-13",
        "a4": "2031-05-14T10:30+02:00",  # half an hour before a1
    }
    articles = [article(a, a.upper(), time) for a, time in times.items()]
    drawn = draw(story(articles, [said(f"s-{a}", a, "Osk Varn") for a in times]))
    assert names(drawn, "article") == ["A3", "A4", "A1", "A2"]
    tops = [n.y for n in kinds(drawn, "article")]
    assert tops == sorted(tops)
    assert [n.texts[1].text for n in kinds(drawn, "article")][-1] == "undated"


def test_a_chain_goes_step_by_step_and_what_passes_a_step_has_a_lane():
    articles = [article("a1", "Lantern", "2031-05-14"), article("a2", "Harbour Post", "2031-05-15")]
    statements = [said("s1", "a1", "Daily Oren", "Northwire", "Osk Varn"), said("s2", "a2", "Osk Varn")]
    index = story(articles, statements)
    drawn = draw(index)
    check(drawn, 2)
    assert links(drawn) == {
        ("Osk Varn", "Northwire", "plain"),
        ("Northwire", "Daily Oren", "plain"),
        ("Daily Oren", "Lantern", "plain"),
        ("Osk Varn", "lane", "plain"),
        ("lane", "lane", "plain"),
        ("lane", "Harbour Post", "plain"),
    }
    columns = {n.texts[0].text: n.x for n in drawn.nodes if n.texts}
    assert columns["Osk Varn"] < columns["Northwire"] < columns["Daily Oren"] < columns["Lantern"]
    assert [t.text for t in drawn.heads] == ["origin", "through", "article, by time"]


def test_a_relay_of_two_origins_is_drawn_for_each():
    """Else the picture would say that an article has from a relay what it has not."""
    articles = [article("a1", "Lantern", "2031-05-14"), article("a2", "Harbour Post", "2031-05-15")]
    drawn = draw(story(articles, [said("s1", "a1", "Northwire", "Varn"), said("s2", "a2", "Northwire", "Brandt")]))
    assert names(drawn, "relay") == ["Northwire", "Northwire"]
    assert len(drawn.edges) == 4


def test_an_agency_is_called_one():
    articles = [
        dataclasses.replace(article("a1", "Lantern", None), credits=(CreditDoc("Northwire", "byline", agency=True),)),
        article("a2", "Harbour Post", None),
    ]
    statements = [said("s1", "a1", "NorthWire", "Varn"), said("s2", "a2", "Daily Oren", "Varn")]
    drawn = draw(story(articles, statements))
    assert [[t.text for t in n.texts] for n in kinds(drawn, "agency")] == [["NorthWire", "agency"]]
    assert names(drawn, "relay") == ["Daily Oren"]


def test_a_family_is_one_box_with_one_link_where_its_articles_have_it_alike():
    articles = [article(f"a{n}", f"Outlet {n}", f"2031-05-1{n}", "f-wire" if n != 2 else "") for n in range(1, 5)]
    statements = [said(f"s{n}", f"a{n}", "Osk Varn") for n in range(1, 5)]
    index = story(articles, statements, [told("a3", dropped=True)])
    drawn = draw(index)
    check(drawn, 4)
    (family,) = kinds(drawn, "family")
    assert family.texts[0].text == "one text: Northwire"
    assert [n.article for n in kinds(drawn, "article") if is_inside(n, family)] == ["a1", "a3", "a4"]
    assert links(drawn) == {
        ("Osk Varn", "one text: Northwire", "plain"),
        ("Osk Varn", "Outlet 2", "plain"),
        ("in the article’s own voice", "Outlet 3", "own_voice"),
    }


def test_own_voice_and_dropped_attribution_are_said():
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None), article("a3", "Orle Post", None)]
    drawn = draw(story(articles, [said("s1", "a1", "Osk Varn")], [told("a2", dropped=True), told("a3")]))
    marks = {n.texts[0].text: [t.text for t in n.texts if t.role == "mark"] for n in kinds(drawn, "article")}
    assert marks == {"Lantern": [], "Harbour Post": ["attribution dropped"], "Orle Post": []}
    (own,) = kinds(drawn, "own_voice")
    assert [t.text for t in own.texts] == ["in the article’s own voice", "no origin named"]
    assert drawn.label == "Lineage: 3 articles, 1 origin; 2 articles in their own voice"


def test_outlets_that_have_it_from_each_other_are_marked():
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None)]
    statements = [said("s1", "a1", "Harbour Post"), said("s2", "a2", "Lantern")]
    circle = CircleDoc(("Harbour Post", "Lantern"), ("s1", "s2"))
    index = story(articles, statements, origins=(), circles=(circle,))
    drawn = draw(index)
    check(drawn, 2)
    assert names(drawn, "circle") == ["from each other"]
    (ring,) = tree(index, index.brief.claims[0])
    assert (ring.label, [n.label for n in ring.children]) == ("from each other", ["Lantern", "Harbour Post"])
    assert {e.kind for e in drawn.edges} == {"circle"}
    assert ("Harbour Post", "Lantern", "circle") in links(drawn)
    assert all("circular" in [t.text for t in n.texts] for n in kinds(drawn, "article"))


def test_who_is_named_nowhere_still_has_a_place():
    """An article with a source that no origin stands for, and one of which nothing more is known."""
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None), article("a3", "Orle Post", None)]
    index = story(articles, [said("s1", "a1", "Osk Varn"), said("s2", "a2")])
    drawn = draw(index)
    check(drawn, 3)
    assert ("no source named", "Harbour Post", "plain") in links(drawn)
    assert ("no source named", "Orle Post", "plain") in links(drawn)
    (_, nobody) = tree(index, index.brief.claims[0])
    assert (nobody.label, [n.label for n in nobody.children]) == ("no source named", ["Harbour Post", "Orle Post"])


def test_a_statement_of_two_origins_hangs_on_both():
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None)]
    statements = [said("s1", "a1", "Varn and Brandt"), said("s2", "a2", "Varn")]
    origins = OriginDoc("Varn", None, "speaker", ("s1", "s2")), OriginDoc("Brandt", None, "speaker", ("s1",))
    drawn = draw(story(articles, statements, origins=origins))
    assert {source for source, target, _ in links(drawn) if target == "Lantern"} == {"Varn", "Brandt"}


def test_unnamed_sources_and_witnesses_are_no_named_speakers():
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None)]
    statements = [said("s1", "a1", "an official"), said("s2", "a2", "an official"), said("s3", "a2", "Northwire")]
    origins = (
        OriginDoc("an official", None, "unnamed", ("s1",)),
        OriginDoc("an official", None, "unnamed", ("s2",)),  # perhaps another one: counted twice
        OriginDoc("Northwire", None, "witness", ("s3",)),
    )
    drawn = draw(story(articles, statements, origins=origins))
    assert names(drawn, "unnamed") == ["unnamed: “an official”"] * 2
    assert names(drawn, "witness") == ["witness: Northwire"]


def test_who_denies_it_or_is_silent_stands_aside():
    index = Index.of(brief())
    drawn = draw(index)
    check(drawn, 5)
    aside = [[t.text for t in n.texts] for n in drawn.nodes if n.kind in ("denial", "silence")]
    assert aside == [["Unity Party", "denies it (claim 4)"], ["Unity Party", "declines to say"]]
    (varn,) = kinds(drawn, "speaker")
    assert [t.text for t in varn.texts] == ["Osk Varn", "defence minister; side: Veland"]


def test_many_sources_are_counted():
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None)]
    speakers = [said(f"s{n}", "a1", f"Relay {n}", f"Speaker {n:02}") for n in range(40)]
    index = story(articles, [*speakers, said("s-2", "a2", "Speaker 39")])
    drawn = draw(index)
    check(drawn, 2)
    assert names(drawn, "more") == ["and 25 more origins", "and 25 more relays"]
    assert "Speaker 39" in names(drawn, "speaker")  # of two articles


def test_a_long_chain_is_shortened():
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None)]
    long = [f"Relay {n}" for n in range(30)]
    index = story(articles, [said("s1", "a1", *long, "Osk Varn"), said("s2", "a2", "Osk Varn")])
    drawn = draw(index)
    check(drawn, 2)
    assert "30 relays" in drawn.label
    assert names(drawn, "relay") == ["Relay 29", "Relay 28", "27 more relays", "Relay 0"]


# -------------------------------------------------------------------- as SVG

SVG = Environment(
    loader=PackageLoader("headwater.report", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
).get_template("lineage.svg.j2")


def svg(index, max_rows=500, **options):
    places = {a.id: place for place, a in enumerate(index.brief.articles, 1)}
    return str(SVG.module.lineage(draw(index, **options), places, max_rows))


def test_articles_lead_to_their_place_in_the_brief():
    articles = [article("a1", "Lantern", "2031-05-15"), article("a2", "Harbour Post", "2031-05-14")]
    index = story(articles, [said("s1", "a1", "Osk Varn"), said("s2", "a2", "Osk Varn")])
    page = fragment_fromstring(svg(index))
    assert page.xpath("//a/@href") == ["#article-2", "#article-1"]
    assert fragment_fromstring(svg(index, max_rows=1)).xpath("//a/@href") == ["#article-1"]
    (drawing,) = page.xpath("//svg")
    assert drawing.get("role") == "group"  # "img" would hide the links
    assert drawing.get("aria-label") == "Lineage: 2 articles, 1 origin"


def test_five_articles_take_little():
    assert len(svg(Index.of(brief()))) < 4000
    assert len(svg(crowd(60))) < 30_000


def test_hostile_names_are_text_and_fit():
    hostile = [
        '<script>alert(1)</script><a href="javascript:x">',
        "w" * 5000,
        "\u202eevil\u202c \u200f" + "שלום" * 40,
        "e" + "\u0301" * 900,
        "]]>-->&amp;'\"",
        " \x1b[31m\n\t",
    ]
    articles = [article(f"a{n}", name, None, "f1" if n < 3 else "") for n, name in enumerate(hostile)]
    statements = [said(f"s{n}", f"a{n}", name, f"{name} speaks") for n, name in enumerate(hostile)]
    index = story(articles, statements)
    check(draw(index), 6)
    drawn = svg(index)
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert "\x1b" not in drawn
    page = etree.fromstring(drawn)  # well-formed
    assert {node.tag for node in page.iter()} <= {"div", "svg", "g", "a", "rect", "circle", "path", "text", "title"}
    assert all(href.startswith("#article-") for href in page.xpath("//@href"))
    assert any("<script>alert(1)</script>" in title for title in page.xpath("//title/text()"))


def test_an_origin_goes_by_the_name_of_its_entity():
    entity = EntityDoc("e1", "person", "Osk Varn", (), None, None, None)
    articles = [article("a1", "Lantern", None), article("a2", "Harbour Post", None)]
    statements = [said("s1", "a1", "Minister Warn", speaker="e1"), said("s2", "a2", "Varn", speaker="e1")]
    origins = (OriginDoc("Warn", "e1", "speaker", ("s1", "s2")),)
    drawn = draw(story(articles, statements, origins=origins, entities=(entity,)))
    assert [[t.text for t in n.texts] for n in kinds(drawn, "speaker")] == [["Osk Varn"]]


def test_many_denials_and_silences_are_counted():
    articles = [article(f"a{n}", f"Outlet {n}", None) for n in range(2)]
    silent = [said(f"q{n}", "a0", f"Party {n:02}", stance="declines") for n in range(40)]
    drawn = draw(story(articles, [said("s0", "a0", "Osk Varn"), said("s1", "a1", "Osk Varn"), *silent]))
    shown = len(kinds(drawn, "silence"))
    assert 0 < shown < 40
    (rest,) = names(drawn, "more")
    assert rest.startswith(f"and {40 - shown} more denials")


def test_of_two_claims_that_deny_each_other_the_one_that_says_so_is_the_denial():
    made = brief()
    first, second, third, denial, *rest = made.claims
    mutual = dataclasses.replace(
        made, claims=(first, second, third, dataclasses.replace(denial, denials=("c1",)), *rest)
    )
    index = Index.of(mutual)
    beside = {c.id: [n.kind for n in picture(index, c).nodes] for c in (first, index.claims["c4"]) if picture(index, c)}
    assert "denial" in beside["c1"]
    assert "denial" not in beside.get("c4", [])


def test_a_month_comes_before_its_days_and_after_earlier_ones():
    dates = ["2031-05-02T08:00", "2031-05", "2031-04-30T23:00+02:00", None]
    drawn = draw(
        story(
            [article(f"a{n}", f"Outlet {n}", d) for n, d in enumerate(dates)],
            [said(f"s{n}", f"a{n}", "Osk Varn") for n in range(4)],
        )
    )
    assert [n.texts[0].text for n in sorted(kinds(drawn, "article"), key=lambda n: n.y)] == [
        f"Outlet {n}" for n in (2, 1, 0, 3)
    ]
