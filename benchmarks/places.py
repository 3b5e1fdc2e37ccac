"""Share of named places that are resolved to where they lie, on annotated corpora, with the names given.

    python benchmarks/places.py PLACES_DIR

PLACES_DIR holds ``TR-News.xml``, ``lgl.xml`` or others of their form (``GWN.xml``). A name counts as right when its
place is the annotated one or lies within 161 km (100 miles) of it; a name without a place counts as wrong. The
outlet's place is not used. Beside it two ways that leave the text unread: of the places that the gazetteer has under
the name, the most populous one, and the most prominent one (a country or capital before a town of its size). Speed:
processor time on one core, gazetteer loaded, each article once before the clock runs, fastest of five rounds. Prints a
Markdown table and, on its last line, one JSON object with the figures.
"""

import argparse
import json
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import asin, cos, inf, radians, sin, sqrt
from pathlib import Path
from statistics import median

from headwater.models import gazetteer
from headwater.stages.annotate.places import resolve_places
from headwater.types import Place, Span
from one_core import pin

NEAR = 161.0  # kilometres
EARTH = 6371.0
ROUNDS = 5  # of which the fastest counts: the others were disturbed
LOAD = """
import time
began = time.perf_counter()
from headwater.models.gazetteer import load
load()
print(time.perf_counter() - began)
"""


@dataclass(frozen=True)
class Gold:
    span: Span
    id: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Text:
    text: str
    names: tuple[Gold, ...]


def read_corpus(path: Path) -> list[Text]:
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise SystemExit(f"{path}: no XML ({error})") from error
    texts = [(a, a.findtext("text") or "") for a in root]
    return [Text(text, tuple(_names(article, text))) for article, text in texts]


def _names(article: ET.Element, text: str) -> Iterator[Gold]:
    """The annotated names that have a place; the forms of LGL and of GeoWebNews."""
    for name in article.iter("toponym"):
        tag = name.find("gaztag")
        number = tag.get("geonameid") if tag is not None else name.findtext("geonamesID")
        holder = name if tag is None else tag
        where = [name.findtext(f) or holder.findtext(f) or name.findtext(f"{f}itude") for f in ("lat", "lon")]
        start, phrase = name.findtext("start"), name.findtext("phrase") or name.findtext("extractedName")
        if all(where) and start and phrase:
            yield Gold(_span(text, int(start), phrase), number or "", float(where[0]), float(where[1]))


def _span(text: str, start: int, phrase: str) -> Span:
    """Where the phrase stands, nearest to the character given: TR-News counts ends of lines in another way."""
    behind, before = text.find(phrase, start), text.rfind(phrase, 0, start + len(phrase))
    at = min((a for a in (behind, before) if a >= 0), key=lambda a: abs(a - start), default=start)
    return Span(at, at + len(phrase))


def kilometres(a: Place, b: Gold) -> float:
    if str(a.id) == b.id:
        return 0.0
    lat_a, lon_a, lat_b, lon_b = map(radians, (a.lat, a.lon, b.lat, b.lon))
    h = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(h)))


def resolved(texts: list[Text]) -> list[dict[Span, Place]]:
    return [{m.span: m.place for m in resolve_places(t.text, [n.span for n in t.names])} for t in texts]


def unread(texts: list[Text], weight: Callable[[Place], float]) -> list[dict[Span, Place]]:
    """The weightiest place of each name, whatever the text says."""
    known = gazetteer.load()
    found = []
    for t in texts:
        named = {n.span: known.named(n.span.of(t.text)) for n in t.names}
        found.append({span: max(places, key=weight) for span, places in named.items() if places})
    return found


def timed(texts: list[Text]) -> float:
    began = time.process_time()  # of this process alone: neighbours on the machine do not count
    resolved(texts)
    return time.process_time() - began


def errors_of(texts: list[Text], found: list[dict[Span, Place]]) -> list[float]:
    """How far each name is from where it lies."""
    return [
        kilometres(places[name.span], name) if name.span in places else inf
        for text, places in zip(texts, found, strict=True)
        for name in text.names
    ]


def accuracy(errors: list[float]) -> float:
    return round(sum(e <= NEAR for e in errors) / len(errors), 4)


def score(texts: list[Text]) -> dict:
    errors = errors_of(texts, resolved(texts))
    took = min(timed(texts) for _ in range(ROUNDS))
    return {
        "articles": len(texts),
        "names": len(errors),
        "accuracy": accuracy(errors),
        "unresolved": round(sum(e == inf for e in errors) / len(errors), 4),
        "median_km": round(median(errors), 1),
        "articles_per_second": round(len(texts) / took),
        "most_populous_accuracy": accuracy(errors_of(texts, unread(texts, lambda p: p.population))),
        "most_prominent_accuracy": accuracy(errors_of(texts, unread(texts, gazetteer.prominence))),
    }


def _load_seconds() -> float:
    return float(subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("places", type=Path)
    args = parser.parse_args()
    files = sorted(args.places.glob("*.xml")) if args.places.is_dir() else []
    if not files:
        raise SystemExit(f"{args.places}: no folder with XML files such as TR-News.xml and lgl.xml")
    pin()
    cold = min(_load_seconds() for _ in range(ROUNDS))
    gazetteer.load()
    corpora = {file.stem: read_corpus(file) for file in files}
    found = {name: score(texts) for name, texts in corpora.items() if any(t.names for t in texts)}
    if not found:
        raise SystemExit(f"{args.places}: no annotated names in its XML files")
    columns = list(next(iter(found.values())))
    print("| corpus | " + " | ".join(c.replace("_", " ") for c in columns) + " |\n|---|" + "---|" * len(columns))
    for name, figures in found.items():
        print(f"| {name} | " + " | ".join(str(figures[c]) for c in columns) + " |")
    size = (Path(gazetteer.__file__).parent / gazetteer.FILE).stat().st_size
    print(f"\nThe gazetteer: {size / 1e6:.1f} MB, imported and loaded in {cold:.3f} s by a new process.\n")
    print(json.dumps({"corpora": found, "load_seconds": round(cold, 3), "gazetteer_bytes": size}))


if __name__ == "__main__":
    main()
