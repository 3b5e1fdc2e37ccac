"""Export a trained attributor to the int8 ONNX files that the package ships.

    python training/attribution/export.py OUT_DIR MODEL.pt [MODEL.pt ...]

Of several models, which must come from one another, the mean of their weights is exported. Needs the extra [train].
Prints the SHA-256 of each file, which headwater/models/attributor/__init__.py must carry.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from model import Encoder, Link, of_weights, saved


class OneWindow(nn.Module):
    """The encoder on one window, where nothing is padding and so nothing masked."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, marks: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        return self.encoder(ids, None, marks, words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    weights = [saved(path) for path in args.models]
    mean = {name: sum(w[name].float() for w in weights) / len(weights) for name in weights[0]}
    model = of_weights(mean, attention="eager")
    model.eval()
    ids = torch.tensor([[101, 2056, 7592, 2088, 102]])
    words = torch.tensor([[1, 2, 3]])
    marks = torch.zeros(1, 5, 5, dtype=torch.long)
    write(
        OneWindow(model.encoder), {"ids": ids, "marks": marks, "words": words}, ["states", "tags"],
        {key: {1: "pieces"} for key in ("ids", "marks")} | {key: {1: "words"} for key in ("words", "states", "tags")},
        args.out / "encoder.onnx",
    )  # fmt: skip
    rows = torch.zeros(2, 3, dtype=torch.long)
    axes = {0: "cues", 1: "words"}
    given = {
        "states": torch.zeros(2, 3, 384),
        "mask": torch.ones(2, 3),
        "relation": rows,
        "distance": rows,
        "sentence": rows,
    }
    write(model.link, given, ["scores"], dict.fromkeys([*given, "scores"], axes), args.out / "link.onnx")
    chain = {name: part.detach().double().numpy().round(5).tolist() for name, part in model.chain.named_parameters()}
    (args.out / "chain.json").write_text(json.dumps(chain) + "\n", encoding="utf-8")
    for path in sorted(args.out.glob("*.*n*")):
        print(f'    "{path.name}": "{hashlib.sha256(path.read_bytes()).hexdigest()}",  # {path.stat().st_size} bytes')


def write(
    module: Encoder | Link | OneWindow, given: dict[str, Tensor], outputs: list[str], axes: Any, path: Path
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module, tuple(given.values()), str(plain), input_names=list(given), output_names=outputs, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        # one range a tensor cost 0.9 soft F1 more than one a channel (measured)
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True)


if __name__ == "__main__":
    main()
