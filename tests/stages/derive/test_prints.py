from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.derive.prints import RUN, Print, print_of, word_spans
from stages.derive.texts import CAPTION, FLOOD, POST, QUOTES, other, text
from stages.records import article
from timing import LINEAR, growth


def made(of: str) -> Print:
    return print_of(article("a1", of))


def untold(of: str) -> str:
    """The words that show no copying."""
    return " ".join(s.of(of) for s, tells in zip(word_spans(of), made(of).telling, strict=True) if not tells)


def quoted(of: str) -> str:
    return " ".join(s.of(of) for s, is_quoted in zip(word_spans(of), made(of).quoted, strict=True) if is_quoted)


# -------------------------------------------------------------------- words


def test_words_stand_where_their_spans_say():
    of = "The U.S. envoy won’t go; café owners, 1,200 men (Orle-born) will."
    assert [s.of(of) for s in word_spans(of)] == (
        "The|U.S.|envoy|won’t|go|café|owners|1|200|men|Orle|born|will".split("|")
    )
    assert len(made(of).words) == len(word_spans(of))


@pytest.mark.parametrize(
    ("one", "other_"),
    [("U.S.", "US"), ("won’t", "won't"), ("FLOOD", "Flood"), ("Straße", "STRASSE"), ("A.P.", "AP")],
)
def test_spellings_of_one_word_are_equal(one, other_):
    assert made(one).words.tolist() == made(other_).words.tolist()


def test_other_words_differ():
    assert len(set(made("flood floods flooded blood résumé resume").words.tolist())) == 6


def test_punctuation_and_lines_make_no_difference():
    assert made("Rain fell on Karst, and then it stopped.").words.tolist() == (
        made("rain fell\non Karst – and, then: it stopped!").words.tolist()
    )


def test_a_number_is_the_same_on_every_machine():
    assert made("flood").words.tolist() == [1251042175]


# -------------------------------------------------------------------- runs


def test_a_run_is_known_by_its_words_and_their_order():
    one, two = made("a b c d e f g"), made("x a b c d e y")
    assert one.runs()[0] == two.runs()[1]
    assert one.runs()[1] not in two.runs()
    assert made("b a c d e").runs()[0] != one.runs()[0]


@pytest.mark.parametrize(("length", "runs"), [(0, 0), (RUN - 1, 0), (RUN, 1), (RUN + 3, 4)])
def test_there_is_a_run_at_each_word_that_has_enough_behind_it(length, runs):
    of = made(" ".join("abcdefghijkl"[:length]))
    assert len(of.runs()) == len(of.telling_runs()) == runs


def test_a_run_tells_if_all_its_words_do():
    found = Print(
        words=np.arange(8, dtype=np.uint32),
        telling=np.array([1, 1, 1, 1, 1, 1, 0, 1], dtype=np.bool_),
        quoted=np.zeros(8, dtype=np.bool_),
    )
    assert found.telling_runs().tolist() == [True, True, False, False]


# -------------------------------------------------------------------- words that show no copying


def test_plain_text_tells():
    assert untold(text(FLOOD)) == ""


def test_quoted_words_do_not_tell():
    of = "The mayor said “the bridge is gone” and left."
    assert untold(of) == quoted(of) == "the bridge is gone"


@pytest.mark.parametrize(
    "line",
    [
        CAPTION,
        "The mill at Karst stands in water on Monday, 12 May 2031",
        "A view of the quay. Photo: Osk Varn",
        "Photograph by Osk Varn shows the quay",
        "The quay at dawn (Osk Varn/Getty Images)",
        "Mira Dolan in a file photo",
        "Boats at the ford (Osk Varn via AP)",
        "AP Photo/Osk Varn of the quay",
    ],
)
def test_a_caption_does_not_tell(line):
    of = f"{text(FLOOD)}\n{line}\n{other(1)}"
    assert untold(of) == " ".join(s.of(line) for s in word_spans(line))
    assert quoted(of) == ""


def test_a_line_that_is_most_of_the_text_is_no_caption():
    line = "The mill at Karst stands in water, photo by nobody, since all the film was wet. Photo: Osk Varn"
    assert untold(line) == ""


def test_a_paragraph_too_long_for_a_caption_tells():
    line = " ".join(FLOOD[1:6]) + " She keeps a file photo of the bridge."
    assert len(line) > 700
    assert untold(f"{line}\n{other(1, 600)}") == ""


@pytest.mark.parametrize("date", ["May 13, 2031", "13 May 2031", "Sept. 3, 2031"])
def test_a_sentence_with_a_full_date_does_not_tell(date):
    of = f"Nobody came. The bridge was built on {date} and opened late. Nobody left."
    assert untold(of).startswith("The bridge was built on")
    assert "Nobody" not in untold(of)


def test_a_day_without_a_year_tells():
    assert untold("Nobody came. The bridge was built on May 13 and opened late. Nobody left.") == ""


def test_what_is_printed_a_second_time_does_not_tell():
    of = f"{FLOOD[0]}\n{FLOOD[1]}\n{FLOOD[0]}"
    assert untold(of) == " ".join(s.of(of) for s in word_spans(FLOOD[0]))
    assert made(of).telling[: len(word_spans(FLOOD[0]))].all()


def test_a_post_with_its_signature_counts_as_quoted():
    of = f"{FLOOD[1]}\n{POST}\n{FLOOD[2]}"
    assert untold(of).startswith("Our boats")
    assert quoted(of).startswith("Our boats")
    assert FLOOD[2].split()[0] not in untold(of)


def test_a_signature_on_the_first_line_is_no_fault():
    assert quoted(f"— Ada Berg (@adaberg) May 13, 2031\n{FLOOD[1]}") == "Ada Berg adaberg May 13 2031"


@pytest.mark.parametrize("link", ["https://t.co/Ab1", "pic.twitter.com/Ab1"])
def test_a_line_with_a_posts_link_counts_as_quoted(link):
    of = f"{FLOOD[1]}\nThe road by the mill is closed {link}\n{FLOOD[2]}"
    assert quoted(of).startswith("The road by the mill is closed")


# -------------------------------------------------------------------- properties


@given(st.text(alphabet=st.characters(codec=None), max_size=300))
def test_any_text_has_a_print(of):
    found = made(of)
    spans = word_spans(of)
    assert len(found.words) == len(found.telling) == len(found.quoted) == len(spans)
    assert not (found.telling & found.quoted).any()
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "of",
    [
        "",
        " \n\t ",
        "— … !",
        "\ud800 \udfff word \ud83d",
        "e\u0301te\u0301 a\u0300 la\u0300 cafe\u0301",
        "הנהר עלה על גדותיו ביום שלישי",
        "ارتفع النهر فوق ضفتيه يوم الثلاثاء",
        "\u202eright to left\u202c",
        "河水星期二漫过了堤岸",
    ],
)
def test_odd_texts_have_prints(of):
    assert len(made(of).words) == len(word_spans(of))


@pytest.mark.parametrize("of", ["word ", "word word word word word.\n", "A. ", "“"])
def test_one_word_again_and_again_takes_no_time(of):
    assert growth(lambda n: made(of * (n // len(of))), 25_000) < LINEAR


def test_quotes_over_other_text_leave_it_telling():
    of = f"{text(FLOOD)}\n{QUOTES} Ada Berg said."
    assert untold(of).startswith("We counted every sack")
    assert untold(of).endswith("saw it")
