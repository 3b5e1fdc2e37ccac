"""Fit the weights of the first and the second look at a pair of assertions.

    python training/align/weigh.py OUT.json --first SETS [SETS ...] --second SETS [SETS ...] [--without NAME ...]

SETS are folders of annotated story sets (see ``prepare.py``). The second look is fitted on sets that the judge was not
trained on: on others its verdicts are surer than they will be. Prints cross-validated figures, one story left out at a
time. Of two statements that share a claim, the pair of assertions that looks likest is the one that counts.
"""

import argparse
import itertools
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from headwater import pipeline
from headwater.models import vectors
from headwater.settings import Settings
from headwater.stages.align import likeness
from headwater.stages.align.candidates import LEAST, Candidates
from headwater.stages.align.own_voice import own_voice
from headwater.stages.align.units import units_of
from headwater.stages.ingest import read_paths
from headwater.stages.resolve import resolve
from headwater.types import Reading
from prepare import labels_of

PENALTY = 2.0  # on the squares of the standardised weights
ROUNDS = 3  # of choosing the likest pair and fitting again


class Story:
    """The pairs of one story set: measures, labels, and which pairs of statements they belong to."""

    def __init__(self, folder: Path, *, read_by_judge: bool) -> None:
        settings = Settings()
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        files = {a["file"] for a in json.loads((folder / "meta.json").read_text(encoding="utf-8"))["articles"]}
        readings = [r for r in pipeline.read(list(read_paths([folder], settings)), settings) if isinstance(r, Reading)]
        readings = sorted((r for r in readings if Path(r.article.path).name in files), key=lambda r: r.article.id)
        name = {r.article.id: Path(r.article.path).name for r in readings}
        units = units_of(readings, resolve(readings, ())) + own_voice(readings)
        claims = [labels_of(u, name[u.article], gold) for u in units]
        pairs = [
            (i, j)
            for i, j in itertools.combinations(range(len(units)), 2)
            if claims[i] is not None
            and claims[j] is not None
            and units[i].statement is not units[j].statement
            and (units[i].statement or units[j].statement)
        ]
        one, other = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
        rows = vectors.encode([u.text for u in units])
        whole = vectors.encode([u.content for u in units])
        cosine = np.einsum("ij,ij->i", rows[one], rows[other])
        keep = cosine >= LEAST
        self.pairs = Candidates(one[keep], other[keep], cosine[keep], np.zeros(int(keep.sum()), dtype=np.bool_))
        self.units = units
        self.name = folder.name
        self.measures = likeness.measure(likeness.Sides.of(units, whole), self.pairs)
        self.same = np.array(
            [bool(claims[i] & claims[j]) for i, j in zip(self.pairs.one, self.pairs.other, strict=True)]
        )
        self.group = [
            tuple(u.statement.id if u.statement else u.place for u in (units[i], units[j]))
            for i, j in zip(self.pairs.one, self.pairs.other, strict=True)
        ]
        self.lost = len(
            {self._key(p, units) for p, k in zip(pairs, keep, strict=True) if not k and claims[p[0]] & claims[p[1]]}
            - set(self.group)
        )
        self.verdicts = None
        if read_by_judge:
            self.verdicts = likeness.judged(units, self.pairs, np.zeros(len(self.pairs)))

    @staticmethod
    def _key(pair, units):
        return tuple(u.statement.id if u.statement else u.place for u in (units[pair[0]], units[pair[1]]))

    def likest(self, scores: np.ndarray) -> np.ndarray:
        """Of each pair of statements the row that scores highest."""
        best: dict[tuple, int] = {}
        for k, key in enumerate(self.group):
            if key not in best or scores[k] > scores[best[key]]:
                best[key] = k
        return np.array(sorted(best.values()))


def regression(x: np.ndarray, y: np.ndarray, penalty: float = PENALTY) -> tuple[np.ndarray, float]:
    """Logistic regression with a ridge on standardised columns; weights on the columns' own scale, and the bias."""
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    z, sign = (x - mean) / spread, 2.0 * y - 1

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (z @ theta[:-1] + theta[-1])
        pull = -sign / (1 + np.exp(margin))
        gradient = np.append(z.T @ pull + penalty * theta[:-1], pull.sum())
        return float(np.logaddexp(0, -margin).sum() + penalty / 2 * (theta[:-1] ** 2).sum()), gradient

    theta = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = theta[:-1] / spread
    return weights, float(theta[-1] - weights @ mean)


def fit_first(stories: list[Story]) -> tuple[np.ndarray, float]:
    scores = [s.measures[:, 0] for s in stories]
    for _ in range(ROUNDS):
        kept = [s.likest(score) for s, score in zip(stories, scores, strict=True)]
        x = np.vstack([s.measures[k] for s, k in zip(stories, kept, strict=True)])
        y = np.concatenate([s.same[k] for s, k in zip(stories, kept, strict=True)])
        weights, bias = regression(x, y)
        scores = [s.measures @ weights + bias for s in stories]
    return weights, bias


def second_columns(story: Story, first: tuple[np.ndarray, float]) -> np.ndarray:
    return np.column_stack([story.measures @ first[0] + first[1], story.verdicts[:, 1:]])


def fit_second(stories: list[Story], firsts: list[tuple[np.ndarray, float]]) -> tuple[np.ndarray, float]:
    columns = [second_columns(s, f) for s, f in zip(stories, firsts, strict=True)]
    scores = [c[:, 0] + c[:, 3] for c in columns]
    for _ in range(ROUNDS):
        kept = [s.likest(score) for s, score in zip(stories, scores, strict=True)]
        x = np.vstack([c[k] for c, k in zip(columns, kept, strict=True)])
        y = np.concatenate([s.same[k] for s, k in zip(stories, kept, strict=True)])
        weights, bias = regression(x, y)
        scores = [c @ weights + bias for c in columns]
    return weights, bias


def report(name: str, stories: list[Story], scores: list[np.ndarray]) -> None:
    kept = [s.likest(score) for s, score in zip(stories, scores, strict=True)]
    score = np.concatenate([p[k] for p, k in zip(scores, kept, strict=True)])
    same = np.concatenate([s.same[k] for s, k in zip(stories, kept, strict=True)])
    order = np.argsort(-score)
    hits = np.cumsum(same[order])
    precision, recall = hits / np.arange(1, len(order) + 1), hits / (same.sum() + sum(s.lost for s in stories))
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = int(f1.argmax())
    at = np.flatnonzero(precision >= 0.75)
    zero = int((score >= 0).sum()) - 1
    at_best = f"P {100 * precision[best]:.0f} R {100 * recall[best]:.0f} at {score[order[best]]:.2f}"
    at_zero = f"P {100 * precision[zero]:.0f} R {100 * recall[zero]:.0f}"
    sure = 100 * recall[at[-1]] if len(at) else 0
    print(f"{name}: best F1 {100 * f1[best]:.1f} ({at_best}); at 0: {at_zero}; recall at P 75: {sure:.0f}", flush=True)


def folders(parents: list[Path], without: list[str]) -> list[Path]:
    return [p.parent for parent in parents for p in sorted(parent.glob("*/gold.json")) if p.parent.name not in without]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--first", type=Path, nargs="+", default=[])
    parser.add_argument("--second", type=Path, nargs="+", default=[])
    parser.add_argument("--test", type=Path, nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--no-judge", action="store_true")
    args = parser.parse_args()
    apart = [Story(f, read_by_judge=False) for f in folders(args.first, args.without)]
    both = [Story(f, read_by_judge=not args.no_judge) for f in folders(args.second, args.without)]
    test = [Story(f, read_by_judge=not args.no_judge) for f in folders(args.test, [])]
    left_out = [fit_first(apart + [o for o in both if o is not s]) for s in both]
    first = fit_first(apart + both)
    report("first look", both, [s.measures @ f[0] + f[1] for s, f in zip(both, left_out, strict=True)])
    if test:
        report("first look, test", test, [s.measures @ first[0] + first[1] for s in test])
    held = {"first": {"weights": dict(zip(likeness.FIRST, first[0].tolist(), strict=True)), "bias": first[1]}}
    if not args.no_judge:
        report("judge alone", both, [s.verdicts[:, 3] for s in both])
        seconds = [
            fit_second([o for o in both if o is not s], [f for o, f in zip(both, left_out, strict=True) if o is not s])
            for s in both
        ]
        report(
            "second look",
            both,
            [second_columns(s, f) @ w[0] + w[1] for s, f, w in zip(both, left_out, seconds, strict=True)],
        )
        second = fit_second(both, left_out)
        if test:
            report("judge alone, test", test, [s.verdicts[:, 3] for s in test])
            report("second look, test", test, [second_columns(s, first) @ second[0] + second[1] for s in test])
        held["second"] = {"weights": dict(zip(likeness.SECOND, second[0].tolist(), strict=True)), "bias": second[1]}
    rounded = {
        k: {"weights": {n: round(w, 4) for n, w in v["weights"].items()}, "bias": round(v["bias"], 4)}
        for k, v in held.items()
    }
    args.out.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(rounded["second" if "second" in rounded else "first"]))


if __name__ == "__main__":
    main()
