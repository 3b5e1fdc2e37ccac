from __future__ import annotations

import pytest

from headwater.models.attributor import Link
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.learned import _found as as_found
from headwater.stages.attribute.learned import _without_object, kind_of, merge, stance_of
from headwater.stages.attribute.quotes import find_quotes
from headwater.stages.attribute.view import View
from headwater.types import Kind, Span, Stance


@pytest.fixture
def view_of(read):
    return lambda text: View(read(text).annotated)


def tokens(view, words):
    start = view.text.index(words)
    inside = view.tokens_in(Span(start, start + len(words)))
    return inside[0], inside[-1] + 1


@pytest.mark.parametrize(
    ("cue", "content", "cut", "whole"),
    [
        ("denied any role in", "the raid", "denied", "any role in the raid"),
        ("has denied all", "responsibility for it", "has denied", "all responsibility for it"),
        ("denied responsibility for", "the raid", "denied", "responsibility for the raid"),
        ("denied", "any role in the raid", "denied", "any role in the raid"),
        ("denied reports of", "the raid", "denied reports of", "the raid"),
    ],
)
def test_the_cue_of_a_denial_ends_before_what_is_denied(cue, content, cut, whole):
    text = f"Arvia {cue} {content}."
    spans = [Span(start := text.index(words), start + len(words)) for words in (cue, content)]
    assert [span.of(text) for span in _without_object(text, *spans)] == [cut, whole]


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The mayor said the dam would hold.", "said", Kind.SPEECH),
        ("The mayor believes the dam will hold.", "believes", Kind.BELIEF),
        ("The mayor believes the dam “will hold”.", "believes", Kind.SPEECH),
        ("The mayor supports the new dam.", "supports", Kind.BELIEF),
        ("Nobody said the dam would hold.", "said", Kind.BELIEF),
        ("The mayor wants to announce a new dam.", "announce", Kind.BELIEF),
        ("According to the mayor, the dam will hold.", "According to", Kind.SPEECH),
    ],
)
def test_speech_and_belief(view_of, text, cue, kind):
    view = view_of(text)
    start = text.index("dam")
    content = [Span(start, len(text) - 1)]
    assert kind_of(view, tokens(view, cue), content, find_quotes(text)) is kind


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The mayor said the dam would hold.", "said", Stance.ASSERTS),
        ("The army denied the attack.", "denied", Stance.DENIES),
        ("The army did not deny the attack.", "did not deny", Stance.ASSERTS),
        ("The army declined to comment on the attack.", "declined to comment", Stance.DECLINES),
        ("The army has not commented on the attack.", "has not commented", Stance.DECLINES),
        ("The army has not acknowledged the attack.", "has not acknowledged", Stance.DECLINES),
        ("The army issued a denial that it had fired.", "denial", Stance.DENIES),
    ],
)
def test_stance(view_of, text, cue, stance):
    view = view_of(text)
    assert stance_of(view, tokens(view, cue)) is stance


TEXT = "Residents blamed the army for the fire, the Pellant agency reported."


def found(said, source, cue, *, stance=Stance.ASSERTS, confidence=0.9, relays=()):
    def span(words):
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    return Found(
        (span(said),),
        span(source),
        span(cue),
        stance,
        tuple(span(r) for r in relays),
        None,
        continues=False,
        confidence=confidence,
    )


OUTER = found("Residents blamed the army for the fire", "the Pellant agency", "reported")
INNER = found("the army for the fire", "Residents", "blamed")


def test_what_an_outlet_passes_on_is_kept_beside_it(view_of):
    assert merge([OUTER], [INNER], view_of(TEXT)) == [OUTER, INNER]


def test_a_rule_tells_the_stance_of_the_same_cue(view_of):
    [one] = merge([INNER], [found("the fire", "Residents", "blamed", stance=Stance.DENIES)], view_of(TEXT))
    assert (one.stance, one.content) == (Stance.DENIES, INNER.content)


def test_a_rule_alone_adds_chains_and_silence(view_of):
    doubtful = found("the fire", "Residents", "blamed", confidence=0.5, stance=Stance.DENIES)
    chain = found("the army for the fire", "Residents", "blamed", relays=["the Pellant agency"])
    silent = found("the army for the fire", "Residents", "blamed", stance=Stance.DECLINES)
    for rule, added in ((doubtful, []), (INNER, []), (chain, [chain]), (silent, [silent])):
        assert merge([], [rule], view_of(TEXT)) == added


def test_a_chain_takes_the_place_of_who_passes_it_on(view_of):
    chain = found("the army for the fire", "Residents", "blamed", relays=["the Pellant agency"])
    teller = found("the army for the fire", "the Pellant agency", "reported")
    assert merge([teller], [chain], view_of(TEXT)) == [chain]


def test_a_rule_that_takes_anothers_cue_for_content_is_left_out(view_of):
    wrong = found("reported", "Residents", "blamed", stance=Stance.DENIES)
    assert merge([OUTER], [wrong], view_of(TEXT)) == [OUTER]


def spans(text, *words):
    return [Span(text.index(w), text.index(w) + len(w)) for w in words]


def test_a_name_that_the_network_cuts_is_made_whole(view_of):
    text = "Two died in the flood and were carried off the head of the Orle clinic Hamza Khalil told Orle FM."
    said, whole, short, cut, cue = spans(
        text, text[: text.index(" Khalil")], "the head of the Orle clinic Hamza Khalil", text[: text.index(" the head")],
        "Khalil", "told",
    )  # fmt: skip
    net = Found((said,), cut, cue, Stance.ASSERTS, (), None, continues=False, confidence=0.9)
    rule = Found((short,), whole, cue, Stance.ASSERTS, (), None, continues=False, confidence=0.9)
    [one] = merge([net], [rule], view_of(text))
    assert (one.source, one.content) == (whole, (short,))


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("and witnesses", "a medic and witnesses"),
        ("a medic and witnesses", "a medic and witnesses"),
        ("medic", "a medic"),
        ("12", None),
    ],
)
def test_a_source_is_a_whole_noun(view_of, source, whole):
    text = "Killing 12 and wounding dozens, it struck at noon, a medic and witnesses said."
    view = view_of(text)
    link = Link(tokens(view, "said"), tokens(view, source), (tokens(view, text[: text.index(", a medic")]),), 0.9)
    one = as_found(view, link, [])
    assert one is not None
    assert (one.source and one.source.of(text)) == whole


def test_a_source_is_counted_with_its_number(told):
    [one] = told("Both bride and groom were safe and well one of his relatives told Orle FM.")
    assert (one.said, one.speaker) == ("Both bride and groom were safe and well", "one of his relatives")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Osk Varn said the dam was safe, citing the cost of repairs.", "Osk Varn"),
        ("The Orle Post said the dam was safe, citing the minister.", "minister"),
    ],
)
def test_what_is_cited_may_be_no_speaker(told, text, speaker):
    assert {s.speaker for s in told(text)} == {speaker}


def test_a_headline_with_a_colon_and_a_quotation(told):
    [said] = told("Mira Dolan: 'The dam will hold for a hundred years'")
    assert (said.said, said.speaker) == ("The dam will hold for a hundred years", "Mira Dolan")


@pytest.mark.parametrize(
    ("charge", "maker"),
    [("rebel allegations", "rebel"), ("the allegations", "The government"), ("new allegations", "The government")],
)
def test_who_brings_a_charge_is_not_who_answers_it(view_of, charge, maker):
    text = f"The government is trying to counter {charge} that its army used gas in Karst."
    view = view_of(text)
    content = tokens(view, "its army used gas in Karst")
    one = as_found(view, Link(tokens(view, "allegations"), tokens(view, "The government"), (content,), 0.9), [])
    assert one is not None
    assert one.source is not None
    assert one.source.of(text) == maker
