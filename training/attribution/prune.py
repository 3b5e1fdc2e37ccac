"""Take from a trained attributor the heads and inner units that it can best do without.

    python training/attribution/prune.py PREPARED_DIR MODEL.pt OUT.pt [--keep 0.5]

What a head or a unit is worth is the Fisher information of a mask over it: the mean square of the gradient that the
likelihood of the network's own predictions has there (Kwon et al. 2022, "A fast post-training pruning framework for
transformers"). What is kept is chosen over all layers of the encoder at once, by worth for the time it takes, and in
the link layer likewise. train.py --start OUT.pt --teacher MODEL.pt then teaches the rest what the whole knew.
"""

import argparse
import random
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from data import collate, cue_rows, encode, load, windows
from model import HEAD, Attributor, of_weights, saved
from train import link_scores

BATCHES, BATCH = 150, 4
BLOCK = 64  # inner units are kept or dropped in such numbers
LAYERS, AT = "encoder.bert.encoder.layer.", 4  # what the layers' names begin with, and where the number stands
HEAD_TIME, BLOCK_TIME = 0.89, 0.36  # microseconds a word piece, measured with onnxruntime in int8 on one core


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--keep", type=float, default=0.5, help="share of the encoder's time in heads and inner units")
    parser.add_argument("--keep-link", type=float, default=0.5, help="the same of the link layer")
    args = parser.parse_args()
    torch.manual_seed(0)
    weights = saved(args.model)
    model = of_weights(weights)
    examples = load(args.prepared / "train-plain.pickle") + load(args.prepared / "wire.pickle")
    worth = _worth(model, examples)
    encoder = {name: w for name, w in worth.items() if name.startswith("encoder.")}
    link = {name: w for name, w in worth.items() if name.startswith("link.")}
    for part, keep in ((encoder, args.keep), (link, args.keep_link)):
        for name, kept in _chosen(part, keep).items():
            print(name, len(kept))
            _cut(weights, name, kept)
    torch.save({"model": _without_idle_layers(weights)}, args.out)


def _worth(model: Attributor, examples: list[dict[str, Any]]) -> dict[str, Tensor]:
    """For each layer's attention and inner layer, by the name of the linear layer it feeds, what each unit is worth."""
    seen: dict[str, Tensor] = {}
    worth: dict[str, Tensor] = {}

    def keep(name: str) -> Any:
        def hook(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            given[0].retain_grad()
            seen[name] = given[0]

        return hook

    for name, module in model.named_modules():
        if name.endswith("output.dense"):
            module.register_forward_pre_hook(keep(name))
    rng = random.Random(0)
    pool = rng.sample(windows(examples), BATCHES * BATCH)
    for i in range(0, len(pool), BATCH):
        batch = pool[i : i + BATCH]
        x = encode(batch)
        states, tags = model.encoder(x["ids"], x["mask"], x["marks"], x["words"])
        surprise = _surprise(tags[x["flat"] >= 0])
        rows = [cue_rows(n, w, cue, link) for n, w in enumerate(batch) for cue, link in w.links()][:24]
        if rows:
            c = collate(rows)
            surprise = surprise + _surprise(link_scores(model, states, c)[c["mask"] > 0])
        model.zero_grad()
        surprise.backward()
        for name, given in seen.items():
            if given.grad is not None:
                size = HEAD if "attention" in name else 1
                mask = (given * given.grad).detach().sum((0, 1)).view(-1, size).sum(1)
                worth[name] = worth.get(name, torch.zeros_like(mask)) + mask**2
        seen.clear()
    return worth


def _surprise(scores: Tensor) -> Tensor:
    """The negative log likelihood of labels drawn from what the scores themselves say."""
    drawn = torch.distributions.Categorical(logits=scores.detach()).sample()
    return nn.functional.cross_entropy(scores, drawn, reduction="sum")


def _chosen(worth: dict[str, Tensor], keep: float) -> dict[str, list[int]]:
    """The heads and units to keep, by layer: those of most worth for their time, at least one of each layer."""
    offers = []
    for name, w in worth.items():
        if "attention" in name:
            parts = [([n], HEAD_TIME) for n in w.argsort(descending=True).tolist()]
        else:
            order = w.argsort(descending=True).tolist()
            parts = [(order[i : i + BLOCK], BLOCK_TIME) for i in range(0, len(order), BLOCK)]
        offers += [
            (float("inf") if not n else float(w[units].sum()) / time, time, name, units)
            for n, (units, time) in enumerate(parts)
        ]
    left = keep * sum(time for _, time, _, _ in offers)
    kept: dict[str, list[int]] = {name: [] for name in worth}
    for _, time, name, units in sorted(offers, key=lambda offer: -offer[0]):
        if left < time:
            break
        left -= time
        kept[name] += units
    return {name: sorted(units) for name, units in kept.items()}


def _cut(weights: dict[str, Tensor], name: str, kept: list[int]) -> None:
    """Leave only the heads or units ``kept`` before the linear layer of that name."""
    units = torch.tensor(kept)
    feeding = [name.replace("output.dense", "intermediate.dense")]
    if "attention" in name:
        units = (units[:, None] * HEAD + torch.arange(HEAD)).flatten()
        feeding = [name.replace("output.dense", f"self.{part}") for part in ("query", "key", "value")]
    weights[f"{name}.weight"] = weights[f"{name}.weight"][:, units]
    for layer in feeding:
        weights[f"{layer}.weight"] = weights[f"{layer}.weight"][units]
        weights[f"{layer}.bias"] = weights[f"{layer}.bias"][units]


def _without_idle_layers(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights without those layers of the encoder of which only the least was kept, the rest numbered anew."""
    layers = sorted({int(name.split(".")[AT]) for name in weights if name.startswith(LAYERS)})
    left = [n for n in layers if len(weights[f"{LAYERS}{n}.intermediate.dense.bias"]) > BLOCK]
    moved = {}
    for name, value in weights.items():
        parts = name.split(".")
        if name.startswith(LAYERS):
            if int(parts[AT]) not in left:
                continue
            parts[AT] = str(left.index(int(parts[AT])))
        moved[".".join(parts)] = value
    return moved


if __name__ == "__main__":
    main()
