from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.derive.passages import GAP, LEAST_TELLING, Shared, shared_passages
from headwater.stages.derive.prints import Print, print_of
from stages.derive.texts import CAPTION, FLOOD, QUOTES, STRIKE, other, rewritten, shuffled, text, words
from stages.records import article
from timing import LINEAR, growth


def made(of: str) -> Print:
    return print_of(article("a1", of))


def shared(one: str, two: str) -> list[Shared]:
    return list(shared_passages(made(one), made(two)))


def joined(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


def test_the_same_text_is_one_passage():
    size = len(made(text(FLOOD)).words)
    assert shared(text(FLOOD), text(FLOOD)) == [Shared(0, size, 0, size, size)]


def test_unrelated_texts_share_none():
    assert shared(text(FLOOD), text(STRIKE)) == []


def test_a_paragraph_in_another_text_is_found_where_it_stands():
    one = f"{other(1)}\n{FLOOD[2]}\n{other(2)}"
    two = f"{other(3, 40)}\n{FLOOD[2]}"
    size = len(made(FLOOD[2]).words)
    assert shared(one, two) == [Shared(150, 150 + size, 40, 40 + size, size)]


def test_shuffled_paragraphs_are_passages_of_their_own():
    found = shared(text(FLOOD), shuffled(FLOOD))
    assert len(found) >= 4
    assert sum(p.telling for p in found) >= 0.95 * len(made(text(FLOOD)).words)
    assert [p.here for p in found] == sorted(p.here for p in found)
    assert [p.there for p in found] != sorted(p.there for p in found)


def test_an_edited_sentence_stays_whole():
    before, after = words(1, 20), words(2, 20)
    one, two = joined(before, ["was", "seen"], after), joined(before, words(3, GAP), after)
    assert shared(one, two) == [Shared(0, 42, 0, 40 + GAP, 40)]


@pytest.mark.parametrize(("here", "there"), [(GAP + 1, 0), (0, GAP + 1)])
def test_a_longer_gap_in_either_text_parts_a_passage(here, there):
    before, after = words(1, 20), words(2, 20)
    found = shared(joined(before, words(3, here), after), joined(before, words(4, there), after))
    assert [p.telling for p in found] == [20, 20]


def test_a_light_rewrite_is_one_passage():
    (found,) = shared(text(FLOOD), rewritten(FLOOD, 8))
    assert found.here_end - found.here > 190
    assert 150 < found.telling < 190  # the words between the changes, not these


@pytest.mark.parametrize(("size", "count"), [(LEAST_TELLING - 1, 0), (LEAST_TELLING, 1)])
def test_a_few_words_in_common_are_no_passage(size, count):
    core = words(1, size)
    assert len(shared(joined(words(2, 30), core, words(3, 30)), joined(words(4, 30), core, words(5, 30)))) == count


def test_quotes_and_captions_in_common_are_no_passage():
    one, two = f"{other(1)}\n{QUOTES}\n{CAPTION}", f"{other(2)}\n{QUOTES}\n{CAPTION}"
    assert shared(one, two) == []


def test_a_quote_within_a_copied_passage_belongs_to_it_and_does_not_tell():
    copied = f"{FLOOD[1]} {QUOTES} {FLOOD[2]}"
    (found,) = shared(f"{other(1)} {copied}", f"{other(2)} {copied}")
    assert found.here_end - found.here == len(made(copied).words)
    assert found.telling == len(made(f"{FLOOD[1]} {FLOOD[2]}").words)


def test_what_one_alone_quotes_does_not_tell():
    plain = QUOTES.strip("“”")
    assert shared(f"{other(1)}\n{QUOTES}", f"{other(2)}\n{plain}") == []


def test_a_paragraph_printed_twice_counts_once():
    once, twice = FLOOD[1], f"{FLOOD[1]} {other(1)} {FLOOD[1]}"
    for found in (shared(once, twice), shared(twice, once)):
        assert [p.telling for p in found] == [len(made(FLOOD[1]).words)]


def test_the_whole_goes_before_a_part_that_is_repeated():
    core = words(1, 60)
    assert shared(joined(core[:15], words(2, 30), core), joined(core)) == [Shared(45, 105, 0, 60, 60)]


def test_seen_from_the_other_the_texts_change_places():
    assert Shared(1, 2, 3, 4, 5).turned() == Shared(3, 4, 1, 2, 5)
    assert Shared(1, 2, 3, 4, 5).turned().turned() == Shared(1, 2, 3, 4, 5)


def test_a_piece_that_was_moved_away_parts_what_it_stood_between():
    start, end, moved = words(1, 20), words(2, 20), words(3, 10)
    one, two = joined(start, end, words(4, 30), moved), joined(start, moved, end)
    found = shared(one, two)
    assert found == [Shared(0, 20, 0, 20, 20), Shared(20, 40, 30, 50, 20), Shared(70, 80, 20, 30, 10)]
    assert sorted((p.turned() for p in shared(two, one)), key=lambda p: p.here) == found


@pytest.mark.parametrize("phrase", ["word ", "one two three four five six ", "a b "])
def test_words_again_and_again_take_no_time(phrase):
    many = {n: made(phrase * n) for n in (10_000, 40_000)}
    assert growth(lambda n: shared_passages(many[n], many[n]), 10_000) < LINEAR


@pytest.mark.parametrize("of", ["", "one two three four"])
def test_texts_without_a_run_share_none(of):
    assert shared(of, of) == shared(of, text(FLOOD)) == shared(text(FLOOD), of) == []


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=60)
def test_passages_follow_each_other_and_hold_the_same_words(seed):
    """Whatever was moved, cut, repeated or replaced."""
    draw = random.Random(seed)
    edited = [w if draw.random() > 0.08 else f"new{n}" for n, w in enumerate(text(FLOOD).split())]
    pieces = [edited[n : n + draw.randint(5, 60)] for n in range(0, len(edited), 20)]
    draw.shuffle(pieces)
    one, two = made(text(FLOOD)), made(joined(*pieces[: draw.randint(1, len(pieces))]))
    last = 0
    for p in shared_passages(one, two):
        assert last <= p.here
        last = p.here_end
        here, there = one.words[p.here : p.here_end].tolist(), two.words[p.there : p.there_end].tolist()
        assert len(set(here) & set(there)) >= 0.6 * min(len(set(here)), len(set(there)))
        assert LEAST_TELLING <= p.telling <= min(len(here), len(there))
        assert here[0] == there[0]
        assert here[-1] == there[-1]
