from __future__ import annotations

import stat
import warnings
import zipfile

import pytest

from headwater.types import RawItem, Rejected

TEXT = "The mayor of Varnow spoke on Thursday."


@pytest.fixture
def read_zip(read_bytes, tmp_path):
    """Reads a zip; paths in the answer begin with ``z/``."""

    def run(data, **settings):
        results = read_bytes("z.zip", data, **settings)
        return [(r.path.replace(str(tmp_path / "z.zip"), "z"), getattr(r, "reason", r)) for r in results]

    return run


def test_members_in_order_with_their_metadata(read_zip, zip_of):
    data = zip_of(
        {
            "b/two.txt": TEXT + " Two.",
            "b/meta.json": '{"two.txt": {"outlet": "Harbour Post"}}',
            "b/gold.json": "{}",
            "a.jsonl": '{"text": "One."}\n{"text": "Two."}\n',
            "list.csv": "path,outlet\nc.html,Inland Echo\n",
            "c.html": "<html><p>Three</p></html>",
            "__MACOSX/._c.html": "junk",
            ".hidden": "junk",
            "empty/": "",
        }
    )
    results = read_zip(data)
    assert [path for path, _ in results] == ["z/a.jsonl#1", "z/a.jsonl#2", "z/b/two.txt", "z/c.html"]
    assert [item.hints.outlet for _, item in results] == [None, None, "Harbour Post", "Inland Echo"]


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/etc/abs.txt", "C:\\abs.txt", "..\\up.txt", "\\\\host\\x.txt", "a/.."]
)
def test_names_that_point_outside(read_zip, zip_of, name):
    results = read_zip(zip_of({zipfile.ZipInfo(name): TEXT, "fine.txt": TEXT}))
    reasons = [reason for _, reason in results if not isinstance(reason, RawItem)]
    assert len(results) == 2
    assert "outside the archive" in reasons[0]


def test_link_is_refused(read_zip, zip_of):
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    [(path, reason)] = read_zip(zip_of({info: "/etc/hostname"}))
    assert (path, reason) == ("z/link.txt", "a link, not a file; pack the file itself")


def test_two_members_of_one_name(read_zip, zip_of):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = zip_of([("a.txt", TEXT), ("a.txt", TEXT)])
    [(_, item), (_, reason)] = read_zip(data)
    assert isinstance(item, RawItem)
    assert "same text" in reason


def test_encrypted_member(read_zip, zip_of):
    data = bytearray(zip_of({"a.txt": TEXT, "b.txt": TEXT}))
    place = data.index(b"PK\x01\x02") + 8  # the flags of the first entry of the directory
    data[place] |= 1
    [(path, reason), (_, item)] = read_zip(bytes(data))
    assert path == "z/a.txt"
    assert "encrypted" in reason
    assert isinstance(item, RawItem)


def test_large_member_is_not_read(read_zip, zip_of):
    [(_, reason), (_, item)] = read_zip(zip_of({"a.txt": "x" * 5000, "b.txt": TEXT}), max_file_bytes=1000)
    assert "5,000 bytes, the limit is 1,000" in reason
    assert isinstance(item, RawItem)


def test_bomb_by_ratio(read_zip, zip_of):
    [(_, reason), (_, item)] = read_zip(zip_of({"a.txt": b" " * 11_000_000, "b.txt": TEXT}))
    assert "zip bomb" in reason
    assert isinstance(item, RawItem)


def test_bomb_by_total(read_zip, zip_of):
    data = zip_of({f"{n}.txt": "x" * 1000 for n in range(10)})
    [(path, reason)] = read_zip(data, max_archive_bytes=5000)
    assert path == "z"
    assert "10,000 bytes, the limit is 5,000" in reason
    [(_, reason)] = read_zip(data, max_archive_bytes=500)
    assert "too large" in reason


def test_bomb_by_archives_inside(read_zip, zip_of):
    inner = zip_of({f"{n}.txt": f"{n} " * 400 for n in range(5)})
    results = read_zip(zip_of({"a.zip": inner, "b.zip": inner}), max_archive_bytes=len(inner) * 2 + 6000)
    assert results[-1][0] == "z/b.zip"
    assert "with all archives inside" in results[-1][1]


def test_member_that_lies_about_its_size(read_zip, zip_of):
    data = bytearray(zip_of({"a.txt": "x" * 5000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (100).to_bytes(4, "little")
    [(_, reason)] = read_zip(bytes(data))
    assert "broken in the archive" in reason


def test_depth(read_zip, zip_of):
    third = zip_of({"deep.txt": TEXT})
    second = zip_of({"deeper.zip": third, "a.txt": TEXT})
    results = read_zip(zip_of({"inner.zip": second}))
    assert results[0][0] == "z/inner.zip/a.txt"
    assert isinstance(results[0][1], RawItem)
    assert results[1] == ("z/inner.zip/deeper.zip", "a zip in a zip in a zip; unpack the outer one and give its folder")


@pytest.mark.parametrize("cut", [0, 4, 30, -10])
def test_broken_zip(read_zip, zip_of, cut):
    [(_, reason)] = read_zip(zip_of({"a.txt": TEXT * 20})[:cut])
    assert "broken zip" in reason


def test_damaged_member(read_zip, zip_of):
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        data = bytearray(zip_of({"a.txt": TEXT * 20}, compression=method))
        data[50:60] = b"\xff" * 10
        [(_, reason)] = read_zip(bytes(data))
        assert "broken in the archive" in reason


def test_method_that_nobody_knows(read_zip, zip_of):
    data = zip_of({"a.txt": TEXT}, compression=zipfile.ZIP_STORED)
    for mark, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        place = data.index(mark) + offset
        data = data[:place] + b"\x63\x00" + data[place + 2 :]
    [(_, reason)] = read_zip(data)
    assert "method" in reason


def test_member_without_a_name(read_zip, zip_of):
    data = zip_of({"a": TEXT})
    place = data.index(b"PK\x01\x02")
    data = data[: place + 46] + b"\x00" + data[place + 47 :]  # names end at a NUL
    [(_, reason)] = read_zip(data)
    assert "without a name" in reason


def test_permission_denied(read_zip, zip_of, monkeypatch):
    def deny(*args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(zipfile, "ZipFile", deny)
    [(_, reason)] = read_zip(b"PK")
    assert reason.startswith("permission denied")


def test_nothing_inside(read_zip, zip_of):
    assert read_zip(zip_of({})) == [("z", "an archive without files")]


def test_from_standard_input_nothing_touches_the_disk(read, zip_of):
    [item] = read("-", stdin=zip_of({"a.txt": TEXT}))
    assert (item.path, item.body) == ("-/a.txt", TEXT)


def test_rejections_are_records(read_bytes):
    [result] = read_bytes("z.zip", b"nonsense")
    assert isinstance(result, Rejected)
    assert result.stage == "ingest"
