"""What ``run.py`` measures: each part is a benchmark of this folder with the data that it takes, whole or in small."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
DEMO = ROOT / "src" / "headwater" / "data" / "demo"
SENTENCES = ROOT / "tests" / "stages" / "annotate" / "quantities.jsonl"
PILE = "corpora/helsinki/helsinki_articles.csv"


@dataclass(frozen=True)
class Given:
    """What a run was given."""

    shared: Path
    work: Path  # a folder for what one part leaves to another, and for small data
    peers: str | None  # an interpreter that has the peers of peers.txt
    quick: bool = False
    chromium: str | None = None

    @property
    def page(self) -> Path:
        """Where the page of the large pile is, once ``commands`` has made it."""
        return self.work / "pile.html"

    def data(self, path: str) -> str:
        return str(self.shared / path)


@dataclass(frozen=True)
class Part:
    """One benchmark with its data."""

    name: str
    title: str
    minutes: float  # about, on two cores
    needs: tuple[str, ...]  # of the shared data
    words: Callable[[Given], Sequence[str]]  # of the command, the script first
    shrinks: bool = True  # a quick run takes less data

    def command(self, given: Given) -> list[str]:
        script, *words = self.words(given)
        return [sys.executable, str(HERE / script), *words]

    def absent(self, given: Given) -> str | None:
        """Why it cannot be measured here."""
        missing = [need for need in self.needs if not (given.shared / need).exists()]
        if missing:
            return f"the shared data has no {', '.join(missing)}"
        if self.name == "page" and given.chromium is None:
            return "there is no Chromium here"
        return None


def _stories(given: Given) -> list[str]:
    return ["stories.py", given.data("stories/dev"), *_if(given.quick, "--sets", "2")]


def _claims(given: Given) -> list[str]:
    return ["claims.py", given.data("stories/dev"), *_if(given.quick, "--sets", "2")]


def _attribution(given: Given) -> list[str]:
    gold = given.shared / "attribution" / "dev.jsonl"
    if given.quick:
        rows = gold.read_text(encoding="utf-8").splitlines()[:6]
        gold = given.work / "dev.jsonl"
        gold.write_text("\n".join(rows) + "\n", encoding="utf-8")
    scorer = given.data("tools/score_attribution.py")
    return ["attribution.py", str(gold), str(given.work / "pred.jsonl"), "--scorer", scorer, "--textacy"]


def _names(given: Given) -> list[str]:
    return ["names.py", given.data("names/nb_cases.csv"), *_peers(given)]


def _figures(_given: Given) -> list[str]:
    return ["figures.py", str(SENTENCES)]


def _dates(given: Given) -> list[str]:
    small = _if(given.quick, "--documents", "5")
    return ["dates.py", given.data("dates/tempeval3"), "--dateparser", *_peers(given), *small]


def _places(given: Given) -> list[str]:
    return ["places.py", given.data("places")]


def _piles(given: Given) -> list[str]:
    paths = sorted((given.shared / "corpora").glob("*/*.csv"))
    if given.quick:
        paths = sorted(paths, key=lambda p: p.stat().st_size)[:2]
    return [str(p) for p in paths]


def _families(given: Given) -> list[str]:
    helsinki = [p for p in _piles(given) if "helsinki" in Path(p).parent.name]
    return ["derivation.py", *helsinki]


def _families_growth(given: Given) -> list[str]:
    return ["derivation.py", *_piles(given), "--scale", "1500" if given.quick else "10000"]


def _movements(given: Given) -> list[str]:
    small = _if(given.quick, "--documents", "2")
    return ["movements.py", given.data("events"), given.data("stories/dev"), *small]


def _names_growth(given: Given) -> list[str]:
    if given.quick:
        return ["resolve.py", *_piles(given)]
    rows = [given.data(f"attribution/{split}.jsonl") for split in ("train", "dev")]
    return ["resolve.py", *_piles(given), *rows]


def _claims_growth(given: Given) -> list[str]:
    fake = ["--fake-vectors", "--fake-judge", "--sizes"]
    if given.quick:
        return ["claims_scale.py", given.data("stories/dev/syria-12"), *fake, "500", "1000"]
    return ["claims_scale.py", given.data("corpora/syria/articles.csv"), *fake, "5000", "20000"]


def _stages(given: Given) -> list[str]:
    return ["speed.py", given.data("seeds" if given.quick else "corpora/syria/articles.csv")]


def _commands(given: Given) -> list[str]:
    small = ["--articles", "8", "--rounds", "1", "--no-brief"]
    return ["commands.py", given.data("seeds"), given.data(PILE), "--page", str(given.page), *_if(given.quick, *small)]


def _page(given: Given) -> list[str]:
    stories = [f"demo={DEMO}", *_if(not given.quick, f"seeds={given.data('seeds')}")]
    if given.page.exists():
        stories.append(f"pile={given.page}")
    return ["page.py", *stories, "--chromium", str(given.chromium)]


def _peers(given: Given) -> list[str]:
    return ["--peers", given.peers or sys.executable]


def _if(wanted: bool, *words: str) -> tuple[str, ...]:
    return words if wanted else ()


TEXTS = ("corpora/helsinki", "corpora/syria/articles.csv")
PARTS = (
    Part("stories", "briefs of annotated stories", 1, ("stories/dev", "tools/score_story.py"), _stories),
    Part("claims", "claims beside simpler ways", 1.2, ("stories/dev", "tools/score_story.py"), _claims),
    Part("attribution", "who says what, beside textacy", 0.8, ("attribution/dev.jsonl",), _attribution),
    Part("names", "names beside nomenklatura", 0.4, ("names/nb_cases.csv",), _names, shrinks=False),
    Part("figures", "figures in sentences", 0.2, (), _figures, shrinks=False),
    Part("dates", "times beside dateparser and recognizers-text", 2, ("dates/tempeval3",), _dates),
    Part("places", "places beside the most populous namesake", 0.4, ("places",), _places, shrinks=False),
    Part("families", "families beside MinHash and titles", 0.8, TEXTS[:1], _families),
    Part("families-growth", "how families grow", 6, TEXTS, _families_growth),
    Part("movements", "movements against annotated events", 1.2, ("events", "stories/dev"), _movements),
    Part("names-growth", "how the resolving of names grows", 4, (*TEXTS, "attribution/train.jsonl"), _names_growth),
    Part("claims-growth", "how claims grow", 6, TEXTS[1:], _claims_growth),
    Part("stages", "time by stage", 3, ("seeds", TEXTS[1]), _stages),
    Part("commands", "the commands as a user starts them", 7.5, ("seeds", PILE), _commands),
    Part("page", "the page in a browser", 0.7, ("seeds",), _page),
)


def chosen(names: Sequence[str] | None) -> list[Part]:
    """The parts of these names in the order of ``PARTS``; all where none is named.

    Raises:
        ValueError: there is no part of a name.
    """
    known = {part.name for part in PARTS}
    if unknown := sorted(set(names or ()) - known):
        raise ValueError(f"no part {', '.join(unknown)}; there are {', '.join(part.name for part in PARTS)}")
    return [part for part in PARTS if not names or part.name in names]
