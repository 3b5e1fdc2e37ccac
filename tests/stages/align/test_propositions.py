from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.align.propositions import propositions_of
from headwater.types import Reading, Span
from stages.corpus import read
from stages.records import reading


def parsed(text: str) -> Reading:
    (found,) = read({"Harbour Post": text})
    return found


def asserted(text: str, *content: str) -> list[str]:
    """The assertions of ``content``, or of all of the text, with the subject that they share in brackets."""
    found = parsed(text)
    text = found.article.text
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content or (text,)]
    return [
        _worded(p.lead, text, "[{}] ") + _worded(p.spans, text, "{}") for p in propositions_of(found.annotated, spans)
    ]


def _worded(spans, text, frame):
    return frame.format(" ".join(s.of(text) for s in spans)) if spans else ""


@pytest.mark.parametrize(
    ("text", "assertions"),
    [
        ("The blast killed six people and wounded 32.", ["The blast killed six people", "[The blast] wounded 32"]),
        ("The quake left three people killed and 30 wounded.", ["The quake left three people killed", "30 wounded"]),
        (
            "The raid began after rebels fired rockets at Karst.",
            ["The raid began", "after rebels fired rockets at Karst"],
        ),
        (
            "Rebels shelled Karst and the army closed the road to Oren.",
            ["Rebels shelled Karst", "the army closed the road to Oren"],
        ),
        (
            "Ada Berg came to the burnt church and asked the village for its forgiveness.",
            ["Ada Berg came to the burnt church", "[Ada Berg] asked the village for its forgiveness"],
        ),
        (
            "The strike hit a market, killing six people.",
            ["The strike hit a market", "[The strike] killing six people"],
        ),
        (
            "Rebels captured several army posts in the hills and killed nine soldiers.",
            ["Rebels captured several army posts in the hills", "[Rebels] killed nine soldiers"],
        ),
        (
            "Six civilians were among at least 22 people killed in the raids on Saturday.",
            ["Six civilians were among", "at least 22 people killed in the raids on Saturday"],
        ),
        (
            "The clinic took in the bodies of twelve victims as well as 30 injured people.",
            ["The clinic took in the bodies of twelve victims", "as well as 30 injured people"],
        ),
        (
            "Jets struck the yard of the mill, setting off two more blasts.",
            ["Jets struck the yard of the mill", "[Jets] setting off two more blasts"],
        ),
        (
            "The navy bombed the port of Karst destroying three depots and a crane.",
            ["The navy bombed the port of Karst", "destroying three depots and a crane"],
        ),
        (
            "Ada Berg asked the council to hold an open meeting and conduct an inquiry into the fire.",
            ["Ada Berg asked the council to hold an open meeting", "conduct an inquiry into the fire"],
        ),
        (
            "A suspected raid believed to be by Veland jets killed nine people.",
            ["A suspected raid killed nine people", "[A suspected raid] believed to be by Veland jets"],
        ),
    ],
)
def test_what_can_be_true_or_false_apart_is_cut(text, assertions):
    assert asserted(text) == assertions


def test_what_stands_behind_the_cue_is_cut():
    text = "At least nine of the dead were miners, Ada Berg said, while the rest were farmers."
    content = "At least nine of the dead were miners", "while the rest were farmers"
    assert asserted(text, *content) == [*content]


@pytest.mark.parametrize(
    "text",
    [
        "The army left Karst because the bridge had been destroyed",
        "The army will leave Karst if the bridge is destroyed",
        "The men who guarded the dam fled",
        "The army took Karst and closed the road",
        "It rains",
        "The army left Karst, including the old harbour",
        "The raid blamed on rebels was short",
    ],
)
def test_reasons_conditions_and_what_identifies_stay(text):
    assert asserted(f"{text}.") == [text]


def test_a_clause_of_time_is_an_aside():
    found = parsed("The raid began after rebels fired rockets at Karst.")
    spans = [Span(0, len(found.article.text))]
    assert [p.aside for p in propositions_of(found.annotated, spans)] == [False, True]


def test_a_clause_of_time_with_a_figure_is_none():
    found = parsed("The raid began after rebels killed nine men in Karst.")
    spans = [Span(0, len(found.article.text))]
    assert [p.aside for p in propositions_of(found.annotated, spans)] == [False, False]


def test_sentences_of_one_quote_are_assertions():
    text = "“The dam will hold. The people of Oren are safe,” Ada Berg said."
    content = "The dam will hold. The people of Oren are safe"
    assert asserted(text, content) == ["The dam will hold", "The people of Oren are safe"]


def test_a_quote_that_the_cue_interrupts_is_one_assertion():
    text = "“The dam,” Ada Berg said, “will hold until the autumn.”"
    assert asserted(text, "The dam", "will hold until the autumn") == ["The dam will hold until the autumn"]


def test_a_few_words_go_with_those_beside_them():
    assert asserted(
        "“No. The dam will hold this winter. Never,” Ada Berg said.", "No. The dam will hold this winter. Never"
    ) == ["No The dam will hold this winter Never"]


def test_the_subject_is_put_back_into_the_words():
    found = parsed("The blast killed six people and wounded 32.")
    text = found.article.text
    _, second = propositions_of(found.annotated, [Span(0, len(text))])
    assert second.text(text) == "The blast wounded 32"


def test_without_a_parse_a_passage_is_one_assertion():
    found = reading("a1", "The blast killed six people and wounded 32.")
    (whole,) = propositions_of(found.annotated, [Span(0, 10), Span(12, 20)])
    assert whole.spans == (Span(0, 10), Span(12, 20))


# -------------------------------------------------------------------- properties

SENTENCES = (
    "The blast in Karst killed six people and wounded 32.",
    "Rebels shelled the port, killing two soldiers and leaving 14 wounded, after the army had closed the road to Oren.",
    "The bridge, which carried 300 lorries a day, was destroyed, but the dam holds while it rains.",
    "No.",
    "Floods destroyed 40 houses and 1,200 people were evacuated from Orle because the dam burst.",
    "As the army of Veland left Karst, its commander, Osk Varn, promised that nobody would be left behind.",
    "“We shall stay,” he said, “and we shall win.”",
    "At least 28 villages - 12 near Oren and 16 near Lomnis - were taken; 74 were lost.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True).map(" ".join)


@st.composite
def passages(draw):
    """A text, and one or two spans of it that begin and end with words."""
    text = parsed(draw(texts)).article.text
    starts = [i for i in range(len(text)) if i == 0 or text[i - 1] == " "]
    bounds = sorted(draw(st.lists(st.sampled_from([*starts, len(text)]), min_size=2, max_size=4, unique=True)))
    cuts = list(zip(bounds[::2], bounds[1::2], strict=False))
    return text, [Span(a, len(text[:b].rstrip())) for a, b in cuts]


@settings(deadline=None, max_examples=60)
@given(passages())
def test_assertions_lie_in_the_passage_in_order_and_apart(passage):
    text, spans = passage
    found = propositions_of(parsed(text).annotated, spans)
    assert found
    assert all(p.spans for p in found)
    assert all(list(p.spans) == sorted(p.spans) for p in found)
    assert [p.spans[0] for p in found] == sorted(p.spans[0] for p in found)
    held = sorted(s for p in found for s in p.spans)
    assert not any(a.overlaps(b) for a, b in pairwise(held))
    assert all(any(s.contains(part) for s in spans) for p in found for part in (*p.spans, *p.lead))


@settings(deadline=None, max_examples=60)
@given(passages())
def test_every_word_is_in_one_assertion(passage):
    text, spans = passage
    annotated = parsed(text).annotated
    held = [s for p in propositions_of(annotated, spans) for s in p.spans]
    for token in annotated.tokens:
        if token.pos not in ("PUNCT", "CCONJ", "SPACE"):
            inside = any(s.start <= token.start < s.end for s in spans)
            assert sum(s.start <= token.start < s.end for s in held) == inside, text[token.start : token.end]


@settings(deadline=None, max_examples=50)
@given(passages())
def test_the_subject_that_is_put_back_is_no_word_of_the_assertion(passage):
    text, spans = passage
    for part in propositions_of(parsed(text).annotated, spans):
        assert not any(lead.overlaps(s) for lead in part.lead for s in part.spans)


def test_a_sentence_beyond_measure_is_one_assertion():
    text = "The dam held" + ", and the river rose by day and fell by night" * 40 + "."
    assert len(asserted(text)) == 1


@pytest.mark.parametrize(
    ("text", "assertions"),
    [
        ("Bus falls into river in Oren, 12 dead.", ["Bus falls into river in Oren", "12 dead"]),
        (
            "Rebels launch a rocket attack on Oren, at least 12 killed, over 58 wounded.",
            ["Rebels launch a rocket attack on Oren", "at least 12 killed", "over 58 wounded"],
        ),
        ("The blast kills 12 wounds 58.", ["The blast kills 12", "wounds 58"]),
        ("In Oren 12 killed over 58 injured.", ["In Oren 12 killed", "over 58 injured"]),
        (
            "Another ten buses carrying some 300 people left the town of Oren on Monday.",
            ["Another ten buses left the town of Oren on Monday", "carrying some 300 people"],
        ),
        (
            "The buses carrying some 300 people left the town of Oren on Monday.",
            ["The buses carrying some 300 people left the town of Oren on Monday"],
        ),
    ],
)
def test_each_of_a_row_of_figures_is_an_assertion(text, assertions):
    assert sorted(asserted(text)) == sorted(assertions)


@pytest.mark.parametrize(
    ("text", "assertions"),
    [
        (
            "At least 15 people were killed as jets struck the north of Oren.",
            ["At least 15 people were killed as jets struck the north of Oren"],
        ),
        (
            "The army killed 15 people when it struck the north of Oren.",
            ["The army killed 15 people", "when it struck the north of Oren"],
        ),
    ],
)
def test_a_bare_toll_keeps_what_it_is_of(text, assertions):
    assert asserted(text) == assertions
