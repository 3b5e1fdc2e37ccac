"""Layers of spaCy's networks, for reading only: the same numbers in less time.

They are the same to the last bit where BLAS sums in the same order, as it did where this was measured. A fifth of the
time of spaCy's small English pipeline is saved (measured): a layer's rows pass through it a few at a time, so that they
stay in the processor's cache, its three pieces lie side by side, and a word that occurs twice in a batch is embedded
once.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Layer = Any  # thinc.api.Model; its types know nothing of the arrays that its parameters are

ROWS = 256  # of 64, 128, 256, 512, 1,024 and all at once the fastest
TINY = 1e-8  # what thinc's norm adds to a variance
_EMBEDDING = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]


def quicken(model: Layer) -> None:
    """Replace, wherever they are in ``model``, the layers that this module knows; the model cannot be trained then."""
    for node in list(model.walk()):
        names = [layer.name for layer in node.layers]
        if names == ["maxout", "layernorm"]:
            model.replace_node(node, _maxout_and_norm(*node.layers))
        elif [name.partition("(")[0] for name in names] == _EMBEDDING:
            node.layers[2:4] = [_of_each_word_once(*node.layers[2:4])]


def _maxout_and_norm(maxout: Layer, norm: Layer) -> Layer:
    from thinc.api import Model  # noqa: PLC0415  (slow to import)

    weights = maxout.get_param("W")  # (width, pieces, inputs)
    width, pieces, inputs = weights.shape
    params = {
        "W": np.ascontiguousarray(weights.swapaxes(0, 1)).reshape(pieces * width, inputs),
        "b": maxout.get_param("b").T.reshape(-1),
        "scale": norm.get_param("G"),
        "shift": norm.get_param("b"),
    }
    return Model("maxout_and_norm", _read_rows, dims={"nO": width, "nI": inputs, "nP": pieces}, params=params)


def _read_rows(layer: Layer, given: Floats, **_mode: bool) -> tuple[Floats, Any]:
    width, pieces = layer.get_dim("nO"), layer.get_dim("nP")
    weights, bias, scale, shift = (layer.get_param(name) for name in ("W", "b", "scale", "shift"))
    out = np.empty((len(given), width), dtype=np.float32)
    # parts of about one size: BLAS rounds otherwise where rows are few
    edges = np.linspace(0, len(given), -(-len(given) // ROWS) + 1, dtype=int)
    room = np.empty((min(ROWS, len(given)), pieces * width), dtype=np.float32)
    for first, last in pairwise(edges):
        rows, scores = out[first:last], room[: last - first]
        np.matmul(given[first:last], weights.T, out=scores)
        scores += bias
        rows[:] = scores[:, :width]
        for piece in range(1, pieces):
            np.maximum(rows, scores[:, piece * width : (piece + 1) * width], out=rows)
        rows -= rows.mean(axis=1, keepdims=True)
        rows *= ((rows * rows).sum(axis=1, keepdims=True) / width + TINY) ** -0.5
        rows *= scale
        rows += shift
    return out, _no_training


def _of_each_word_once(embed: Layer, mix: Layer) -> Layer:
    """``mix`` after ``embed``, which both go by a word's own features, worked out for the different words only."""
    from thinc.api import Model  # noqa: PLC0415  (slow to import)

    return Model("of_each_word_once", _read_words, layers=[embed, mix])


def _read_words(layer: Layer, given: Any, **_mode: bool) -> tuple[Any, Any]:
    embed, mix = layer.layers
    features = given.dataXd  # thinc.api.Ragged, of shape (words, features)
    factors = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, features.shape[1] + 1, dtype=np.uint64)
    # features are hashes of 64 bits: a sum of their multiples tells them apart as well as they tell words apart
    _, first, back = np.unique((features * factors).sum(axis=1), return_index=True, return_inverse=True)
    mixed = mix.predict(embed.predict(features[first]))
    return type(given)(mixed[back], given.lengths), _no_training


def _no_training(_: Any) -> Any:
    raise NotImplementedError("a quickened model cannot be trained")
