from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import pytest
from fictional import TEXTS, WIRE, article, big, brief, claims, empty, narrated, passage, words
from lxml.html import document_fromstring

from headwater.report import html, timeline, wording
from headwater.report.document import (
    ConflictDoc,
    Drift,
    EditDoc,
    EndDoc,
    EventDoc,
    FigureDoc,
    MovementDoc,
    Time,
    TimelineEntry,
    VariantDoc,
)
from headwater.report.index import Index


@pytest.fixture(scope="module")
def page():
    return html.render(brief())


@pytest.fixture(scope="module")
def tree(page):
    return document_fromstring(page)


def text(node):
    return " ".join(node.text_content().split())


def test_loads_and_runs_nothing(page, tree):
    for tag in (
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "video",
        "audio",
        "b[@onclick]",
        "svg//*[name() = 'foreignObject' or name() = 'image' or name() = 'animate' or name() = 'set' or name() = 'style']",
    ):
        assert tree.xpath(f"//{tag}") == [], tag
    for attribute in ("src", "srcset", "style", "action", "formaction", "data", "poster", "background"):
        assert tree.xpath(f"//@{attribute}") == [], attribute
    assert [name for node in tree.iter("*") for name in node.attrib if name.startswith("on")] == []
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    style = "".join(tree.xpath("//style/text()"))
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in style


def test_policy_forbids_what_might_slip_through(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_policy_stands_before_anything_it_guards(page):
    assert page.lstrip().startswith("<!DOCTYPE html>")
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<body>")


def test_hostile_text_is_shown_and_stays_text(page, tree):
    assert "<script" not in page
    assert "<img" not in page
    assert "<b onclick" not in page
    shown = text(tree)
    assert "<script>alert(1)</script>" in shown
    assert "<img src=x onerror=alert(1)>" in shown
    assert "<script>track()</script>" in shown  # furniture that was removed


def test_turned_text_is_isolated(tree):
    holders = {node.tag for node in tree.iter("*") if "\u202e" in (node.text or "") + (node.tail or "")}
    assert holders <= {"mark", "blockquote", "span"}
    # The marks that turn the direction hold in the piece of text that is isolated, and no farther.
    assert all(
        node.xpath("ancestor-or-self::blockquote")
        for node in tree.iter("mark", "span")
        if "\u202e" in (node.text or "")
    )
    assert all("text" in node.classes for node in tree.xpath("//blockquote"))


def test_claims_say_what_the_terminal_says(tree):
    first = tree.get_element_by_id("claim-1")
    said = text(first)
    assert "“Troops have left Karst for Oren.”" in said
    assert (
        "5 articles, 5 outlets, 1 origin (Osk Varn, defence minister), 1 side (Veland); first in Harbour Post" in said
    )
    assert "Times dropped the attribution; Unity Party has not commented" in said
    assert "certainty: “have left” became “may have left”" in said
    assert "taken for one claim (80 % sure): both name Karst" in said
    assert "hedged in Lantern; flat in Harbour Post" in said


def meter(page, claim):
    rows = page.get_element_by_id(claim).xpath("./div[@class='meter']/div")
    return [(text(row), len(row.findall(".//i"))) for row in rows]


def test_meter_shows_carriers_and_who_stands_behind_them(tree):
    assert meter(tree, "claim-1") == [
        ("5 articles", 5),
        ("5 outlets", 5),
        ("4 texts", 4),
        ("1 origin", 1),
        ("1 side", 1),
    ]
    assert tree.get_element_by_id("claim-1").xpath(".//div[@class='meter']/@aria-label") == ["Independence of claim 1"]
    assert meter(tree, "claim-3") == []  # one article


def test_meter_of_hundreds_of_articles_keeps_its_size_and_says_its_scale():
    many = tuple(dataclasses.replace(article("a1"), id=f"m{n}") for n in range(100))
    wide = dataclasses.replace(claims()[0], articles=tuple(a.id for a in many))
    page = document_fromstring(html.render(brief(articles=(*brief().articles, *many), claims=(wide, *claims()[1:]))))
    rows = meter(page, "claim-1")
    assert rows[0] == ("100 articles", 20)
    assert rows[3] == ("1 origin", 1)
    assert "one mark: up to 5" in text(page.get_element_by_id("claim-1"))


def test_spans_are_marked_exactly(tree):
    passage = tree.get_element_by_id("claim-1").xpath(".//figure")[1]
    marks = [(mark.get("class"), mark.text) for mark in passage.xpath(".//mark")]
    assert marks == [
        ("source", "Defence Minister Osk Varn"),
        ("cue", "said"),
        ("content", "troops have left Karst for Oren"),
    ]
    quote = "Defence Minister Osk Varn said on Tuesday that troops have left Karst for Oren."
    assert passage.find("blockquote").text_content() == quote
    assert "reader → Osk Varn" in text(passage)


def test_own_voice_passages_are_labelled(tree):
    passage = tree.get_element_by_id("claim-1").xpath("./details[1]//figure")[-1]
    assert "in its own voice; attribution dropped" in text(passage)
    assert [m.text for m in passage.xpath(".//mark[@class='narrated']")] == ["Troops have left Karst for Oren."]


def test_what_is_possibly_the_same_is_folded_and_marked(tree):
    folded = tree.get_element_by_id("claim-1").xpath("./details")[1]
    assert text(folded.find("summary")) == "2 passages possibly the same, not counted in claim 1"
    likely, own = folded.xpath(".//figure")
    assert text(likely.find("figcaption")) == (
        "Lantern, 2031-05-15 10:00, Unity Party: 47 % sure; both name Karst; one denies"
    )
    assert [m.text for m in likely.xpath(".//mark[@class='content']")] == ["No soldier has left Karst"]
    assert "in its own voice: 31 % sure" in text(own)


def test_variants_of_a_quotation_are_marked_for_eyes_and_ears():
    first, other = (passage(a, "Troops have left Karst for Oren") for a in ("a2", "a5"))
    edits = (EditDoc(words("a2", "left Karst"), words("a5", "left Karst")),)
    told = dataclasses.replace(
        claims()[0], denials=(), drift=Drift((), (), (), (), (), (VariantDoc(first, other, edits),))
    )
    (box,) = document_fromstring(
        html.render(brief(claims=(told,), conflicts=(), not_conflicts=(), movements=(), timeline=()))
    ).xpath("//*[@class='tellings']")
    assert text(box.xpath(".//blockquote")[1]) == "Troops have [here: left Karst] for Oren"
    assert [mark.get("class") for mark in box.iter("mark")] == ["other", "here"]


def test_claims_that_nobody_is_said_to_have_made_show_in_conflicts_only():
    against_it = ConflictDoc("k3", "account", ("c4", "c6"), "Two accounts.", (), (passage("a1", "Fresh snow fell"),))
    tree = document_fromstring(html.render(brief(conflicts=(against_it,))))
    assert len(tree.xpath("//article[@class='claim']")) == 5
    side = tree.xpath("//*[@class='against']/div")[1]
    assert (
        text(side) == "Harbour Post in its own voice Fresh snow fell. Harbour Post, 2031-05-14 07:46 · in the article"
    )
    assert "told by Harbour Post in its own voice" in text(tree.get_element_by_id("claim-4"))


def test_lineage_is_a_nested_list(tree):
    (root,) = tree.get_element_by_id("claim-1").xpath(".//ul[@class='tree']")
    relay = root.xpath("./li[@class='origin']/ul/li[@class='relay']")[0]
    assert "Northwire" in text(relay)
    assert [text(li.find("span/b")) for li in relay.xpath("./ul/li[@class='family']/ul/li")] == [
        "Daily Oren",
        "Karst Gazette",
    ]


def test_headings_descend_in_order(tree):
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_anchors(tree):
    assert len(tree.xpath("//main")) == len(tree.xpath("//nav")) == 1
    assert tree.get("lang") == "en"
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("conflicts", "Two figures for villages held: 28 and 74."),
        ("conflicts", "28 villages against 74 villages"),
        ("conflicts", "71 % sure that both are of one thing"),
        ("conflicts", "General Ilse Brandt General Ilse Brandt said her army took 74 villages. Lantern, 2031-05-15"),
        ("agreements", "figures: Osk Varn says 28 villages on Tuesday, 31 on Friday (update)"),
        ("silences", "The Unity Party has not commented on the report"),
        ("movements", "troops (left)"),
        (
            "timeline",
            "13 May 2031 said to have happened “troops have left Karst for Oren” claim 1, 5 articles, 1 origin",
        ),
        ("dropped", "Times says in its own voice what 4 other articles attribute to Osk Varn, defence minister"),
        ("sources", "Veland: 1 speaker, 6 statements"),
        ("sources", "Daily Oren 2, Karst Gazette 2, Harbour Post 1 and Lantern 1"),
        ("articles", "Whole text of Harbour Post"),
        ("families", "Northwire text in 2 articles of 2 outlets; 1 without credit: Karst Gazette"),
        ("articles", "100 % Northwire, uncredited"),
        ("sources", "Osk Varn"),
        ("articles", "Furniture removed: 1 advert, 1 script"),
        ("articles", "https://harbour.example/veland?a=1&b=2"),
        ("rejected", "no text could be read"),
        ("method", "It does not say what is true"),
    ],
)
def test_sections(tree, section, words):
    assert words in text(tree.get_element_by_id(section))


def test_words_of_others_are_marked_and_lead_to_the_same_words(tree):
    taker = tree.get_element_by_id("article-3")
    marks = taker.xpath(".//mark")
    assert {mark.get("class") for mark in marks} == {"taken"}
    assert "".join(mark.text_content() for mark in marks) == WIRE
    (there,) = taker.xpath(".//a[@class='ref']")
    assert text(there) == "Daily Oren"
    target = tree.get_element_by_id(there.get("href")[1:])
    assert target.xpath("following::mark")[0].get("class") == "credited"
    assert tree.get_element_by_id("article-1").xpath(".//mark") == []


def test_opens_with_the_figure_that_matters(tree):
    first, *_ = tree.xpath("//h1/following-sibling::*")
    assert text(first).startswith("5 articles by 5 outlets, but 4 texts: Northwire stands behind 2")


def test_the_page_is_named_after_the_widest_claim_and_says_on_whom_it_rests(tree):
    assert tree.findtext(".//title") == "“Troops have left Karst for Oren.” – sourced account of 5 articles"
    (head,) = tree.xpath("//header[@class='mast']")
    assert text(head.find("h1")) == "“Troops have left Karst for Oren.”"
    assert (
        "The claim carried widest stands in 5 articles of 5 outlets and goes back to one origin: Osk Varn, defence minister."
        in text(head)
    )
    figures = dict(zip(head.xpath(".//dt/text()"), head.xpath(".//dd/text()"), strict=True))
    assert figures == {
        "articles": "5",
        "outlets": "5",
        "texts": "4",
        "origins": "4",
        "claims": "5",
        "conflicts": "2",
        "rejected": "1",
    }


def test_dropped_attribution_shows_the_words_of_both(tree):
    own, attributed = tree.get_element_by_id("dropped").xpath(".//*[@class='against']/div")
    assert [m.text for m in own.iter("mark")] == ["Troops have left Karst for Oren."]
    assert [m.text for m in attributed.xpath(".//mark[@class='source']")] == ["Osk Varn"]


def test_silence_of_any_claim_leads_to_its_text(tree):
    (link,) = tree.get_element_by_id("silences").xpath(".//span[@class='at']/a")
    assert tree.get_element_by_id(link.get("href")[1:]).text_content().startswith("The Unity Party has not commented")


# ---------------------------------------------------------------- texts


def test_every_passage_leads_to_its_words_in_the_whole_text(tree):
    for figure in tree.xpath("//figure[contains(@class,'passage')]"):
        (link,) = figure.xpath(".//span[@class='at']/a")
        place = tree.get_element_by_id(link.get("href")[1:])
        assert place.xpath("ancestor::details[@class='fulltext']/summary")
        first = figure.xpath(".//mark[@class='content' or @class='narrated']")
        assert not first or text(first[0]).split()[0] in text(place)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_whole_text_is_whole(page, number):
    (quote,) = (
        document_fromstring(page)
        .get_element_by_id(f"article-{number}")
        .xpath(".//details[@class='fulltext']//blockquote")
    )
    for added in quote.xpath(".//a[@class='claimref'] | .//*[@class='ref']"):
        added.drop_tree()
    assert text(quote) == " ".join(TEXTS[f"a{number}"].split())


def test_words_in_the_text_lead_back_to_their_claims(tree):
    links = tree.get_element_by_id("article-4").xpath(".//a[@class='claimref']")
    assert [(text(a), a.get("href")) for a in links] == [
        ("claim 1", "#claim-1"),
        ("claim 3", "#claim-3"),
        ("claim 4", "#claim-4"),
    ]


def test_texts_that_make_the_page_heavy_are_left_out_and_it_says_so(monkeypatch):
    monkeypatch.setattr(html, "MOST_TEXT", sum(len(TEXTS[a]) for a in ("a1", "a2", "a3")))
    page = document_fromstring(html.render(brief()))
    assert len(page.xpath("//details[@class='fulltext']")) == 3
    assert text(page).count("The text is left out here to keep the page light; the JSON of this brief has it.") == 2
    # what would lead into the text leads to the article
    assert {href[1:] for href in page.xpath("//@href")} <= set(page.xpath("//@id"))
    assert page.xpath("//figure//a[@href='#article-4']")


# ---------------------------------------------------------------- timeline


def entry(when, *claims_, **other):
    return TimelineEntry(when, other.pop("text", "troops have left Karst"), claims_, **other)


ENTRIES = (
    entry(Time("2031", "year"), "c3"),
    entry(Time("2031-05", "month"), "c2"),
    entry(Time("2031-05-13", "day"), "c1", until=Time("2031-05-16", "day")),
    entry(Time("2031-05-13T22:10+02:00", "minute"), "c4"),
    entry(Time("2032-01-01", "day"), "c5", text="they will be back"),
    entry(Time("2031-05-14T07:46Z", "minute"), "c1", kind="told", articles=("a1",), origins=("Osk Varn",)),
)


def test_timeline_has_two_tracks_and_shows_how_fine_a_time_is():
    page = document_fromstring(html.render(brief(timeline=ENTRIES)))
    days = page.get_element_by_id("timeline").xpath(".//li[@class='day']")
    assert [text(day.find("h3")) for day in days] == [
        "2031, day not told",
        "May 2031, day not told",
        "13 May 2031",
        "14 May 2031",
        "1 January 2032",
    ]
    stretch, minute = days[2].xpath(".//div/ul/li")
    assert text(stretch).startswith("until 16 May 2031 “troops")
    assert text(minute).startswith("22:10 UTC+2 “troops")
    assert text(minute).endswith("claim 4, 1 article, 1 origin")
    (told,) = days[3].xpath(".//div[@class='track told']/ul/li")
    assert text(told).startswith("07:46 UTC in Harbour Post “troops")


@pytest.mark.parametrize(
    ("value", "precision", "words"),
    [
        ("2031", "year", "in 2031"),
        ("2031-05", "month", "in May 2031"),
        ("2031-05-04", "day", "on 4 May 2031"),
        ("2031-05-14T07:46", "minute", "on 14 May 2031, 07:46"),
        ("2031-05-14T07:46Z", "minute", "on 14 May 2031, 07:46 UTC"),
        ("2031-05-14T07:46:09.5+00:00", "second", "on 14 May 2031, 07:46 UTC"),
        ("2031-05-14T07:46-04:00", "minute", "on 14 May 2031, 07:46 UTC-4"),
        ("2031-05-14T07:46+05:30", "minute", "on 14 May 2031, 07:46 UTC+5:30"),
        ("2031-13-01", "day", "on 2031"),  # broken: no month is made up
    ],
)
def test_a_time_is_worded_as_finely_as_it_is_known(value, precision, words):
    assert wording.when_words(Time(value, precision)) == words


def test_figures_in_other_words_are_one_figure():
    index = Index.of(brief())
    sixteen = FigureDoc("16", 16, "exact", "a1", ("Osk Varn",)), FigureDoc("Sixteen", 16, "exact", "a4", ())
    assert wording.figure_lines(index, sixteen) == ("16",)
    assert wording.figure_lines(index, (*sixteen, FigureDoc("over 16", 16, "at_least", "a2", ("Ilse Brandt",)))) == (
        "16 (Osk Varn and Lantern in its own voice)",
        "over 16 (Ilse Brandt)",
    )


def test_what_lay_ahead_is_said_to(tree):
    page = document_fromstring(html.render(brief(timeline=(*ENTRIES, entry(Time("2032-02-01", "day"), "c1")))))
    assert "still ahead when it was told" not in text(page.xpath("//li[@class='day']")[2])
    assert "still ahead when it was told" in text(page.xpath("//li[@class='day']")[-1])


def test_one_thing_in_two_wordings_is_one_entry():
    twice = (entry(Time("2031-05-13", "day"), "c1"), entry(Time("2031-05-13", "day"), "c1", text="they left"))
    (day,) = timeline.days(Index.of(brief(timeline=twice)), 10)
    assert [line.text for moment in day.happened.moments for line in moment.lines] == ["“troops have left Karst”"]


def test_long_timeline_keeps_what_is_carried_widest_and_counts_the_rest():
    many = tuple(entry(Time(f"2031-{m:02}-{d:02}", "day"), "c5") for m in range(1, 13) for d in range(1, 29))
    index = Index.of(brief(timeline=(*many, ENTRIES[2])))
    days = timeline.days(index, 20)
    assert "2031-05-13" in [day.value for day in days]
    assert timeline.left_out(index, days) == len(many) + 1 - 20
    assert "317 more entries are not shown here" in text(document_fromstring(html.render(index.brief, max_rows=20)))


# ---------------------------------------------------------------- movements and events


def told(**other):
    given = {
        "id": "m1",
        "who": "<i>two</i> brigades",
        "what": "sent",
        "quantity": "two",
        "from_": EndDoc("Karst", None, 61.5, 7.25, place="Karst, Veland", confidence=0.5, or_else="Karst, Tarn"),
        "to": None,
        "when": Time("2031-05", "month"),
        "claims": ("c1",),
        "articles": ("a1", "a4"),
        "origins": ("Osk Varn", "Ilse Brandt"),
        "passages": (narrated("a1", "troops have left Karst for Oren"), narrated("a5", "Troops have left Karst")),
        "via": EndDoc("Tal", None, None, None),
        "mode": "by rail",
        "planned": True,
        "hedged": True,
        "figures": (
            FigureDoc("two brigades", 2, "exact", "a1", ("Osk Varn",)),
            FigureDoc("three", 3, "exact", "a4", ()),
        ),
        "kind": "forces",
    }
    return MovementDoc(**{**given, **other})


def test_movement_says_all_that_is_known_and_how_sure():
    page = document_fromstring(html.render(brief(movements=(told(),))))
    row = page.get_element_by_id("movement-1")
    assert [text(cell) for cell in row] == [
        "<i>two</i> brigades (sent) forces, by rail planned hedged",
        "Karst Karst, Veland; or Karst, Tarn",
        "not said via Tal",
        "two brigades (Osk Varn); three (Lantern in its own voice)",
        "in May 2031",
        "Osk Varn and Ilse Brandt in 2 articles; claim 1",
    ]
    said, own = row.getnext().xpath(".//figure")
    assert [m.text for m in said.xpath(".//mark[@class='source']")] == ["Defence Minister Osk Varn"]
    assert "in its own voice" in text(own)


def event(number, kind, **other):
    given = {
        "id": f"e{number}",
        "kind": kind,
        "plover": None,
        "what": "captured",
        "who": "her army",
        "whom": "74 villages",
        "state": None,
        "place": EndDoc("Karst", None, None, None),
        "when": None,
        "figures": (FigureDoc("74", 74, "exact", "a4", ("Ilse Brandt",)),),
        "claims": ("c3",),
        "articles": ("a4",),
        "origins": ("Ilse Brandt",),
        "passages": (narrated("a4", "her army took 74 villages"),),
    }
    return EventDoc(**{**given, **other})


def test_events_stand_by_kind_and_keep_their_numbers():
    found = (event(1, "control"), event(2, "attack", who=None, whom=None, what="shelling"), event(3, "control"))
    page = document_fromstring(html.render(brief(events=found)))
    section = page.get_element_by_id("events")
    assert [text(h) for h in section.findall("h3")] == ["Attacks", "Control"]
    assert [row.get("id") for row in section.xpath(".//tr[@id]")] == ["event-2", "event-1", "event-3"]
    assert text(page.get_element_by_id("event-1")[0]) == "captured: 74 villages"
    assert text(page.get_element_by_id("event-2")[0]) == "shelling"


def test_ten_thousand_movements_and_events_stay_a_page():
    page = html.render(brief(movements=(told(),) * 10_000, events=(event(1, "control"),) * 10_000))
    shown = text(document_fromstring(page))
    assert "9,800 more movements are not shown here" in shown
    assert "9,800 more events are not shown here" in shown
    assert len(page) < 1_500_000


def test_hostile_words_in_every_field_of_the_new_sections():
    evil = "<script>alert(1)</script>\u202e" + "x" * 500
    page = html.render(
        brief(
            movements=(
                told(
                    who=evil,
                    what=evil,
                    mode=evil,
                    kind=evil,
                    origins=(evil,),
                    from_=EndDoc(evil, None, 1, 2, evil, or_else=evil),
                ),
            ),
            events=(event(1, evil, what=evil, who=evil, whom=evil, state=evil, origins=(evil,)),),
            timeline=(TimelineEntry(Time(evil, "day"), evil, (), origins=(evil,)),),
        )
    )
    assert "<script" not in page
    assert "\u202e" not in page.partition('id="timeline"')[2].partition('id="families"')[0]


def test_big_brief_is_capped_and_says_so():
    page = html.render(big(400), max_claims=5, max_passages=2, max_rows=1)
    tree = document_fromstring(page)
    shown = text(tree)
    assert len(tree.xpath("//article[@class='claim']")) == 5
    assert "400 more claims are not shown here; the JSON of this brief has all." in shown
    assert "3 more passages are not shown here" in shown
    assert "4 more articles are not shown here" in shown
    # a link to a claim that is not shown would lead nowhere
    assert {href[1:] for href in tree.xpath("//@href")} <= set(tree.xpath("//@id"))


def test_only_sections_with_something_are_listed():
    tree = document_fromstring(html.render(empty()))
    assert [text(a) for a in tree.xpath("//nav//a")] == ["Method and limits"]
    assert "Nothing found: no article could be read." in text(tree)


def test_same_brief_same_bytes(page):
    assert html.render(brief()) == page


COLOURS = re.compile(r"--(\w+): (#[0-9a-f]{6})")


def luminance(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_meets_aa(page, scheme):
    colours = dict(COLOURS.findall(page.split(":root {")[scheme + 1].partition("}")[0]))
    pairs = [(front, back) for front in ("ink", "soft", "accent", "warn", "alarm") for back in ("paper", "card")]
    pairs += [("ink", back) for back in ("content", "source", "cue", "fill")]
    assert {
        p: contrast(colours[p[0]], colours[p[1]]) for p in pairs if contrast(colours[p[0]], colours[p[1]]) < 4.5
    } == {}
