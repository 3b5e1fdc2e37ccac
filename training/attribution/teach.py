"""Label articles that nobody has annotated with what a trained attributor sees in them.

    python training/attribution/teach.py ARTICLES.jsonl MODEL.pt OUT_DIR

Writes OUT_DIR/wire.pickle for train.py --wire. Rows of the input: ``{id, text}``. A pupil learns the teacher's
probabilities of the flat tags, and its sources and contents as they are; so prose that PolNeAR lacks becomes familiar.
Needs the extra [train].
"""

import argparse
import json
import pickle
from pathlib import Path
from typing import Any

import torch
from data import encode, windows
from model import Attributor
from prepare import example, parsed
from train import links_in


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    model = Attributor()
    model.load_state_dict(torch.load(args.model, weights_only=True)["model"], strict=False)
    rows = [json.loads(line) for line in args.articles.read_text("utf-8").splitlines()]
    taught = []
    for row, annotated in zip(rows, parsed(rows), strict=True):
        names = [[m.span.start, m.span.end, m.label] for m in annotated.mentions]
        taught.append(labelled(model.eval(), example(row | {"names": names, "attributions": []}, annotated)))
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "wire.pickle").write_bytes(pickle.dumps(taught))


@torch.no_grad()
def labelled(model: Attributor, article: dict[str, Any]) -> dict[str, Any]:
    soft = torch.zeros(len(article["pieces"]), 7)
    for window in windows([article]):
        x = encode([window])
        _, tags, _ = model.encoder(x["ids"], x["mask"], x["marks"], x["words"])
        soft[window.first : window.last] = torch.softmax(tags[0], -1)
    return article | {
        "soft": soft.half().numpy(),
        "flat": soft.argmax(-1).to(torch.int8).numpy(),
        "links": links_in(model, article),
    }


if __name__ == "__main__":
    main()
