"""Comparing names: how well two fit one bearer, and why. The parts lie in files of their own; this is their front."""

from headwater.stages.resolve.names.blocking import blocking_keys, body_blocking_keys, surname_key
from headwater.stages.resolve.names.compare_bodies import compare_bodies
from headwater.stages.resolve.names.compare_persons import compare_persons
from headwater.stages.resolve.names.comparison import SAME, Comparison
from headwater.stages.resolve.names.spelling_keys import sound_key

__all__ = [
    "SAME",
    "Comparison",
    "blocking_keys",
    "body_blocking_keys",
    "compare_bodies",
    "compare_persons",
    "sound_key",
    "surname_key",
]
