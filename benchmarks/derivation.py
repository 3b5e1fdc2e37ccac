"""Which articles are one text, and whose: agencies recovered, families beside simpler methods, and time.

    python benchmarks/derivation.py CSV... [--judged DIR] [--scale N]

The CSV files of one folder are one pile. Articles are named by file and row, ``helsinki#12`` for row 12 of
``helsinki_articles.csv``; a file that is just called ``articles.csv`` goes by its folder. DIR, by default ``data``
beside this file, holds what people judged of such articles, ids and verdicts only:

derivation_uncredited.json  id -> the agency whose text an article without credit is; null: of none, or of several
derivation_pairs.json       lists of pairs: id, id, "one" or "two" texts ("unsure" where as many say one as two), and
                            how sure (1 to 3; 0 where readers disagree)
derivation_families.json    families of ids

An article is given an agency where its family's root is one, else where the largest source of half of its words or more
is one; an article at an agency's own address is that agency's. Credits are stripped in ten seeded folds, so that each
article loses its own while nine tenths of the others keep theirs; then half of all at once; then all.

``--scale`` measures the stage on N articles that are made from those of the files (see ``Remix``), as they arrive one
after the other. Prints Markdown tables and, on its last line, one JSON object with the figures.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache, partial
from itertools import combinations
from math import comb
from pathlib import Path
from random import Random

from headwater.settings import Settings
from headwater.stages import ingest
from headwater.stages.base import each
from headwater.stages.clean import clean
from headwater.stages.clean.credits import AGENCIES
from headwater.stages.derive import Derived, Index, derive, derive_indexed
from headwater.stages.derive.kinship import connected
from headwater.stages.derive.publishers import publisher_of
from headwater.stages.derive.sources import whole_credit
from headwater.types import Article, Credit, CreditKind, Derivation, Family, Precision, When
from one_core import pin
from peers import NO_ANSWER, absent

SETTINGS = Settings()
JUDGED = Path(__file__).with_name("data")
FOLDS = 10
MOSTLY = 0.5  # share of an article's words that must be an agency's for the article to be its
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Pile:
    """The articles of one folder."""

    name: str
    articles: tuple[Article, ...]
    ids: Mapping[str, str]  # the short id of each article, by its own

    @cached_property
    def index(self) -> Index:
        index = Index()
        for article in self.articles:
            index.add(article)
        return index

    @cached_property
    def derived(self) -> Derived:
        return derive_indexed(self.index, self.articles, SETTINGS)


def read_piles(paths: Sequence[Path]) -> list[Pile]:
    """The articles of the files, cleaned as the pipeline does; what cannot be read is passed over, aloud."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted({p.resolve() for p in paths}):
        folders[path.parent].append(path)
    return [_pile(folder, files) for folder, files in folders.items()]


def _pile(folder: Path, files: Sequence[Path]) -> Pile:
    found = list(each(partial(clean, settings=SETTINGS), ingest.read_paths(files, SETTINGS)))
    articles = tuple(a for a in found if isinstance(a, Article))
    if len(articles) < len(found):
        print(f"{folder.name}: {len(found) - len(articles)} rows without an article", file=sys.stderr)
    return Pile(folder.name, articles, {a.id: short_id(a.path) for a in articles})


def short_id(path: str) -> str:
    file, _, row = path.rpartition("#")
    stem = Path(file).stem
    return f"{Path(file).parent.name if stem == 'articles' else stem.removesuffix('_articles')}#{row}"


def judged(folder: Path, name: str) -> object:
    """What people judged; nothing where the file is missing."""
    path = folder / f"derivation_{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


# ---------------------------------------------------------------- agencies


@lru_cache(1)
def agencies_by_key() -> dict[str, str]:
    return {found.key: name for name in AGENCIES if (found := publisher_of(name, None))}


def own_agency(article: Article) -> str | None:
    """The agency at whose own address an article stands."""
    publisher = publisher_of(article.outlet, article.url)
    return agencies_by_key().get(publisher.key) if publisher else None


def answers(derived: Derived, articles: Iterable[Article]) -> dict[str, str | None]:
    """The agency that the stage gives each article, by its id; its own publisher is given to none."""
    by_id = {a.id: a for a in articles}
    family_of = {id_: family for family in derived.families for id_ in family.articles}
    found = ((d, by_id[d.article]) for d in derived.derivations)
    given = {a.id: _given(family_of[a.id], derivation, by_id) for derivation, a in found}
    return {id_: None if agency == own_agency(by_id[id_]) else agency for id_, agency in given.items()}


def _given(family: Family, derivation: Derivation, by_id: Mapping[str, Article]) -> str | None:
    sources = [family.root, *(t.source for t in derivation.taken if t.share >= MOSTLY)]
    return next((agency for s in sources if s and (agency := _agency(s, by_id))), None)


def _agency(source: str, by_id: Mapping[str, Article]) -> str | None:
    if source in AGENCIES:
        return source
    return own_agency(by_id[source]) if source in by_id else None


def credited_agency(article: Article) -> str | None:
    """The agency that an article credits for its whole text and that is not its publisher."""
    credit = whole_credit(article)
    return credit.name if credit and credit.agency and credit.name != own_agency(article) else None


@dataclass(frozen=True)
class Recovery:
    """One article whose credit was stripped."""

    id: str
    true: str
    found: str | None
    relatives: bool  # its family has others
    told: bool  # one of them still credits the agency


def recoveries(pile: Pile, stripped: frozenset[str]) -> Iterator[Recovery]:
    """What the stage says of articles, by id, when these lose their credits."""
    articles = [replace(a, credits=(), byline=None) if a.id in stripped else a for a in pile.articles]
    derived = derive_indexed(pile.index, articles, SETTINGS)
    found = answers(derived, articles)
    told = {a.id: credited_agency(a) for a in articles}
    family_of = {id_: family.articles for family in derived.families for id_ in family.articles}
    for article in pile.articles:
        true = credited_agency(article)
        if true and article.id in stripped:
            kin = [id_ for id_ in family_of[article.id] if id_ != article.id]
            is_told = any(told[id_] == true for id_ in kin)
            yield Recovery(pile.ids[article.id], true, found[article.id], bool(kin), is_told)


def folds(pile: Pile, count: int) -> list[frozenset[str]]:
    credited = sorted(a.id for a in pile.articles if a.credits)
    Random(f"{pile.name} {count}").shuffle(credited)
    return [frozenset(credited[n::count]) for n in range(count)]


def recovered(piles: Sequence[Pile]) -> dict[str, list[Recovery]]:
    """By how many credits were stripped at once."""
    runs = {
        "a tenth": [(pile, fold) for pile in piles for fold in folds(pile, FOLDS)],
        "half": [(pile, folds(pile, 2)[0]) for pile in piles],
        "all": [(pile, frozenset(pile.ids)) for pile in piles],
    }
    return {name: [r for run in pairs for r in recoveries(*run)] for name, pairs in runs.items()}


def recovery_rows(runs: Mapping[str, Sequence[Recovery]]) -> Iterator[dict]:
    for name, found in runs.items():
        groups = {
            "all": found,
            "with relatives": [r for r in found if r.relatives],
            "with a relative that credits it": [r for r in found if r.told],
        }
        for group, members in groups.items():
            right = sum(r.found == r.true for r in members)
            nothing = sum(r.found is None for r in members)
            yield {
                "stripped at once": name,
                "articles": group,
                "number": len(members),
                "right": right,
                "accuracy": share(right, len(members)),
                "wrong agency": len(members) - right - nothing,
                "nothing": nothing,
            }


def missed(found: Iterable[Recovery]) -> dict[str, list[str]]:
    """Ids of the stripped articles of which the stage says something else, or nothing though they have relatives."""
    found = list(found)
    wrong = [f"{r.id} is {r.true}'s, given {r.found}" for r in found if r.found not in (r.true, None)]
    nothing = [f"{r.id} is {r.true}'s" for r in found if r.found is None and r.relatives]
    alone = [f"{r.id} is {r.true}'s" for r in found if r.found is None and not r.relatives]
    return {"wrong agency": sorted(wrong), "nothing, with relatives": sorted(nothing), "no relatives": sorted(alone)}


def false_attribution(piles: Sequence[Pile], truth: Mapping[str, str | None]) -> dict:
    """Articles that credit nobody and are given an agency, by what people say of them."""
    silent, given = 0, {}
    for pile in piles:
        found = answers(pile.derived, pile.articles)
        uncredited = [a.id for a in pile.articles if not a.credits]
        silent += len(uncredited)
        given |= {pile.ids[id_]: agency for id_ in uncredited if (agency := found[id_])}
    right = sorted(id_ for id_, agency in given.items() if truth.get(id_, "") == agency)
    wrong = sorted(id_ for id_, agency in given.items() if id_ in truth and truth[id_] != agency)
    return {
        "uncredited": silent,
        "given an agency": len(given),
        "right": len(right),
        "wrong": len(wrong),
        "not judged": len(given) - len(right) - len(wrong),
        "false attribution": share(len(wrong), silent),
        "ids": {
            "right": [f"{id_} {given[id_]}" for id_ in right],
            "wrong": [f"{id_} {given[id_]}, is {truth[id_] or 'its own'}" for id_ in wrong],
            "not judged": [f"{id_} {agency}" for id_, agency in sorted(given.items()) if id_ not in truth],
        },
    }


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


# ---------------------------------------------------------------- families

Grouping = dict[str, Hashable]  # the family of each article, by its short id


def by_headwater(pile: Pile) -> list[int]:
    family_of = {id_: n for n, family in enumerate(pile.derived.families) for id_ in family.articles}
    return [family_of[a.id] for a in pile.articles]


def by_minhash(pile: Pile) -> list[int]:
    """Sets of five words, 128 permutations, one threshold: what libraries of near-duplicates do."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 a peer that may be missing

    lsh, links = MinHashLSH(threshold=0.5, num_perm=128), []
    for number, article in enumerate(pile.articles):
        words = WORD.findall(article.text.casefold())
        made = MinHash(num_perm=128)
        made.update_batch([" ".join(words[n : n + 5]).encode() for n in range(max(1, len(words) - 4))])
        links += [(number, other) for other in lsh.query(made)]
        lsh.insert(number, made)
    return connected(len(pile.articles), links)


def by_title(pile: Pile) -> list[int]:
    """Titles of which 60 % of the words are common."""
    titles = [frozenset(WORD.findall((a.title_text() or "").casefold())) for a in pile.articles]
    alike = (
        (n, m)
        for (n, one), (m, other) in combinations(enumerate(titles), 2)
        if one and len(one & other) >= 0.6 * len(one | other)
    )
    return connected(len(titles), alike)


def by_paragraph(pile: Pile) -> list[int]:
    """One identical paragraph of a dozen words."""
    first: dict[str, int] = {}
    links = []
    for number, article in enumerate(pile.articles):
        long = (line.strip() for line in article.text.splitlines() if len(WORD.findall(line)) >= 12)
        links += [(number, first.setdefault(line, number)) for line in long]
    return connected(len(pile.articles), links)


METHODS: dict[str, Callable[[Pile], list[int]]] = {
    "headwater": by_headwater,
    "MinHash .5": by_minhash,
    "title Jaccard .6": by_title,
    "exact paragraph": by_paragraph,
}
NEEDS = {"MinHash .5": "datasketch"}  # a package that may be missing


def grouped(piles: Sequence[Pile], method: Callable[[Pile], list[int]]) -> Grouping:
    return {
        pile.ids[article.id]: (pile.name, label)
        for pile in piles
        for article, label in zip(pile.articles, method(pile), strict=True)
    }


def pair_lists(judged_pairs: Mapping[str, Sequence[Sequence]]) -> dict[str, list[Sequence]]:
    """The lists without what nobody could decide; of one that several have read, what all agree on is a list, too."""
    lists = {name: [p for p in pairs if p[2] != "unsure"] for name, pairs in judged_pairs.items()}
    agreed = {f"{name}, agreed": [p for p in pairs if p[3]] for name, pairs in lists.items()}
    return {**lists, **{name: pairs for name, pairs in agreed.items() if len(pairs) < len(lists[name.split(",")[0]])}}


def pair_scores(pairs: Iterable[Sequence], found: Grouping) -> dict:
    """Of judged pairs whose articles are both there: precision and recall of being one text."""
    here = [(one, other, verdict == "one") for one, other, verdict, *_ in pairs if one in found and other in found]
    said = [found[one] == found[other] for one, other, _ in here]
    right = sum(s and is_one for s, (_, _, is_one) in zip(said, here, strict=True))
    return {
        "pairs": len(here),
        "precision": share(right, sum(said)),
        "recall": share(right, sum(is_one for *_, is_one in here)),
    }


def wrong_pairs(pairs: Iterable[Sequence], found: Grouping) -> dict[str, list[str]]:
    here = [p for p in pairs if p[0] in found and p[1] in found]
    said = {True: [], False: []}
    for one, other, verdict, *_ in here:
        is_one = found[one] == found[other]
        if is_one != (verdict == "one"):
            said[is_one].append(f"{one} {other}")
    return {"joined, are two": said[True], "apart, are one": said[False]}


def b_cubed(truth: Grouping, found: Grouping) -> dict:
    """Precision, recall and F1 of the families of the articles that both know."""
    both = [(truth[id_], found[id_]) for id_ in truth if id_ in found]
    joint = Counter(both)
    true_sizes, found_sizes = Counter(t for t, _ in both), Counter(f for _, f in both)
    if not both:
        return {"articles": 0, "precision": None, "recall": None, "f1": None}
    precision = sum(n * n / found_sizes[f] for (_, f), n in joint.items()) / len(both)
    recall = sum(n * n / true_sizes[t] for (t, _), n in joint.items()) / len(both)
    return {
        "articles": len(both),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
    }


def all_pairs(truth: Grouping, found: Grouping) -> dict:
    """Precision and recall over all pairs of articles."""
    joint = Counter((truth[id_], found[id_]) for id_ in truth)
    right = sum(comb(n, 2) for n in joint.values())
    said, true = (sum(comb(n, 2) for n in Counter(g.values()).values()) for g in (found, truth))
    return {"pairs": true, "precision": share(right, said), "recall": share(right, true)}


def largest(piles: Sequence[Pile], found: Grouping) -> dict:
    """The largest family and how many publish it."""
    label, size = Counter(found.values()).most_common(1)[0]
    members = [a for pile in piles for a in pile.articles if found[pile.ids[a.id]] == label]
    publishers = {p.key for a in members if (p := publisher_of(a.outlet, a.url))}
    return {"articles": size, "publishers": len(publishers)}


def family_figures(piles: Sequence[Pile], folder: Path) -> dict:
    lists = pair_lists(judged(folder, "pairs"))
    gold = {id_: n for n, family in enumerate(judged(folder, "families")) for id_ in family}
    figures = {}
    for name, method in METHODS.items():
        if missing := absent(NEEDS.get(name, "headwater")):
            figures[name] = missing
            continue
        found = grouped(piles, method)
        figures[name] = {
            **{which: pair_scores(pairs, found) for which, pairs in lists.items()},
            "b_cubed": b_cubed(gold, found),
            "largest": largest(piles, found),
        }
    ours = grouped(piles, by_headwater)
    return {"methods": figures, "wrong": {which: wrong_pairs(pairs, ours) for which, pairs in lists.items()}}


def family_rows(figures: Mapping[str, Mapping[str, Mapping]]) -> Iterator[dict]:
    for name, parts in figures.items():
        if NO_ANSWER in parts:
            print(f"{name}: {parts[NO_ANSWER]}", file=sys.stderr)
            continue
        yield {"method": name} | {
            f"{part} {figure}".replace("_", " "): value
            for part, scores in parts.items()
            for figure, value in scores.items()
            if figure != "pairs" and (part, figure) != ("b_cubed", "articles")
        }


# ---------------------------------------------------------------- time


def time_figures(pile: Pile) -> dict:
    """Processor seconds of the stage, nothing kept from before."""
    begun = time.process_time()
    derive(pile.articles, SETTINGS)
    seconds = time.process_time() - begun
    words = sum(len(WORD.findall(a.text)) for a in pile.articles)
    return {
        "pile": pile.name,
        "articles": len(pile.articles),
        "words": words,
        "seconds": round(seconds, 2),
        "paired in one outlet": paired_in_pile(pile),
    }


def peak_megabytes() -> int | None:
    """The most memory that this process ever held."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 only where there is one

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


# ---------------------------------------------------------------- articles without end

LARGEST = 30  # articles of a made family
MOVED = 0.42  # share of an article's words that change places; leaves 1 % of its runs
OUTLETS = 500
A_DAY = 1_000  # articles
PAGE_LINES = 16  # of which a page bears none, one or two
STEPS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Made:
    """A made article; its text is made anew whenever it is asked for, so that any number can be held."""

    remix: "Remix"
    family: int
    id: str
    path: str
    outlet_number: int
    outlet: str
    url: None
    published: When
    credits: tuple[Credit, ...]

    @property
    def text(self) -> str:
        return self.remix.text(self.family, self.id, self.outlet_number)

    def title_text(self) -> None:
        """Not known: to make the text for it whenever it is asked for would take longer than the stage."""


class Remix:
    """Makes articles of given ones by a seeded generator.

    Each family has a base: a given article whose words changed places by a seeded bijection, so that two bases of one
    article have hardly a run of five words in common. Most families are of one, few of ``LARGEST``. Members are cut
    (to 40 % at the least), shuffled by paragraphs, given another headline, edited (up to 10 % of the words). Outlets
    have a stock of lines that no list of furniture knows, and put some of them on each page; so many that of unrelated
    articles of one outlet about as many share something as in the given files (``paired_in_outlet``).
    """

    def __init__(self, articles: Sequence[Article], seed: int = 1) -> None:
        self.seed = seed
        self.sources = [p for a in sorted(articles, key=lambda a: a.id) if len(p := paragraphs(a.text)) > 2]
        if not self.sources:
            raise SystemExit("error: no article of three paragraphs to make others of")
        self.words = sorted({w for source in self.sources for p in source for w in LETTERS.findall(p) if w.islower()})
        self.text = lru_cache(maxsize=4096)(self._text)
        self.seconds = 0.0  # spent on making texts

    def articles(self, count: int) -> list[Made]:
        """As many articles, in the order of arrival: a family comes in while some hundreds of others do."""
        rng = Random(self.seed)
        sizes = range(1, LARGEST + 1)
        weights = [1 / size**2 for size in sizes]
        made: list[tuple[float, Made]] = []
        family = 0
        while len(made) < count:
            start = len(made)
            for number in range(rng.choices(sizes, weights)[0]):
                at = start + rng.random() * A_DAY
                made.append((at, self._made(family, number, at)))
            family += 1
        return [article for _, article in sorted(made, key=lambda pair: pair[0])[:count]]

    def _made(self, family: int, number: int, at: float) -> Made:
        rng = Random(f"{self.seed} {family} {number}")
        id_, outlet = f"art-{family}-{number}", int(OUTLETS ** rng.random()) - 1  # few outlets print much, many little
        published = datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=at / A_DAY)
        when = When(published.strftime("%Y-%m-%dT%H:%M"), Precision.MINUTE)
        agency = ("AP", "Reuters", "AFP", None)[family % 4]
        credit = Credit(agency, CreditKind.BYLINE, agency=True, span=None) if agency and rng.random() < 0.5 else None
        return Made(self, family, id_, id_, outlet, f"Outlet {outlet}", None, when, (credit,) if credit else ())

    def base(self, source: Sequence[str], seed: object) -> list[str]:
        rng = Random(f"{self.seed} {seed}")
        moves: dict[str, str] = {}
        for is_lower in (True, False):  # names stay names
            words = sorted({w for p in source for w in LETTERS.findall(p) if w.islower() == is_lower})
            moved = [w for w in words if rng.random() < MOVED]
            moves |= zip(moved, rng.sample(moved, len(moved)), strict=True)
        return [LETTERS.sub(lambda m: moves.get(m[0], m[0]), p) for p in source]

    def _text(self, family: int, id_: str, outlet: int) -> str:
        begun = time.process_time()
        source = self.sources[Random(f"{self.seed} {family}").randrange(len(self.sources))]
        headline, *body = self.base(source, family)
        lines = self._edited(headline, body, Random(f"text {id_}"), self.page_lines(outlet))
        self.seconds += time.process_time() - begun
        return "\n".join(lines)

    def _edited(self, headline: str, body: list[str], rng: Random, stock: Sequence[str]) -> list[str]:
        kept = body[: -(-len(body) * rng.choice((40, 60, 80, 100, 100, 100)) // 100)]
        if rng.random() < 0.2:
            rng.shuffle(kept)
        if rng.random() < 0.4:
            headline = " ".join(rng.choices(self.words, k=8)).capitalize()
        edited = rng.choice((0.0, 0.0, 0.02, 0.05, 0.1))
        kept = [LETTERS.sub(lambda m: self._word(m[0], edited, rng), p) for p in kept]
        return [headline, *kept, *rng.sample(stock, rng.randrange(3))]

    def _word(self, word: str, edited: float, rng: Random) -> str:
        return rng.choice(self.words) if rng.random() < edited else word

    def page_lines(self, outlet: int) -> list[str]:
        """What an outlet puts on its pages: promotions, menus, standing notes."""
        rng = Random(f"{self.seed} page {outlet}")
        return [" ".join(rng.choices(self.words, k=rng.randrange(8, 30))) + "." for _ in range(PAGE_LINES)]

    def surviving_runs(self) -> float:
        """Share of the runs of five words that two bases of one article have in common."""
        common = total = 0
        for source in self.sources[:100]:
            one, other = ({*runs(" ".join(self.base(source, f"check {n}")))} for n in range(2))
            common, total = common + len(one & other), total + min(len(one), len(other))
        return common / max(1, total)


def paragraphs(text: str) -> list[str]:
    """Lines; a long one is cut into three sentences each."""
    found = []
    for line in filter(None, text.splitlines()):
        sentences = SENTENCE.split(line)
        found += [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
    return found


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return zip(*(words[n:] for n in range(5)), strict=False)


def paired_in_outlet(index: Index, outlets: Sequence[Hashable], families: Sequence[Hashable]) -> float | None:
    """Share of the pairs of unrelated articles of one outlet that the index keeps; they are what makes it slower."""
    total = sum(comb(n, 2) for n in Counter(outlets).values())
    total -= sum(comb(n, 2) for n in Counter(zip(outlets, families, strict=True)).values())
    kept = sum(outlets[p.one] == outlets[p.other] and families[p.one] != families[p.other] for p in index.pairs())
    return share(kept, total)


def paired_in_pile(pile: Pile) -> float | None:
    publishers = [publisher_of(a.outlet, a.url) or a.id for a in pile.articles]
    return paired_in_outlet(pile.index, publishers, by_headwater(pile))


def scale_figures(articles: Sequence[Article], count: int) -> dict:
    remix = Remix(articles)
    made = remix.articles(count)
    index, steps, spent, before = Index(), [], 0.0, 0
    for number, article in enumerate(made, start=1):
        _ = article.text  # made before the clock runs
        begun = time.process_time()
        index.add(article)
        spent += time.process_time() - begun
        if number in STEPS or number == count:
            each_ms = round(1000 * spent / (number - before), 3)
            steps.append({"articles": number, "ms an article": each_ms, "pairs": len(index.pairs())})
            steps[-1]["peak MB"] = peak_megabytes()
            print(json.dumps(steps[-1]), file=sys.stderr, flush=True)
            spent, before = 0.0, number
    begun = time.process_time() - remix.seconds
    derived = derive_indexed(index, made, SETTINGS)
    seconds = round(time.process_time() - remix.seconds - begun, 2)
    truth: Grouping = {a.id: a.family for a in made}
    found: Grouping = {id_: n for n, family in enumerate(derived.families) for id_ in family.articles}
    biggest = max(len(family.articles) for family in derived.families)
    return {
        "surviving runs": round(remix.surviving_runs(), 4),
        "steps": steps,
        "paired in one outlet": paired_in_outlet(index, [a.outlet_number for a in made], [a.family for a in made]),
        "derive seconds": seconds,
        "peak MB": peak_megabytes(),
        "pairs": all_pairs(truth, found),
        "b_cubed": b_cubed(truth, found),
        "largest": {"made": max(Counter(truth.values()).values()), "found": biggest},
    }


# ---------------------------------------------------------------- printed


def table(rows: Iterable[Mapping]) -> str:
    rows = list(rows)
    if not rows:
        return ""
    head = f"| {' | '.join(rows[0])} |\n|{'---|' * len(rows[0])}"
    cells = (" | ".join("" if v is None else str(v) for v in row.values()) for row in rows)
    return "\n".join((head, *(f"| {line} |" for line in cells), ""))


def listed(found: Mapping[str, Sequence[str]]) -> str:
    return "\n".join(f"- {name} ({len(ids)}): {'; '.join(ids) or 'none'}" for name, ids in found.items()) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="CSV")
    parser.add_argument("--judged", type=Path, default=JUDGED, metavar="DIR")
    parser.add_argument("--scale", type=int, metavar="N")
    args = parser.parse_args()
    pin()
    piles = read_piles(args.paths)
    if not any(pile.articles for pile in piles):
        sys.exit("error: no articles in the files")
    if args.scale:
        figures = {"scale": scale_figures([a for pile in piles for a in pile.articles], args.scale)}
        print(table(figures["scale"]["steps"]))
        print(table([{k: v for k, v in figures["scale"].items() if not isinstance(v, list | dict)}]))
        print(json.dumps(figures))
        return
    times = [time_figures(pile) for pile in piles]
    stripped = recovered(piles)
    silent = false_attribution(piles, judged(args.judged, "uncredited"))
    families = family_figures(piles, args.judged)
    rows = list(recovery_rows(stripped))
    print(table(rows), listed(missed(stripped["a tenth"])), sep="\n")
    print(table([{k: v for k, v in silent.items() if k != "ids"}]), listed(silent["ids"]), sep="\n")
    print(table(family_rows(families["methods"])))
    for which, found in families["wrong"].items():
        print(f"{which}:", listed(found), sep="\n")
    print(table(times))
    print(json.dumps({"agencies": rows, "uncredited": silent, "families": families["methods"], "time": times}))


if __name__ == "__main__":
    main()
