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

import numpy as np

from model import of_weights, saved
from prepare import example, parsed
from train import read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    model = of_weights(saved(args.model)).eval()
    rows = [json.loads(line) for line in args.articles.read_text("utf-8").splitlines()]
    taught = []
    for row, annotated in zip(rows, parsed(rows), strict=True):
        article = example(row | {"attributions": []}, annotated)
        links, soft = read(model, article)
        taught.append(article | {"links": links, "soft": soft.astype(np.float16), "flat": soft.argmax(-1)})
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "wire.pickle").write_bytes(pickle.dumps(taught))


if __name__ == "__main__":
    main()
