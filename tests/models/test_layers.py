from __future__ import annotations

import pickle
from functools import cache

import numpy as np
import pytest

from headwater.models import spacy_
from headwater.models.layers import quicken
from headwater.settings import DEFAULT_PIPELINE

TEXTS = [
    "The dam of Oren holds, the dam of Oren holds.",
    "x",
    "",
    " \n ",
    *(
        f"Gauge {n} at Vellmar rose by {n % 7} cm; Ada Berg’s crew, 'wet' and tired, saw it at 0{n % 10}:15."
        for n in range(40)
    ),
]


@cache
def untouched():
    import spacy
    from thinc.api import NumpyOps

    nlp = spacy.load(DEFAULT_PIPELINE)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if getattr(pipe, "model", None) else ():
            node.ops = NumpyOps(use_blis=False)
    return nlp


def network(nlp, pipe):
    return nlp.get_pipe(pipe).model if pipe == "tok2vec" else nlp.get_pipe(pipe).model.get_ref("tok2vec")


def vectors(nlp, pipe, texts):
    return network(nlp, pipe).predict([nlp.make_doc(text) for text in texts])


@pytest.mark.parametrize("pipe", ["tok2vec", "ner"])
def test_numbers_are_those_of_the_untouched_layers(pipe):
    nlp = spacy_.load(DEFAULT_PIPELINE)
    names = [node.name for node in network(nlp, pipe).walk()]
    assert names.count("maxout_and_norm") == 5
    assert names.count("of_each_word_once") == 1
    for texts in (TEXTS, TEXTS[:1], TEXTS[1:2], [""]):
        for ours, theirs in zip(vectors(nlp, pipe, texts), vectors(untouched(), pipe, texts), strict=True):
            assert np.allclose(ours, theirs, rtol=0, atol=1e-5)


def test_a_process_started_afresh_can_take_them_over():
    # elsewhere than on Linux, and there from Python 3.14, spaCy hands its pipeline over to its processes so
    nlp = spacy_.load(DEFAULT_PIPELINE)
    docs = [nlp.make_doc(text) for text in TEXTS]
    taken = pickle.loads(pickle.dumps(network(nlp, "tok2vec")))
    assert np.array_equal(np.concatenate(taken.predict(docs)), np.concatenate(vectors(nlp, "tok2vec", TEXTS)))


def test_cannot_be_trained():
    nlp = spacy_.load(DEFAULT_PIPELINE)
    found, learn = network(nlp, "tok2vec").begin_update([nlp.make_doc(TEXTS[0])])
    with pytest.raises(NotImplementedError, match="cannot be trained"):
        learn(found)


def test_other_layers_are_left_alone():
    from thinc.api import Linear, Maxout, chain

    model = chain(Maxout(4, 3), Linear(2, 4))
    before = [node.name for node in model.walk()]
    quicken(model)
    assert [node.name for node in model.walk()] == before
