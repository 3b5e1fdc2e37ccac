from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from headwater import errors
from headwater.errors import DeskError, HeadwaterError, InputError, ModelError


def classes(base: type[HeadwaterError] = HeadwaterError) -> Iterator[type[HeadwaterError]]:
    yield base
    for each in base.__subclasses__():
        yield from classes(each)


def example(kind: type[HeadwaterError]) -> HeadwaterError:
    if issubclass(kind, (InputError, ModelError)):
        return kind("harbour.txt", "is empty", "choose another")
    if issubclass(kind, DeskError):
        return kind("harbour", "pier 3")
    return kind("something went wrong")


@pytest.mark.parametrize("kind", list(classes()))
def test_errors_survive_a_process_pool(kind):
    error = example(kind)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)
    assert vars(again) == vars(error)


@pytest.mark.parametrize("kind", [kind for kind in classes() if kind is not HeadwaterError])
def test_errors_say_what_which_one_and_what_to_do(kind):
    error = example(kind)
    assert "harbour" in str(error)
    if issubclass(kind, DeskError):
        assert "(pier 3)" in str(error)
        assert str(error).endswith(kind.hint)
        assert (error.path, error.detail) == ("harbour", "pier 3")
    else:
        assert str(error).endswith("is empty; choose another")


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [("InputError", ValueError), ("SettingsError", ValueError), ("NotADesk", LookupError), ("DeskFull", OSError)],
)
def test_errors_are_what_a_caller_would_expect(kind, builtin):
    assert issubclass(getattr(errors, kind), builtin)


def test_the_tree_names_every_error():
    for kind in classes():
        if kind.__module__ == errors.__name__:
            assert kind.__name__ in errors.__doc__
