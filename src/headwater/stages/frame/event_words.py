"""The words that tell of events other than movements."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

from headwater.types import EventKind

VERBS = {
    EventKind.CONTROL: frozenset(
        """capture recapture seize retake occupy liberate overrun conquer regain control hold annex besiege encircle
        reclaim recover lose cede""".split()
    ),
    EventKind.ATTACK: frozenset(
        """attack bomb shell strike raid bombard target storm ambush hit pound assault invade launch fire""".split()
    ),
    EventKind.AID: frozenset("provide supply donate give deliver pledge allocate grant contribute earmark".split()),
    EventKind.MEETING: frozenset("meet confer negotiate".split()),
    EventKind.ANNOUNCEMENT: frozenset("announce declare unveil proclaim".split()),
}
NOUNS = {
    EventKind.CONTROL: frozenset("capture seizure occupation control liberation recapture siege".split()),
    EventKind.ATTACK: frozenset(
        """attack strike airstrike bombing shelling raid bombardment assault offensive ambush blast explosion
        incursion invasion""".split()
    ),
    EventKind.MEETING: frozenset("talk meeting summit negotiation".split()),
}
# "take *control of* Oren": the verb says nothing yet
CONTROL = frozenset({"control", "hold", "possession"})
# what these verbs have to have to be what they seem: "launched *an attack*", "fired *rockets*"
FIRED = frozenset("rocket shell missile mortar round artillery drone".split())
LAUNCHED = NOUNS[EventKind.ATTACK] | FIRED
# "hit a record", "target inflation", "give a speech": the object shows that it is none
ABSTRACT = frozenset(
    """record high low market price rate share inflation growth goal deal talk agreement speech statement interview
    information detail answer reason opportunity chance way role account evidence example support view advice
    impression right power sense idea attention blow chord note balance election seat vote lead point breath hand
    interest position title office hearing trial meeting press conference line value cost tax money profit loss
    hope life name sign""".split()
)
LAND = frozenset(
    """settlement village town city territory area hill base position airport district street road land dam bridge
    airbase airfield crossing checkpoint garrison barracks port neighborhood neighbourhood ground station""".split()
)
OFFICES = frozenset({"minister", "president", "leader", "official", "counterpart", "envoy"})
# what is given as aid
GIVEN = frozenset(
    """aid assistance help weapon arm ammunition equipment food medicine supply fund money vehicle system missile tank
    drone generator shelter water tent training package dollar euro million billion grant loan vaccine ambulance
    howitzer ton tonne item fuel blanket relief""".split()
)
MEN = frozenset({"killed", "wounded", "captured", "missing", "displaced", "arrested", "dead", "injured", "released"})
# PLOVER's event types (Halterman et al. 2023) that fit; the others have none of their own there
PLOVER = {EventKind.ATTACK: "ASSAULT", EventKind.AID: "AID", EventKind.MEETING: "CONSULT"}
TARGETS = frozenset(
    """civilian hospital convoy bus building house base position village town city school market mosque church
    camp area neighborhood neighbourhood district target depot bridge plant refinery station airport airfield troop
    soldier force fighter militant rebel ship headquarters checkpoint infrastructure facility people crowd car vehicle
    resident home shelter""".split()
)
