"""Train the attributor on what prepare.py wrote; a checkpoint and the dev score after each epoch.

    python training/attribution/train.py PREPARED_DIR OUT_DIR --scorer SCORE_ATTRIBUTION.py [--epochs 8] [--seed 0]
        [--start MODEL.pt --teacher MODEL.pt --rate 1.2e-4 --int8 --wire]

Needs the extra [train]. Measured on 2 cores (bf16): about 9 minutes an epoch.
"""

import argparse
import copy
import importlib.util
import json
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from data import Window, collate, cue_rows, encode, load, windows
from headwater.models.attributor import decode
from model import FLAT, Attributor, as_if_int8, of_weights, saved

BATCH = 16
HEADS = 3.0  # learning rate of the fresh layers over that of the pretrained
WIRE_SHARE = 0.25  # windows of the wire for each of PolNeAR
TAUGHT_WIRE_SHARE = 0.6  # the same where a teacher gives more than labels
TELLINGS = {"plain": 0.6, "bare": 0.2, "marks": 0.2}
DECAY = 0.998  # of the running mean of the weights, which is what is kept


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--teacher", type=Path, help="weights of a network to learn from; --start has narrowed them")
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the pretrained layers")
    parser.add_argument("--int8", action="store_true", help="in the last epoch, train as the int8 network rounds")
    parser.add_argument("--wire", action="store_true", help="learn from wire.pickle too, which a teacher labelled")
    parser.add_argument("--steps", type=int, default=0, help="stop early, to try things")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(2)
    args.out.mkdir(parents=True, exist_ok=True)
    tellings = {t: load(args.prepared / f"train-{t}.pickle") for t in TELLINGS}
    dev = load(args.prepared / "dev-plain.pickle")
    scorer = _scorer(args.scorer)

    wire = windows(load(args.prepared / "wire.pickle")) if args.wire else []

    model = of_weights(saved(args.start)) if args.start else Attributor()
    teacher = Teacher(of_weights(saved(args.teacher))) if args.teacher else None
    mean = copy.deepcopy(model).eval()
    optimizer = torch.optim.AdamW(_groups(model, args.rate), betas=(0.9, 0.98))
    n_plain = len(windows(tellings["plain"]))
    from_wire = min(int((TAUGHT_WIRE_SHARE if teacher else WIRE_SHARE) * n_plain), len(wire))
    per_epoch = math.ceil((n_plain + from_wire) / BATCH)
    total, step, began = args.epochs * per_epoch, 0, time.time()
    print(per_epoch, "steps an epoch", flush=True)
    for epoch in range(args.epochs):
        if args.int8 and epoch == args.epochs - 1:
            as_if_int8(model)
            as_if_int8(mean)
        drawn = rng.choices(list(TELLINGS), list(TELLINGS.values()), k=len(tellings["plain"]))
        picked = windows([tellings[t][n] for n, t in enumerate(drawn)]) + rng.sample(wire, from_wire)
        for batch in _batches(picked, rng):
            warm = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * warm
            losses = _losses(model, batch, rng, negatives=epoch > 0 or args.start is not None, teacher=teacher)
            sum(losses).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            decay = min(DECAY, step / (step + 20))
            with torch.no_grad():
                for kept, new in zip(mean.parameters(), model.parameters(), strict=True):
                    kept.lerp_(new, 1 - decay)
            if step % 25 == 0:
                print(
                    step, total, *(round(x.item(), 3) for x in losses), round(time.time() - began),
                    flush=True,
                )  # fmt: skip
            if args.steps and step >= args.steps:
                break
        torch.save({"model": weights(mean), "epoch": epoch, "seed": args.seed}, args.out / f"model{epoch}.pt")
        predicted = predict(mean, dev)
        (args.out / "dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in predicted))
        gold = [{"id": e["id"], "text": e["text"], "attributions": _gold(e)} for e in dev]
        print("epoch", epoch, round(time.time() - began), _short(scorer.score(gold, predicted)), flush=True)
        if args.steps:
            break


def weights(model: Attributor) -> dict[str, Tensor]:
    """The state of the model as if no layer had been made to round."""
    return {
        name.replace("parametrizations.weight.original", "weight"): value for name, value in model.state_dict().items()
    }


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _short(score: dict[str, Any]) -> dict[str, Any]:
    short = {k: score[k]["f1"] for k in ("soft", "joint", "exact", "content_tok", "source_tok", "cue_tok")}
    return short | {
        "soft_pr": (score["soft"]["p"], score["soft"]["r"]),
        "indirect": score["by_indirect"]["soft_recall"],
    }


def _gold(example: dict[str, Any]) -> list[dict[str, Any]]:
    return [{role: _characters(example, link[role]) for role in link} for link in example["links"]]


def _groups(model: Attributor, rate: float) -> list[dict[str, Any]]:
    groups = []
    for fresh in (False, True):
        for plain in (False, True):
            chosen = [
                p
                for name, p in model.named_parameters()
                if (not name.startswith("encoder.bert")) == fresh and (p.ndim < 2) == plain
            ]
            groups.append(
                {"params": chosen, "peak": HEADS * rate if fresh else rate, "weight_decay": 0.0 if plain else 0.01}
            )
    return groups


def _batches(picked: list[Window], rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, in random order."""
    rng.shuffle(picked)
    pools = [sorted(picked[i : i + BATCH * 20], key=lambda w: w.size) for i in range(0, len(picked), BATCH * 20)]
    batches = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    rng.shuffle(batches)
    return batches


class Teacher:
    """A trained network, and what it has made of the windows it has read.

    Its pupil learns its probabilities and also its states, as in Jiao et al. 2020 ("TinyBERT"), here of the last layer
    alone.
    """

    def __init__(self, model: Attributor) -> None:
        self.model = model.eval()
        self.kept: dict[tuple[int, int], Tensor] = {}

    @torch.no_grad()
    def states(self, batch: Sequence[Window]) -> Tensor:
        """(b, w, 384), of the words unhidden."""
        new = [w for w in batch if (id(w.example), w.first) not in self.kept]
        if new:
            x = encode(new)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states, _ = self.model.encoder(x["ids"], x["mask"], x["marks"], x["words"])
            for w, s in zip(new, states, strict=True):
                self.kept[id(w.example), w.first] = s[: w.last - w.first].half().clone()
        return torch.nn.utils.rnn.pad_sequence(
            [self.kept[id(w.example), w.first] for w in batch], batch_first=True
        ).float()


def _losses(
    model: Attributor, batch: Sequence[Window], rng: random.Random, *, negatives: bool, teacher: Teacher | None
) -> list[Tensor]:
    """Of the flat tags, of the links and, where there is a teacher, of its states and its tags."""
    x = encode(batch, hide=rng)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, tags = model.encoder(x["ids"], x["mask"], x["marks"], x["words"])
    tags = tags.float()
    losses = [_flat_loss(tags, x["flat"], x["soft"])]
    rows = [cue_rows(n, w, cue, link, rng) for n, w in enumerate(batch) for cue, link in w.links()]
    if negatives:
        rows += _wrong_cues(batch, tags.detach(), rng)
    rows.sort(key=lambda r: len(r["labels"]))
    there = x["flat"] >= 0
    if teacher:
        known = teacher.states(batch)
        losses.append(_far(states.float()[there], known[there]))
        losses.append(_unlike(tags[there], teacher.model.encoder.flat(known)[there]))
    if not rows:
        return losses
    lost, words = tags.new_zeros(()), 0
    for part in np.array_split(np.arange(len(rows)), 1 + len(rows) // 24):  # of like length: less padding
        c = collate([rows[n] for n in part])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = link_scores(model, states, c)
        lost = lost + model.chain(scores, c["labels"], c["mask"]).sum()
        words += int(c["mask"].sum())
    return [*losses, 2 * lost / words]


def _far(states: Tensor, known: Tensor) -> Tensor:
    """The mean square between a pupil's states and a teacher's, over what theirs differ among themselves."""
    return (states - known).square().mean() / known.var(0).mean()


def _unlike(scores: Tensor, known: Tensor) -> Tensor:
    """The divergence of what a pupil's scores say from what a teacher's say, a word."""
    log = torch.log_softmax
    return torch.nn.functional.kl_div(log(scores, -1), log(known.detach(), -1), log_target=True, reduction="batchmean")


def _flat_loss(tags: Tensor, labels: Tensor, soft: Tensor) -> Tensor:
    """Cross entropy with the labels, or with a teacher's probabilities where there are any."""
    wanted = torch.nn.functional.one_hot(labels.clamp(min=0), tags.shape[-1]).float()
    taught = soft.sum(-1, keepdim=True) > 0
    wanted = torch.where(taught, soft, wanted)
    there = labels >= 0
    lost = -(wanted * torch.log_softmax(tags, -1)).sum(-1)
    return lost[there].mean()


def link_scores(model: Attributor, states: Tensor, c: dict[str, Tensor]) -> Tensor:
    """What the link layer says of the collated cues of a batch of windows with these states, shape (c, m, 3)."""
    there = states[c["row"].unsqueeze(1), c["at"]]
    scores: Tensor = model.link(there, c["mask"], c["relation"], c["distance"], c["sentence"])
    return scores


def _wrong_cues(batch: Sequence[Window], tags: Tensor, rng: random.Random) -> list[dict[str, Any]]:
    """Words that the encoder takes for a cue and that are none: the link layer learns to leave them empty."""
    rows = []
    probabilities = torch.softmax(tags, -1).numpy()
    for n, w in enumerate(batch):
        flat = w.example["flat"]
        for first, last, _ in decode.cues(probabilities[n, : w.last - w.first], 0.25):
            cue = (first + w.first, last + w.first)
            if not np.isin(flat[cue[0] : cue[1]], (3, 4)).any():
                rows.append(cue_rows(n, w, cue, None, rng))
    return rng.sample(rows, min(len(rows), 16))


def _characters(example: dict[str, Any], ranges: Sequence[tuple[int, int]]) -> list[list[int]]:
    return [[int(example["starts"][a]), int(example["ends"][b - 1])] for a, b in ranges]


@torch.no_grad()
def read(
    model: Attributor, article: dict[str, Any], threshold: float = 0.35
) -> tuple[list[dict[str, Any]], NDArray[np.float32]]:
    """The attributions of a prepared article as ranges of its words, and its words' probabilities of the flat tags."""
    chain = [p.numpy() for p in (model.chain.start, model.chain.end, model.chain.step)]
    found = []
    likely = np.zeros((len(article["pieces"]), FLAT), dtype=np.float32)
    for w in windows([article]):
        x = encode([w])
        states, tags = model.encoder(x["ids"], x["mask"], x["marks"], x["words"])
        likely[w.first : w.last] = torch.softmax(tags[0], -1).numpy()
        spans = decode.cues(likely[w.first : w.last], threshold)
        if not spans:
            continue
        rows = [cue_rows(0, w, (a + w.first, b + w.first), None) for a, b, _ in spans]
        c = collate(rows)
        labelled = decode.viterbi(link_scores(model, states, c).numpy(), [len(r["labels"]) for r in rows], *chain)
        for r, labels in zip(rows, labelled, strict=True):
            content, source = decode.runs(labels, decode.CONTENT), decode.source_of(labels)
            if content:
                ranges = {"content": content, "source": [source] if source else []}
                moved = {k: [(a + r["at"], b + r["at"]) for a, b in v] for k, v in ranges.items()}
                found.append({"cue": [r["cue"]], **moved})
    return found, likely


def predict(model: Attributor, examples: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Attributions of prepared articles in the scorer's form."""
    return [
        {"id": e["id"], "attributions": [{k: _characters(e, v) for k, v in f.items()} for f in read(model, e)[0]]}
        for e in examples
    ]


if __name__ == "__main__":
    main()
