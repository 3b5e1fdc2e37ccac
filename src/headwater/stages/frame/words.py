"""The words that tell of movements."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

from headwater.types import MoverKind

# what moves is the object of these ...
TAKES_ALONG = frozenset(
    """move redeploy deploy withdraw transfer send pull relocate evacuate transport shift dispatch bring
        divert deliver airlift rush bus ferry remove carry take draw reallocate ship truck drive cart push
        expel displace deport extradite repatriate evict uproot smuggle supply export import parachute lead
        force fly return funnel allow let admit usher oust""".split()
)
# ... and the subject of these
GOES = frozenset(
    """move withdraw leave flee arrive return retreat travel depart march head cross relocate redeploy evacuate
    advance come go pull drive stream enter reach escape pour flood flock swarm land sail fly visit
    infiltrate push migrate emigrate deploy pass descend converge tour walk sweep expand sneak roll regroup""".split()
)
# what these govern is the place that is left
LEAVES = frozenset("leave flee evacuate depart escape exit abandon".split())
REACHES = frozenset("enter reach visit infiltrate tour".split())  # what they govern is the place that is reached
# "arrived *in* Oren": with these a place where is a place where to
SETTLES = frozenset("arrive land deploy gather arrival deployment advance infiltrate converge".split())
# these let somebody in or out: nothing else that they govern moves
LETS = frozenset("allow let admit force lead".split())
# "to defend the region", "for the defence of the region": where they are to do it is where they go
SERVES = frozenset(["defend", "reinforce", "hold", "protect", "relieve", "bolster", "strengthen", "support"])
SERVICES = frozenset(["defence", "defense", "relief", "reinforcement", "protection", "support"])
DOINGS = frozenset(
    """withdrawal redeployment transfer relocation evacuation deployment movement transport departure arrival
    shipment reallocation retreat passage advance pullout pullback exodus influx visit trip deportation
    extradition repatriation expulsion displacement migration delivery infiltration import export smuggling
    supply""".split()
)
# who travels stands in the possessive or before the verb: "*Berg*'s visit", "*Berg* said on a visit"
JOURNEYS = frozenset("visit trip arrival departure return".split())
THINGS = frozenset({"convoy", "column", "shipment"})  # what moves is named by the noun itself
FROM, TO = frozenset({"from", "out"}), frozenset({"to", "into", "toward", "towards", "for", "inside", "onto"})
# with these alone: "advances *on* Oren"
ADVANCES = frozenset({"advance", "march", "close"})
# who leaves without a word of where from leaves the place that the clause is about: "took Oren after they *withdrew*"
WITHDRAWS = frozenset("withdraw retreat flee evacuate leave".split())
COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
REFUGE = frozenset({"shelter", "refuge", "safety", "asylum", "sanctuary"})
# the land that does these is where the things are from
SENDS = frozenset("send dispatch ship transfer supply export deliver airlift provide donate deploy".split())
ENTERS = frozenset({"enter", "arrive", "return"})
NEARS = frozenset({"near", "within", "close", "across", "beyond"})  # after a verb of going: where it led
HERE = frozenset({"in", "at", "on"})
VIA = frozenset({"via", "through"})
AT = frozenset({"at", "in", "of"})
IDENTITY = frozenset({"of", "at"})  # "the city of Oren", "the garrison at Karst"
# "carry out", "take over": with a particle no word of moving
PHRASAL = frozenset({"carry", "take", "bring", "come", "go", "draw", "let"})
# "came together", "leaving itself open": nobody goes anywhere
NOWHERE = frozenset({"together", "itself", "themselves", "himself", "herself", "apart"})
AWAY = frozenset({"away", "back", "off"})  # particles with which they still are: "taken away"
# "some of its troops": what moves is named behind "of"
PART_OF = frozenset(
    """some part many most hundreds thousands dozens number several all tens scores millions pockets
        remnants batch rest majority half group team groups wave waves""".split()
)
NOBODY = frozenset({"no", "not", "neither", "none", "nobody"})
# what is only tried, wished or called for is not said to happen
FAILS = frozenset(
    """fail attempt try bid seek struggle refuse block prevent stop hinder ban urge want wish hope threaten
    demand call use appeal propose unable consider ask failure attempt effort drive deny forbid advise warn
    vow fear aim ability chance right pledge request oppose reject invite cancel postpone delay suspend
    intend design until eager willing able keen vote threat possibility prospect capacity option enable
    speculate""".split()
)
PLANS = frozenset("plan set prepare expect schedule intend due agree ready about order promise slate".split())
# what must or can be is not said to be
ONLY_POSSIBLE = frozenset({"must", "should", "can", "could", "ought", "ca"})
MAY = frozenset({"may", "might"})
WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})
DEALS = frozenset({"agreement", "deal", "plan", "decision", "permission", "accord"})
UNSURE = frozenset({"if", "whether", "unless", "until"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
NO_PLACES = frozenset({"PERSON", "NORP", "DATE", "TIME", "MONEY", "LAW", "LANGUAGE", "WORK_OF_ART"})
PLACE_NOUNS = frozenset(
    """region district city town village province area front border camp sector garrison base port north
        south east west exclave enclave island oblast neighborhood neighbourhood suburb territory direction
        barracks country capital countryside outskirts governorate quarter zone peninsula frontline
        stronghold bastion""".split()
)
# an end even where it has no name: "taken to a field hospital"
SITES = frozenset(
    """hospital clinic camp shelter airport base prison school mosque church checkpoint crossing embassy
    headquarters site territory border front frontline area zone line village town city district
    neighborhood neighbourhood quarter suburb garage station port farm bunker barracks enclave countryside
    outskirts lines warehouse morgue palace mountains centre center airfield stronghold bastion battlefield
    capital route road highway hill bridge point restaurant shop store hotel depot scene stadium courthouse
    plain plateau mountain valley field oilfield farm triangle river coast shore island desert forest
    heights ridge dam square bazaar compound facility""".split()
)
# without a name these are no place to a reader
ROADS = frozenset("route road highway street line hill bridge point crossing".split())
# "the entrances *of Oren*", "the eastern part *of the city*" are there
PARTS_OF_PLACES = frozenset(
    """entrance edge gate part side heart center centre middle periphery vicinity outskirts half section corner rest
    parts""".split()
)
# these tell no place from another
VAGUE = frozenset(
    """territory area zone lines line front frontline border countryside outskirts enclave battlefield
    stronghold bastion""".split()
)
# "residents *of Oren* fled": these leave where they are of
DWELLERS = frozenset(
    "resident villager inhabitant evacuee refugee civilian people family fighter population student patient".split()
)
# what these are "of" is their own name; a region or district "of" a land lies in it
SEATS = frozenset(
    """exclave enclave city town village garrison base barracks port island camp suburb neighborhood
    neighbourhood stronghold bastion hamlet capital""".split()
)
_MOVERS = {
    MoverKind.FORCES: """troop soldier force unit military army contingent garrison fighter militant rebel insurgent
        battalion brigade division regiment serviceman recruit conscript guard militia militiaman jihadist
        terrorist gunman mercenary commando reinforcement column tank alliance policeman police navy marine
        artillery reservist regular jihadi group combatant warship ship carrier squadron fleet
        squad patrol cell invader attacker defender""",
    MoverKind.GOODS: """aid weapon arm ammunition medicine food shipment equipment supply missile system gun vehicle
        generator truckload cargo goods oil gas grain fuel medication drug vaccine water tent blanket
        ambulance howitzer artillery drone body remains corpse barrel chemical good filter pump material
        item box ton tonne parcel""",
    MoverKind.MONEY: "money cash fund dollar euro pound million billion loan grant",
    MoverKind.PEOPLE: """people person resident civilian evacuee inhabitant villager family refugee man woman child
        population citizen survivor passenger worker team delegation inspector expert observer mission
        patient student pupil prisoner detainee migrant journalist doctor bus lorry truck convoy victim
        casualty hostage batch community foreigner protester monitor crowd group staff asylum minister
        president envoy official ambassador leader chief wounded injured thousand hundred dozen individual
        other inmate captive minority abductee civilian pilgrim tourist visitor traveller traveler commuter
        delegate negotiator investigator rescuer medic lawyer lawmaker mayor governor king queen prince pope
        secretary commissioner spokesman diplomat executive student teacher fan player athlete crew pilot
        husband wife mother father son daughter boy girl baby parent relative friend peacekeeper""",
}
KIND_OF = {word: kind for kind, words in _MOVERS.items() for word in words.split()}
# what flies by itself and hits is no traveller
NO_MOVERS = frozenset(
    """rocket shell mortar bullet round bomb blast strike attack fire smoke raid airstrike clash fighting
        violence news report message video image word statement question decision step measure war conflict
        toll number figure price talk deal agreement negotiation idea comfort law bill vote election bank
        market share case trial lead attention blame pressure action peace power control responsibility
        place account advantage picture photograph photo shot note charge role part plane aircraft jet
        helicopter warplane year month week day hour time moment rise fall issue matter process problem plan
        effort result step life hand head foot eye road street line river route path way lawsuit legislation
        tweet threat warning toll risk storm hurricane rain wave flame signal sound light""".split()
)
