from hypothesis import given
from hypothesis import strategies as st

from headwater.models.gazetteer.table import LINES, Table, pack

KEYS = st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=3 * LINES)


def table(keys: list[str]) -> Table:
    index, data = pack([f"{key}\t{i}" for i, key in enumerate(keys)])
    return Table(b"head" + data, 4, index)


@given(KEYS)
def test_all_lines_of_a_key_are_found(keys):
    keys = sorted(keys)
    made = table(keys)
    for key in {*keys, "", "b", "zz"}:
        assert list(made.with_key(key)) == [(i, str(i)) for i, own in enumerate(keys) if own == key]
    assert made.at(len(keys) - 1) == f"{keys[-1]}\t{len(keys) - 1}"


def test_a_key_may_fill_several_blocks():
    keys = sorted(["a"] * 10 + ["b"] * (2 * LINES + 5) + ["c"])
    assert len(list(table(keys).with_key("b"))) == 2 * LINES + 5
    assert [rest for _, rest in table(keys).with_key("c")] == [str(len(keys) - 1)]
