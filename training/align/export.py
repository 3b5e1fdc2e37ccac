"""Export a trained judge of pairs to one int8 ONNX file.

    python training/align/export.py JUDGE.pt OUT_DIR [--average START.pt] [--share .75]

``--average`` exports a mean of the two, ``--share`` of it the first: what was trained on real pairs holds better on
others when it is averaged with what it was trained from (Wortsman et al. 2022, Robust fine-tuning of zero-shot models).
Needs the extra [train]. Prints the SHA-256 that ``headwater/models/judge.py`` checks.
"""

import argparse
import hashlib
import importlib.resources
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from train import PACKAGE, Judge


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("judge", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--average", type=Path, help="the checkpoint that the training started from")
    parser.add_argument("--share", type=float, default=0.75)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = Judge(Path(str(importlib.resources.files(PACKAGE) / "model")))
    weights = torch.load(args.judge)
    if args.average:
        start = torch.load(args.average)
        weights = {k: w.lerp(start[k], 1 - args.share) if w.is_floating_point() else w for k, w in weights.items()}
    model.load_state_dict(weights)
    model.eval()
    ids = torch.tensor([[101, 7592, 2088, 102, 7592, 102], [101, 7592, 102, 2088, 102, 0]])
    mask = (ids != 0).long()
    kinds = torch.tensor([[0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 1, 0]])
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        axes = {0: "pairs", 1: "pieces"}
        torch.onnx.export(
            model,
            (ids, mask, kinds),
            str(plain),
            input_names=["input_ids", "attention_mask", "token_type_ids"],
            output_names=["logits"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "token_type_ids": axes, "logits": {0: "pairs"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, args.out / "model.onnx", weight_type=QuantType.QInt8)
    data = (args.out / "model.onnx").read_bytes()
    print(len(data), hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
