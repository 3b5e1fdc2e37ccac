"""The words that tell of a movement."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

# what moves is the object of these ...
TAKES_ALONG = frozenset(
    """move redeploy deploy withdraw transfer send pull relocate evacuate transport shift dispatch bring divert
    deliver airlift rush bus ferry remove carry take draw reallocate ship truck drive""".split()
)
# ... and the subject of these
GOES = frozenset(
    """move withdraw leave flee arrive return retreat travel depart march head cross relocate redeploy evacuate
    advance come go pull drive stream enter reach escape""".split()
)
LEAVES = frozenset({"leave", "flee", "evacuate", "depart", "escape"})  # what they govern is the place that is left
REACHES = frozenset({"enter", "reach"})  # what they govern is the place that is reached
# "to defend the region", "for the defence of the region": where they are to do it is where they go
SERVES = frozenset(["defend", "reinforce", "hold", "protect", "relieve", "bolster", "strengthen", "support"])
SERVICES = frozenset(["defence", "defense", "relief", "reinforcement", "protection", "support"])
DOINGS = frozenset(
    """withdrawal redeployment transfer relocation evacuation deployment movement transport departure arrival
    shipment reallocation retreat""".split()
)
THINGS = frozenset({"convoy", "column", "shipment"})  # what moves is named by the noun itself
FROM, TO = frozenset({"from", "out"}), frozenset({"to", "into", "toward", "towards", "for"})
AT = frozenset({"at", "in", "of"})
IDENTITY = frozenset({"of", "at"})  # "the city of Oren", "the garrison at Karst"
# "carry out", "take over": with a particle no word of moving
PHRASAL = frozenset({"carry", "take", "bring", "come", "go", "draw"})
# "some of its troops": what moves is named behind "of"
PART_OF = frozenset(["some", "part", "many", "most", "hundreds", "thousands", "dozens", "number", "several", "all"])
NOBODY = frozenset({"no", "not", "neither", "none", "nobody"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
NO_PLACES = frozenset({"PERSON", "NORP", "DATE", "TIME", "MONEY", "LAW", "LANGUAGE", "WORK_OF_ART"})
PLACE_NOUNS = frozenset(
    """region district city town village province area front border camp sector garrison base port north south
    east west exclave enclave island oblast neighborhood neighbourhood suburb territory direction barracks""".split()
)
# what these are "of" is their own name; a region or district "of" a land lies in it
SEATS = frozenset(
    ["exclave", "enclave", "city", "town", "village", "garrison", "base", "barracks", "port", "island", "camp"]
)
# one mover under several words, so that tellings meet
_SAME_MOVER = {
    "troops": "troop soldier force unit man military personnel army contingent garrison",
    "people": "people resident civilian evacuee inhabitant villager family",
    "vehicles": "lorry truck bus vehicle",
}
MOVERS = {word: name for name, words in _SAME_MOVER.items() for word in words.split()}
