"""Whole articles, and what must hold for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from annotate.build import article
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from headwater.settings import Settings
from headwater.stages.annotate import annotate
from headwater.stages.attribute import MADE_BY, _completed, _is_same, attribute
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.quotes import find_quotes
from headwater.stages.attribute.view import View
from headwater.types import Form, Kind, Named, Span, Stance

SETTINGS = Settings()
TITLE = "Dam near Orle was mined: minister"
STORY = """The dam near Orle was mined by soldiers, Defence Minister Mira Dolan said on Tuesday.
“We saw the charges,” Dolan told the Orle Post after a visit to the valley. “We shall show them to everybody.”
She declined to say how many soldiers had been there. The army has not commented.
According to the Orle Relief Council (ORC), 40 families left the valley. The ORC said that most of them were fishermen.
Soldiers had reportedly been seen on the wall. The river is wide there."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The minister called the base “the quiet shore”, and left.", "the base “the quiet shore”"),
        ('They expressed "outrage" at the "cruel raid".', '"outrage" at the "cruel raid"'),
        ('"It was a "bad" day" Mira Dolan said.', 'It was a "bad" day'),
    ],
)
def test_content_has_the_marks_to_which_those_inside_belong(told, text, said):
    assert [s.said for s in told(text)] == [said]


@pytest.mark.parametrize(
    ("content", "other", "whole"),
    [
        ("of the valley. We shall stay, and so will all the others", None, True),
        ("of the valley. We shall stay, and so will all the others", "loyal friend", False),  # somebody else's words
        ("so will all the others", None, False),  # the lesser part of it
        ("We are a loyal friend of the valley.", None, False),  # nothing is missing before it
    ],
)
def test_a_quotation_is_one_s_own_from_its_beginning(content, other, whole):
    text = "“We are a loyal friend of the valley. We shall stay, and so will all the others,” said Mira Dolan."
    (annotated,) = annotate([article(text)], SETTINGS)
    view = View(annotated)

    def found(words: str, cue: str) -> Found:
        span, by = (Span(at := text.index(w), at + len(w)) for w in (words, cue))
        return Found((span,), None, by, Stance.ASSERTS, (), None, continues=False, confidence=0.9)

    finds = [found(content, "said"), *([found(other, "are")] if other else [])]
    made = _completed(view, finds, find_quotes(text))[0]
    assert made.content[0].of(text).startswith("We are") is (whole or content.startswith("We are"))
    assert made.content[0].end == finds[0].content[0].end


def test_that_another_speaks_is_no_statement(told):
    text = "Later that day the Courier reported that findings reached by Arvian engineers pointed to a faulty gate."
    assert [s.speaker for s in told(text)] == ["Courier"]


def test_story(told):
    assert [(s.said, s.speaker, s.stance, s.form) for s in told(STORY, title=TITLE)] == [
        ("Dam near Orle was mined", "Mira Dolan", "asserts", "indirect"),
        ("The dam near Orle was mined by soldiers", "Mira Dolan", "asserts", "indirect"),
        ("We saw the charges … We shall show them to everybody", "Mira Dolan", "asserts", "direct"),
        ("how many soldiers had been there", "Mira Dolan", "declines", "indirect"),
        ("commented", "army", "declines", "indirect"),
        ("40 families left the valley", "Orle Relief Council", "asserts", "indirect"),
        ("most of them were fishermen", "Orle Relief Council", "asserts", "indirect"),
        ("Soldiers had … been seen on the wall", None, "asserts", "indirect"),
    ]


def test_story_names_day_addressee_and_relay(told):
    _, first, quoted, *_ = told(STORY, title=TITLE)
    assert first.said_on == "2031-05-13"
    assert (quoted.addressee, quoted.relays, quoted.occasion) == ("Orle Post", ("Orle Post",), "a visit to the valley")


def test_statements_carry_their_article_and_maker(read):
    reading = read(STORY, title=TITLE, id="a7")
    assert {s.article for s in reading.statements} == {"a7"}
    assert {s.made_by for s in reading.statements} == {MADE_BY}
    assert reading.annotated.article is reading.article


def test_what_is_only_thought_is_kept_apart(read):
    reading = read("The mayor believes that the dam will hold. The minister said on Monday that the dam had burst.")
    assert [s.kind for s in reading.statements] == [Kind.SPEECH]
    assert [(s.kind, s.source.of(reading.article.text)) for s in reading.beliefs] == [(Kind.BELIEF, "The mayor")]


def test_the_credited_agency_is_the_first_relay(told):
    text = "The dam near Orle had burst, the mayor told the Orle Post on Monday."
    assert [s.relays for s in told(text, credit="Reuters")] == [("Reuters", "Orle Post")]
    assert [s.relays for s in told(text, credit="agencies")] == [("Orle Post",)]
    assert [s.relays for s in told(text, credit="Reuters", outlet="Reuters")] == [("Orle Post",)]


def test_an_agency_is_named_once(told):
    text = "The dam near Orle had burst, the mayor told The Associated Press on Monday."
    assert [s.relays for s in told(text, credit="AP")] == [("Associated Press",)]


@pytest.mark.parametrize(
    ("told_to", "relay"),
    [("ORNAs correspondent", "ORNA"), ("Orle FM, a station of farmers and millers", "Orle FM")],
)
def test_an_outlet_without_what_stands_beside_its_name(told, told_to, relay):
    [found] = told(f"The mayor told {told_to}, that the dam of Oren had burst.")
    assert found.relays == (relay,)


def test_a_quotation_goes_on_in_the_next_paragraph(told):
    text = "Mira Dolan said: “The dam had burst at night.\n\n“We left at once and saw the water rise.”\n\nIt rained."
    assert [(s.said, s.speaker) for s in told(text)] == [
        ("The dam had burst at night … We left at once and saw the water rise", "Mira Dolan")
    ]


def test_whom_a_passive_was_told_is_no_speaker(told):
    [toll] = told("The toll of the flood was confirmed to a Reuters correspondent.")
    assert (toll.said, toll.speaker, toll.relays) == ("The toll of the flood", None, ("Reuters",))


def test_what_is_told_an_outlet_in_one_go_came_through_it(told):
    text = "“The dam had burst at night,” Mira Dolan said. “We left at once,” she told the Orle Post."
    assert [(s.speaker, s.relays) for s in told(text)] == [("Mira Dolan", ("Orle Post",))] * 2


def test_text_without_statements(told):
    assert told("The river is wide here. Boats cross it in summer.") == []
    assert told("") == []


def test_batching_and_order_change_nothing():
    items = [article(text, id=f"a{n}") for n, text in enumerate(STORY.splitlines())]
    together = [attribute(a) for a in annotate(items, SETTINGS)]
    alone = [attribute(a) for item in items for a in annotate([item], SETTINGS)]
    backwards = [attribute(a) for a in annotate(items[::-1], SETTINGS)][::-1]
    assert together == alone == backwards


def check(reading):
    """What holds for the statements of any text."""
    text = reading.article.text
    whole = Span(0, max(1, len(text)))
    assert len({s.id for s in reading.statements}) == len(reading.statements)
    for s in reading.statements:
        named = [n.span for n in (s.speaker, s.addressee, s.occasion, *s.relays) if n and n.span]
        spans = [*s.content, *named, *(x for x in (s.source, s.cue) if x)]
        assert all(whole.contains(span) for span in spans)
        assert s.content
        assert all(span.of(text).strip() for span in s.content)
        assert all(a.end <= b.start for a, b in pairwise(s.content))
        assert s.source is None or not any(span.overlaps(s.source) for span in s.content)
        assert 0 < s.confidence <= 1
        assert s.form in Form
    starts = [s.content[0] for s in reading.statements]
    assert starts == sorted(starts)


ODD = [
    "",
    " \n ",
    "...",
    "”“„»«",
    '"',
    '""""',
    "“”“”",
    "said",
    "Said.",
    '"said"',
    "Said said said said.",
    "according to",
    "According to.",
    "According to according to",
    "reportedly",
    "He said he said he said she said, they said.",
    "🙂 🙃 said 🙂: “🙃🙂”",
    "قال الوزير إن السد انهار. “السد”",
    "השר אמר “הסכר”",
    "THE MAYOR SAID THE DAM HAD BURST, THE PELLANT AGENCY REPORTED.",
    "the mayor said the dam had burst the agency reported the army denied it",
    "said " * 400,
    "The mayor said that " * 60 + "the dam had burst.",
    '"' * 101,
    "(((((said)))))",
    "a" * 5000,
    "1 2 3, said 4.",
    "no comment from",
    "There was no comment from , .",
    "He was quoted as saying",
    "as saying quoted",
    "was accused by of",
    "Dolan told accused agency",
    "The claim that the report that the claim that said.",
    "\u00a0said\u200b\u2028X said\x00.",
    "— he said — she said — “they”",
    ": said",
    "Minister:",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(read, text):
    check(read(text))
    check(read("The dam burst, the mayor said.", title=text.splitlines()[0] if text.strip() else None))


PIECES = st.sampled_from(
    """said told denied reported accused declined says citing quoted saying called that who by to of not
    yet to comment the mayor Mira Dolan she it they we Pellant agency Orle Post army Tuesday May 14 , ,
    . . ; : “ ” " « » ‘ ’ ( ) dam burst had reportedly according no one claim while and but""".split()
)
SENTENCES = st.lists(PIECES, min_size=1, max_size=14).map(" ".join)


@examples(deadline=None, max_examples=60)
@given(st.lists(SENTENCES | st.sampled_from(STORY.splitlines()), min_size=1, max_size=4), st.none() | SENTENCES)
def test_any_text(lines, title):
    item = article("\n".join(lines), title=title)
    [annotated] = annotate([item], SETTINGS)
    reading = attribute(annotated)
    check(reading)
    assert attribute(annotated) == reading


@examples(deadline=None, max_examples=20)
@given(st.text(max_size=80))
def test_any_characters(text):
    [annotated] = annotate([article(text)], SETTINGS)
    check(attribute(annotated))


@pytest.mark.parametrize(
    ("relay", "speaker", "same"),
    [("Dolan", "Mira Dolan", True), ("Orle Post", "Orle Post editor", False), ("Berg", "Mira Dolan", False)],
)
def test_nobody_passes_on_their_own_words(relay, speaker, same):
    assert _is_same(Named(relay, None), Named(speaker, None)) is same
    assert not _is_same(Named(relay, None), None)


def test_what_is_asked_for_twice_is_asked_for_to_the_end(told):
    text = (
        "Velmark and Doran have urged the Orvan regime and the rebels fighting it to work with the council and allow a"
        " team of experts already in town to look into the latest use of gas."
    )
    (urged,) = told(text)
    assert urged.said.endswith("to look into the latest use of gas")


def test_a_source_has_its_first_word_whole(told):
    (found,) = told("The raid killed nine people in Oren Al-Manda Today reported.")
    assert found.source == "Al-Manda Today"
    assert found.said == "The raid killed nine people in Oren"
