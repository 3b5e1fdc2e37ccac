"""How long claims take to make as an archive grows, and what one more article costs then.

    python benchmarks/claims_scale.py CSV_OR_DIR... [--sizes N...] [--cache DIR] [--fake-vectors] [--fake-judge]

Reads the articles beneath the paths and makes as many others of them as are asked for (see ``Remix``). For each size,
in statements, a new ``headwater.stages.align.index.Index`` is given all articles at once, then its claims are asked
for; then a few more articles come, one by one, each followed by the claims anew. A statement is what somebody is said
to have said; assertions are the parts of statements and what articles say in their own voice: these are compared.

Of an archive, ``--a-day`` says how densely its articles lie: each is held against those of ten days before and after.
DIR keeps what is slow to make again: the readings and the vectors of their texts. The two models take milliseconds for
each new text or pair, whatever the size, so their time is told apart from the rest. ``--fake-vectors`` puts vectors in
their place that are made of those of the given texts (see ``FakeVectors``), ``--fake-judge`` a count of common words.

Prints a Markdown table and, on its last line, one JSON object with the figures.
"""

import argparse
import gc
import json
import math
import pickle
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TypeVar
from unittest.mock import patch
from zlib import crc32

import numpy as np

from headwater import engine, pipeline
from headwater.ids import content_id
from headwater.models import judge, vectors
from headwater.settings import Settings
from headwater.stages import align, ingest
from headwater.stages.align.candidates import STORY
from headwater.stages.align.index import Index
from headwater.stages.align.own_voice import own_voice
from headwater.stages.align.units import NAMES, Unit, units_of
from headwater.types import Quantity, Reading, Span, Statement
from one_core import cores, pin

SETTINGS = Settings()
SIZES = (5_000, 20_000, 50_000, 100_000, 200_000)
MORE = 3  # articles that come one by one
EACH = 10  # statements of a made article
POOL = 30  # statements at least that the articles of a made story are dealt from
LARGEST = 30  # articles of a made story
A_DAY = 20  # articles: what a desk takes in of its beats, 20,000 in a little less than three years
LASTS = 3  # days over which a story's articles come
CALIBRATED = 60  # articles
EDITED = (0.0, 0.1, 0.2, 0.3)  # share of a telling's words that are replaced: copied, reworded
MOVED = 0.42  # share of a story's words that stand for others, as in benchmarks/derivation.py
STEM = 6  # letters that a name is known by, as in Unit.names
ROOM = 100_000  # characters between two tellings of a made article
TELLING = ("NOUN", "VERB", "ADJ", "ADV")
WORD = re.compile(r"[^\W\d_]+")
FIGURE = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
PIECE = re.compile(rf"{WORD.pattern}|{FIGURE.pattern}")

T = TypeVar("T")
Encode = Callable[[Sequence[str]], np.ndarray]
Telling = tuple[Unit, ...]  # the assertions of one statement, or of one sentence in an article's own voice

# ---------------------------------------------------------------- what there is


def read(paths: Sequence[Path], cache: Path | None) -> list[Reading]:
    """The readings of all files beneath the paths."""
    files = sorted({f.resolve() for p in paths for f in (p.rglob("*") if p.is_dir() else [p]) if f.is_file()})
    stamps = (f"{f} {f.stat().st_size} {f.stat().st_mtime_ns}" for f in files)
    key = content_id("readings", pipeline.reading_version(SETTINGS), *stamps)

    def make() -> list[Reading]:
        results = engine.read(ingest.read_paths(files, SETTINGS), SETTINGS.with_(jobs=cores()))
        return [r for r in results if isinstance(r, Reading)]

    return kept(cache, key, make)


def kept(cache: Path | None, key: str, make: Callable[[], T]) -> T:
    """What was made before under that key, or else now."""
    path = cache / f"{key}.pickle" if cache else None
    if path and path.exists():
        return pickle.loads(path.read_bytes())
    made = make()
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(made))
    return made


def known_vectors(readings: Sequence[Reading], cache: Path | None) -> dict[str, np.ndarray]:
    """The vectors of all texts that a made one may come from."""
    texts = sorted({text for u in [*units_of(readings, ()), *own_voice(readings)] for text in (u.text, u.content)})
    rows = kept(cache, content_id("vectors", vectors.VERSION, *texts), lambda: vectors.encode(texts))
    return dict(zip(texts, rows, strict=True))


@dataclass(frozen=True)
class Vocabulary:
    """The words of the given articles in lower case."""

    lemmas: Mapping[str, str]
    tags: Mapping[str, str]  # of the words that tell something, how they are used
    alike: Mapping[str, Sequence[str]]  # words of one use, each as often as it is used
    names: frozenset[str]  # stems

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Vocabulary":
        seen: Counter[tuple[str, str, str, str]] = Counter()
        names = set()
        for reading in readings:
            text = reading.article.text
            tokens = reading.annotated.tokens
            seen.update((text[t.start : t.end].lower(), t.lemma.lower(), t.pos, t.tag) for t in tokens)
            called = (m.span.of(text).lower() for m in reading.annotated.mentions if m.label in NAMES)
            names |= {word[:STEM] for name in called for word in WORD.findall(name) if len(word) > 3}
        usual = {form: rest for (form, *rest), _ in sorted(seen.items(), key=lambda item: item[1])}
        tags = {form: tag for form, (_, pos, tag) in usual.items() if pos in TELLING and form[:STEM] not in names}
        alike: dict[str, list[str]] = defaultdict(list)
        for (form, _, _, tag), times in sorted(seen.items()):
            if tags.get(form) == tag and WORD.fullmatch(form):
                alike[tag] += [form] * times
        return cls({form: lemma for form, (lemma, _, _) in usual.items()}, tags, alike, frozenset(names))

    def other(self, form: str, rng: Random) -> str:
        """Some word of the same use."""
        return rng.choice(self.alike.get(self.tags.get(form, ""), [form]))


# ---------------------------------------------------------------- archives without end


class Guise:
    """Other names, other figures and in part other words: the same ones throughout a made story."""

    def __init__(self, story: str, vocabulary: Vocabulary) -> None:
        self._story = story
        self._vocabulary = vocabulary
        self._known: dict[str, str] = {}
        self._grown = Random(story).uniform(0.5, 2.0)

    def of(self, form: str) -> str:
        """What stands for a word, in lower case."""
        if form not in self._known:
            rng = Random(f"{self._story} {form}")
            named = form[:STEM] in self._vocabulary.names
            self._known[form] = (
                self.name(form[:STEM]) + form[STEM:] if named
                else self._vocabulary.other(form, rng) if rng.random() < MOVED
                else form
            )  # fmt: skip
        return self._known[form]

    def name(self, stem: str) -> str:
        rng = Random(f"{self._story} name {stem}")
        return "".join(rng.choice("aeiou" if n % 2 else "bdfgklmnprstvz") for n in range(len(stem)))

    def figure(self, value: float) -> float:
        """Larger figures stay larger."""
        return float(max(1, round(value * self._grown))) if 1 <= value < math.inf else value

    def quantity(self, quantity: Quantity) -> Quantity:
        high = None if quantity.high is None else self.figure(quantity.high)
        return replace(quantity, value=self.figure(quantity.value), high=high)

    def text(self, words: str, edits: Mapping[str, str]) -> str:
        return PIECE.sub(lambda m: self._piece(m[0], edits), words)

    def _piece(self, piece: str, edits: Mapping[str, str]) -> str:
        if FIGURE.fullmatch(piece):
            value = self.figure(float(piece.replace(",", "")))
            return f"{value:,.0f}" if "," in piece else f"{value:g}"
        form = piece.lower()
        made = self.of(edits.get(form, form))
        return made.upper() if len(piece) > 1 and piece.isupper() else made.capitalize() if piece[0].isupper() else made


@dataclass(frozen=True, slots=True)
class Made:
    """A made article; its assertions are made when they are asked for."""

    story: str
    source: int  # the given article that its story is like
    number: int
    at: float  # in the order of arrival

    @property
    def id(self) -> str:
        return f"art-{self.story}-{self.number}"


@dataclass(frozen=True, slots=True)
class Trace:
    """Which text of the given ones a made one comes from."""

    source: str
    story: str
    edited: float


class Remix:
    """Makes articles of given ones by a seeded generator.

    A story is like that of a given article: its articles are dealt from the statements and own-voice sentences of this
    one and its nearest, which tell the same things in other words. All articles of a story share a guise; each telling
    has a share of its words replaced by others of the same use. Most stories are of one article, few of ``LARGEST``.
    Articles come ``a_day`` a day, so a larger archive is one of more days.
    """

    def __init__(self, readings: Sequence[Reading], encode: Encode, a_day: int = A_DAY, seed: int = 1) -> None:
        self.seed = seed
        self.a_day = a_day
        self.traces: dict[str, Trace] = {}  # by the made text
        self._vocabulary = Vocabulary.of(readings)
        self._told = _tellings(units_of(readings, ()))
        self._own = _tellings(own_voice(readings))
        self._articles = sorted(a for a in self._told)
        if not self._articles:
            raise SystemExit("error: no article with a statement to make others of")
        self._own_share = sum(map(len, self._own.values())) / sum(map(len, self._told.values()))
        self._means = np.stack([self._mean(a, encode) for a in self._articles])
        self._guise = lru_cache(maxsize=1024)(lambda story: Guise(f"{seed} {story}", self._vocabulary))
        self._pool = lru_cache(maxsize=None)(self._pooled)

    def _mean(self, article: str, encode: Encode) -> np.ndarray:
        mean = encode([unit.text for telling in self._told[article] for unit in telling]).mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)

    def _pooled(self, source: int) -> tuple[list[Telling], list[Telling]]:
        """What the articles of a story like that of the source are dealt from: statements, and own voice."""
        told: list[Telling] = []
        own: list[Telling] = []
        for n in np.argsort(-(self._means @ self._means[source]), kind="stable").tolist():
            if len(told) >= POOL:
                break
            told += self._told[self._articles[n]]
            own += self._own.get(self._articles[n], [])
        return told, own

    def articles(self, count: int) -> list[Made]:
        """As many articles, in the order of arrival; a longer archive begins with the shorter one's stories."""
        rng = Random(self.seed)
        sizes = range(1, LARGEST + 1)
        weights = [1 / size**2 for size in sizes]
        made: list[Made] = []
        while len(made) < count + LASTS * self.a_day:  # those that begin later have no place before the last
            start, source, story = len(made), rng.randrange(len(self._articles)), str(len(made))
            numbers = range(rng.choices(sizes, weights)[0])
            made += [Made(story, source, number, start + rng.random() * LASTS * self.a_day) for number in numbers]
        return sorted(made, key=lambda a: a.at)[:count]

    def units(self, article: Made) -> list[Unit]:
        rng = Random(f"{self.seed} {article.id}")
        told, own = self._pool(article.source)
        dealt = rng.sample(told, min(EACH, len(told))) + rng.sample(own, min(round(EACH * self._own_share), len(own)))
        return [unit for place, telling in enumerate(dealt) for unit in self._retold(article, place, telling, rng)]

    def _retold(self, article: Made, place: int, telling: Telling, rng: Random) -> Iterator[Unit]:
        guise = self._guise(article.story)
        edited = rng.choice(EDITED)
        forms = sorted({w.lower() for u in telling for w in WORD.findall(u.content)} & self._vocabulary.tags.keys())
        edits = {form: self._vocabulary.other(form, rng) for form in forms if rng.random() < edited}
        first = telling[0].statement
        statement = first and _restated(first, article.id, place)
        content = guise.text(telling[0].content, edits)
        self.traces.setdefault(content, Trace(telling[0].content, article.story, edited))
        for unit in telling:
            text = guise.text(unit.text, edits)
            self.traces.setdefault(text, Trace(unit.text, article.story, edited))
            words = [w.lower() for w in WORD.findall(text)]
            names, places = ({guise.name(stem[:STEM]) for stem in held} for held in (unit.names, unit.places))
            yield replace(
                unit,
                article=article.id,
                statement=statement,
                spans=_moved(unit.spans, place),
                text=text,
                content=content,
                told=guise.text(unit.told, edits),
                speaker=unit.speaker and guise.text(unit.speaker, {}),
                day=1 + int(article.at / self.a_day),
                names=frozenset(names),
                places=frozenset(places),
                quantities=tuple(guise.quantity(q) for q in unit.quantities),
                lemmas=frozenset(self._lemma(w) for w in words if w in self._vocabulary.tags or w[:STEM] in names),
                words=tuple(self._lemma(w) for w in words),
            )

    def _lemma(self, form: str) -> str:
        return self._vocabulary.lemmas.get(form, form)


def _tellings(units: Iterable[Unit]) -> dict[str, list[Telling]]:
    """By article."""
    held: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        held[unit.article][unit.statement.id if unit.statement else unit.content].append(unit)
    return {article: [tuple(parts) for parts in by.values()] for article, by in held.items()}


def _moved(spans: Iterable[Span], place: int) -> tuple[Span, ...]:
    return tuple(Span(s.start + place * ROOM, s.end + place * ROOM) for s in spans)


def _restated(statement: Statement, article: str, place: int) -> Statement:
    return replace(statement, id=f"st-{article}-{place}", article=article, content=_moved(statement.content, place))


# ---------------------------------------------------------------- in the models' place

THEMES = 6  # of which stories are; two of one theme are as like as two of the given articles, nearly
OF_THEME, OF_STORY = 0.3, 0.05  # share of the dimensions that a theme and a story turn round
STRAYS = 1.6  # length of what a wholly edited telling strays by; the text's own vector has 1


class FakeVectors:
    """Vectors made of those of the given texts.

    A story turns some dimensions round, always the same, so its texts keep their angles, and those of two stories are
    farther apart than their originals; an edited telling strays from its original. Of two articles on different stories
    one pair in six is near enough for their assertions to be compared, as among the annotated stories. The model itself
    finds all made texts of one pile near (``--calibrate``), as they are all of one theme.
    """

    def __init__(self, traces: Mapping[str, Trace], known: Mapping[str, np.ndarray]) -> None:
        self._traces = traces
        self._known = known
        astray = np.random.default_rng(1).normal(size=(4096, vectors.DIMENSIONS)).astype(np.float32)
        self._astray = astray / np.linalg.norm(astray, axis=1, keepdims=True)
        self._signs = lru_cache(maxsize=4096)(_signs)

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        rows = [self._row(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, vectors.DIMENSIONS), dtype=np.float32)

    def _row(self, text: str) -> np.ndarray:
        trace = self._traces[text]
        row = self._known[trace.source] * self._signs(trace.story)
        row = row + STRAYS * trace.edited * self._astray[crc32(text.encode()) % len(self._astray)]
        return row / np.linalg.norm(row)


def _signs(story: str) -> np.ndarray:
    return _turned(f"theme {crc32(story.encode()) % THEMES}", OF_THEME) * _turned(story, OF_STORY)


def _turned(name: str, share: float) -> np.ndarray:
    turned = np.random.default_rng(crc32(name.encode())).random(vectors.DIMENSIONS) < share
    return np.where(turned, -1, 1).astype(np.float32)


def fake_judge(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """The more words are common, the likelier the same; never a conflict."""
    shares = np.array([_common(*pair) for pair in pairs], dtype=np.float32)
    return np.column_stack([np.zeros_like(shares), 10 * shares - 4, np.full_like(shares, -6)])


def _common(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / max(1, len(a | b))


@lru_cache(maxsize=65_536)
def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


class Clocked:
    """A model with the seconds that it took."""

    def __init__(self, model: Callable[[Sequence], np.ndarray]) -> None:
        self._model = model
        self.seconds = 0.0

    def __call__(self, items: Sequence) -> np.ndarray:
        begun = time.perf_counter()
        try:
            return self._model(items)
        finally:
            self.seconds += time.perf_counter() - begun


def calibration(remix: Remix, made: Sequence[Made], real: Encode, fake: Encode) -> dict[str, dict[str, float]]:
    """Mean cosines of made texts by the model and by its stand-in: of tellings of one story, and of two."""
    by_story: dict[str, dict[str, list[Unit]]] = defaultdict(dict)
    for article in made:
        by_story[article.story][article.id] = remix.units(article)
    several = [[u for held in story.values() for u in held] for story in by_story.values() if len(story) > 1][:12]
    texts = [sorted({u.text for u in held})[:40] for held in several]
    figures = {}
    for name, encode in (("model", real), ("stand-in", fake)):
        rows = [encode(held) for held in texts]
        within = [float(((r @ r.T).sum() - len(r)) / (len(r) * (len(r) - 1))) for r in rows if len(r) > 1]
        means = [r.mean(axis=0) / np.linalg.norm(r.mean(axis=0)) for r in rows]
        apart = [float((a @ b.T).mean()) for n, a in enumerate(rows) for b in rows[:n]]
        stories = [float(a @ b) for n, a in enumerate(means) for b in means[:n]]
        figures[name] = {
            "one story": round(statistics.mean(within), 3),
            "two stories": round(statistics.mean(apart), 3),
            "means of two stories": round(statistics.mean(stories), 3),
            "stories near": round(statistics.mean(s >= STORY for s in stories), 3),
        }
    return figures


# ---------------------------------------------------------------- time and memory


@dataclass
class Watch:
    """Seconds of what is run, those of the two models apart."""

    encode: Clocked
    verdict: Clocked

    def run(self, what: Callable[[], T]) -> tuple[T, dict[str, float]]:
        before = self.encode.seconds, self.verdict.seconds
        begun = time.perf_counter()
        found = what()
        total = time.perf_counter() - begun
        encode, verdict = self.encode.seconds - before[0], self.verdict.seconds - before[1]
        return found, {"rest": total - encode - verdict, "vectors": encode, "judge": verdict}


def peak_megabytes() -> int | None:
    """The most memory that this process ever held."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 only where there is one

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


def measured(remix: Remix, size: int, watch: Watch) -> dict[str, float | None]:
    """The figures of one size, in statements."""
    made = remix.articles(size // EACH + MORE)
    units = [u for article in made[:-MORE] for u in remix.units(article)]
    index = Index(SETTINGS, align.made(SETTINGS))
    gc.collect()
    _, adding = watch.run(lambda: index.add(units))
    claims, asking = watch.run(index.claims)
    more = [_one_more(index, remix.units(article), watch) for article in made[-MORE:]]
    return {
        "articles": len(made) - MORE,
        "statements": len({u.statement.id for u in units if u.statement}),
        "assertions": len(units),
        "pairs": len(index._found.pairs),  # noqa: SLF001 nothing but this benchmark asks
        "claims": len(claims),
        "add s": round(adding["rest"], 2),
        "claims s": round(asking["rest"], 2),
        "vectors s": round(adding["vectors"] + asking["vectors"], 2),
        "judge s": round(adding["judge"] + asking["judge"], 2),
        **{f"one more: {part} s": round(statistics.median(m[part] for m in more), 3) for part in more[0]},
        "peak MB": peak_megabytes(),
    }


def _one_more(index: Index, units: Sequence[Unit], watch: Watch) -> dict[str, float]:
    _, adding = watch.run(lambda: index.add(units))
    _, asking = watch.run(index.claims)
    models = sum(took[model] for took in (adding, asking) for model in ("vectors", "judge"))
    total = adding["rest"] + asking["rest"] + models
    return {"add": adding["rest"], "claims": asking["rest"], "models": models, "all": total}


GROWING = ("pairs", "add s", "claims s", "one more: all s")


def exponent(rows: Sequence[Mapping[str, float]], of: str) -> float | None:
    """Slope of the last against the first on logarithmic scales; 1 is linear."""
    first, last = rows[0], rows[-1]
    if first["statements"] == last["statements"] or not first[of] or not last[of]:
        return None
    return round(math.log(last[of] / first[of]) / math.log(last["statements"] / first["statements"]), 2)


def table(rows: Sequence[Mapping[str, float | None]]) -> str:
    head = f"| {' | '.join(rows[0])} |\n|{'---|' * len(rows[0])}"
    cells = (" | ".join("" if v is None else f"{v:,}" for v in row.values()) for row in rows)
    return "\n".join((head, *(f"| {line} |" for line in cells)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="CSV_OR_DIR")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="STATEMENTS")
    parser.add_argument("--cache", type=Path, metavar="DIR")
    parser.add_argument("--fake-vectors", action="store_true")
    parser.add_argument("--fake-judge", action="store_true")
    parser.add_argument("--a-day", type=int, default=A_DAY, metavar="ARTICLES")
    parser.add_argument("--calibrate", action="store_true", help="compare the vectors with their stand-ins instead")
    args = parser.parse_args()
    readings = read(args.paths, args.cache)
    pin()
    known = known_vectors(readings, args.cache)
    remix = Remix(readings, lambda texts: np.stack([known[text] for text in texts]), args.a_day)
    fake = FakeVectors(remix.traces, known)
    if args.calibrate:
        print(json.dumps({"calibration": calibration(remix, remix.articles(CALIBRATED), vectors.encode, fake)}))
        return
    encode = fake if args.fake_vectors else vectors.encode
    watch = Watch(Clocked(encode), Clocked(fake_judge if args.fake_judge else judge.judge))
    rows = []
    with patch.object(vectors, "encode", watch.encode), patch.object(judge, "judge", watch.verdict):
        for size in sorted(args.sizes):
            rows.append(measured(remix, size, watch))
            print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    print(table(rows))
    print(json.dumps({"sizes": rows, "exponents": {of: exponent(rows, of) for of in GROWING}}))


if __name__ == "__main__":
    main()
