"""The table is about the real world, so real broadcasters' names stand here; all other outlets are invented."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.derive import publishers
from headwater.stages.derive.publishers import Publisher, one_name_each, publisher_of, squash
from timing import LINEAR, growth


def name(outlet: str | None = None, url: str | None = None) -> str | None:
    found = publisher_of(outlet, url)
    return found.name if found else None


def key(outlet: str | None = None, url: str | None = None) -> str | None:
    found = publisher_of(outlet, url)
    return found.key if found else None


# -------------------------------------------------------------------- editions of one broadcaster

BBC = """BBC|The BBC|bbc news|BBC News Russian|BBC Russian Service|BBC News - Persian|BBC World Service|BBC News Україна
    |Русская служба Би-би-си|BBC News Türkçe|BBC News Turkce|bbc.co.uk|bbc.com|www.bbc.com/russian|news.bbc.co.uk"""


@pytest.mark.parametrize("outlet", [one.strip() for one in BBC.split("|")])
def test_editions_of_one_broadcaster_are_one(outlet):
    assert publisher_of(outlet, None) == Publisher("bbc", "BBC")


@pytest.mark.parametrize(
    ("outlets", "publisher"),
    [
        (
            "RFE/RL|Radio Free Europe/Radio Liberty|RFE/RL's Tatar-Bashkir Service|svoboda.org|Радіо Свобода|rferl.org",
            "RFE/RL",
        ),
        ("DW|DW News|Deutsche Welle|dw.com|DW (English)", "Deutsche Welle"),
        ("VOA|VOA News|Voice of America|voanews.com|learningenglish.voanews.com", "Voice of America"),
        ("Al Jazeera|Al-Jazeera English|Aljazeera|aljazeera.net|balkans.aljazeera.net", "Al Jazeera"),
        ("France 24|FRANCE24 English|RFI|rfi.fr|france24.com", "France Médias Monde (France 24, RFI)"),
        (
            "Sputnik|Sputnik Arabic|sputniknews.com|sputnikglobe.com",
            "Sputnik",
        ),
        ("Reuters|Reuters News Agency|Thomson Reuters|www.reuters.com/world", "Reuters"),
        ("AP|AP News|A.P.|The Associated Press|apnews.com", "AP"),
        ("TASS|ТАСС|TASS Russian News Agency|tass.ru|tass.com", "TASS"),
        ("ERR|ERR News|rus.err.ee|news.err.ee|Rus.ERR", "ERR"),
        ("trt|TRT World|TRT Russian|trtworld.com", "TRT"),
        ("Postimees|rus.postimees.ee", "Postimees"),
        ("CNN|CNN International|edition.cnn.com|CNN en Español", "CNN"),
        ("cbc.ca|Radio-Canada|ici.radio-canada.ca|CBC News", "CBC/Radio-Canada"),
        ("yahoo.com/news|Yahoo News|uk.news.yahoo.com", "Yahoo"),
    ],
)
def test_names_and_addresses_of_the_table(outlets, publisher):
    assert {name(outlet) for outlet in outlets.split("|")} == {publisher}


@pytest.mark.parametrize(
    "outlet",
    [
        *("BBC Orle Steel", "Orle BBC", "BBC Monitoring", "Reuters, AP", "Associated Press of Karst", "Press TV Orle"),
        *(
            "CNN Türk",
            "CNN Brasil",
            "Sky News Arabia",
            "Euronews Georgia",
            "Radio Liberty Karst",
            "Guardian Karst",
            "News",
        ),
    ],
)
def test_a_name_within_another_is_none(outlet):
    assert name(outlet) == outlet


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("interfax.ru", "interfax.com.ua"),
        ("Interfax", "Interfax-Ukraine"),
        ("delfi.ee", "delfi.lt"),
        ("delfi.ee", "epl.delfi.ee"),
        ("postimees.ee", "parnu.postimees.ee"),
        ("abc.net.au", "abcnews.go.com"),
        ("politico.com", "politico.eu"),
        ("rbc.ru", "rbc.ua"),
        ("France 24", "AFP"),
        ("RT", "Sputnik"),
        ("Voice of America", "RFE/RL"),
        ("Al Alam", "Press TV"),
        ("independent.co.uk", "independent.ie"),
        ("detroitnews.com", "freep.com"),
    ],
)
def test_owners_licensees_and_namesakes_are_not_merged(left, right):
    assert key(left) != key(right)


# -------------------------------------------------------------------- names that others bear


def test_a_name_that_others_bear_goes_by_its_address():
    assert name("ABC News", "https://www.abc.net.au/news/1") == "ABC (Australia)"
    assert name("ABC News", "https://abcnews.go.com/1") == "ABC (United States)"
    assert name("ABC News") == "ABC News"
    assert name("Delfi", "https://rus.delfi.lv/1") == "Delfi (Latvia)"
    assert name("The Guardian") == name("The Guardian", "https://www.theguardian.com/1") == "The Guardian"
    assert name("The Guardian", "https://guardian.orle.ng/1") == "orle.ng"


def test_a_copy_on_somebodys_page_stays_its_publishers():
    assert name("Reuters", "https://www.orletribune.lt/1") == "Reuters"
    assert name("The Guardian", "https://news.yahoo.com/1") == "The Guardian"
    assert name("Orle Tribune", "https://www.msn.com/1") == "Orle Tribune"


def test_a_section_goes_by_the_address_of_the_table():
    assert name("Newsround", "https://www.bbc.co.uk/newsround/1") == "BBC"
    assert name("Orle Tribune", "https://www.orle.lt/1") == "Orle Tribune"


# -------------------------------------------------------------------- everybody else


@pytest.mark.parametrize(
    "outlet",
    [
        "The Orle Tribune",
        "orle tribune",
        "ORLE  TRIBUNE",
        "OrleTribune",
        "Órle-Tribune",
        "orletribune.com",
        "www.orletribune.com/news",
    ],
)
def test_spellings_of_one_name_have_one_key(outlet):
    assert key(outlet) == "orletribune"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("orletribune.com", "orletribune.lt"),  # an address in another country may be another's
        ("orletribune.com", "orle-tribune.com"),  # so do sites look that pass for another
        ("Orle Tribune", "órletribune.com"),
        ("Independent", "independent.com"),  # a name of one such word is anybody's
        ("orle.blogspot.com", "varn.blogspot.com"),
        ("orle.substack.com", "varn.substack.com"),
        ("orle.wordpress.com", "varn.wordpress.com"),
        ("news.google.com", "google.com"),
    ],
)
def test_unlike_outlets_stay_apart(left, right):
    assert key(left) != key(right)


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("news.orle.co.uk", "orle.co.uk"),
        ("https://ada:pw@WWW.Orle.LT:8080/a?b=c#d", "orle.lt"),
        ("orle.lt.", "orle.lt"),
        ("новости.орле.рф", "орле.рф"),
        ("varn.substack.com", "varn.substack.com"),
        ("centurylink.net/news", "centurylink.net"),
    ],
)
def test_an_address_goes_by_what_was_registered(address, domain):
    assert name(address) == name(None, address) == domain


def test_an_account_is_the_publisher_where_anybody_may_publish():
    assert (
        name("t.me", "https://t.me/s/OrleToday/12") == name("Telegram", "https://t.me/orletoday/13") == "t.me/orletoday"
    )
    assert name(None, "https://www.youtube.com/@orletv/videos") == "youtube.com/@orletv"
    assert name("medium.com", "https://medium.com/@varn/a-story") == "medium.com/@varn"
    assert name("x.com/varn") == "x.com/varn"


@pytest.mark.parametrize(
    ("outlet", "url"),
    [
        (None, None),
        ("", ""),
        ("  ", None),
        ("—", None),
        ("t.me", None),
        ("YouTube", "https://www.youtube.com/watch?v=1"),
        ("Facebook", "https://facebook.com/story.php?id=1"),
        ("Facebook", "https://www.facebook.com/profile.php?id=1"),
        ("blogspot.com", None),
        (None, "http://[::1]/"),
        (None, "http://localhost/1"),
        (None, "file:///tmp/a.html"),
        (None, "no address"),
        (None, "co.uk"),
    ],
)
def test_nothing_known_is_none(outlet, url):
    assert publisher_of(outlet, url) is None


def test_what_looks_like_an_address_and_is_none_is_a_name():
    assert name("Orle.Postmaster") == "Orle.Postmaster"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_has_a_publisher_or_none(outlet, url):
    found = publisher_of(outlet, url)
    assert found is None or (found.key and found.name.strip())
    assert found == publisher_of(outlet, url)


@given(st.from_regex(r"(The )?[A-S][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True))
def test_case_and_space_and_article_do_not_tell_names_apart(outlet):
    bare = outlet.removeprefix("The ")
    assert key(outlet) == key(outlet.upper()) == key(bare.lower()) == key(f"  {bare} ") == key("The " + bare)


# -------------------------------------------------------------------- one name for each


def test_one_publisher_has_one_name_whatever_the_order():
    found = {
        "a1": publisher_of("orletribune.com", None),
        "a2": publisher_of("Orle Tribune", None),
        "a3": publisher_of("The Orle Tribune", None),
        "a4": None,
        "a5": None,
    }
    names = one_name_each(found, "{}.txt".format)
    assert names == {**dict.fromkeys(("a1", "a2", "a3"), "The Orle Tribune"), "a4": "a4.txt", "a5": "a5.txt"}
    assert one_name_each(dict(reversed(found.items())), "{}.txt".format) == names


# -------------------------------------------------------------------- the table itself


def table() -> dict[str, dict]:
    return tomllib.loads(Path(publishers.__file__).with_name(publishers.TABLE).read_text(encoding="utf-8"))


def test_no_name_and_no_address_stands_twice():
    seen: dict[str, str] = {}
    for publisher, about in table().items():
        assert set(about) <= {"names", "shared", "domains", "carrier"}, publisher
        names = {squash(n) for n in (publisher, *about.get("names", ()), *about.get("shared", ()))}
        for one in [*names, *about.get("domains", ())]:
            assert one
            assert seen.setdefault(one, publisher) == publisher, one
        assert len(set(about["domains"])) == len(about["domains"])


def test_the_table_knows_its_own_names_and_addresses():
    for publisher, about in table().items():
        spellings = [publisher, *about.get("names", ()), *about.get("shared", ()), *about["domains"]]
        assert {name(one) for one in spellings} == {publisher}
        assert {name(None, f"https://www.{domain}/1") for domain in about["domains"]} == {publisher}


# -------------------------------------------------------------------- weight


def test_neither_network_nor_files_nor_weight_at_import(tmp_path):
    code = (
        "import sys; from headwater.stages.derive import publishers as p; assert 'tldextract' not in sys.modules\n"
        "import socket; socket.socket.connect = socket.getaddrinfo = None\n"
        "assert p.publisher_of('news.orle.co.uk', None).name == 'orle.co.uk'; assert 'tldextract' in sys.modules"
    )
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | home)
    assert not list(tmp_path.iterdir())


def test_time_grows_with_the_articles_and_no_faster():
    asked = [
        (f"Orle Post {i % 2_000}" if i % 2 else f"orle{i % 2_000}.lt", f"https://orle.lt/{i}") for i in range(100_000)
    ]
    for one in asked[:2_000]:
        publisher_of(*one)
    assert growth(lambda n: [publisher_of(*one) for one in asked[:n]], 25_000) < LINEAR
