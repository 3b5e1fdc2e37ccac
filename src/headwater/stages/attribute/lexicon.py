# ruff: noqa: SIM905  (lists of words read best as text)
"""The words that carry attribution in English news.

Lists of verbs by what they govern; a verb is given as its lemma. Thoughts and wishes that nobody voiced ("believes",
"hopes", "plans") are left out: they are no statements.
"""

from __future__ import annotations

# govern a clause: "said that ...", "..., she explained"
SAYING = frozenset(
    """say tell announce report claim state add note stress argue explain warn confirm deny insist acknowledge admit
    declare emphasise emphasize allege assert contend maintain reiterate reveal comment remark observe recall reply
    respond quip write tweet post predict estimate conclude inform concede caution disclose elaborate lament mention
    proclaim promise pledge vow recount testify underline underscore affirm assure answer repeat complain suggest
    indicate boast hint imply advise notify relay publish broadcast forecast signal clarify specify point urge demand
    agree threaten swear joke read continue describe""".split()
)
# may stand behind its content as "..., X says": any of SAYING that reads naturally there
TRAILING = SAYING - frozenset("suggest indicate imply signal publish broadcast inform notify describe read".split())
# govern a thing said: "denied responsibility", "confirmed the toll", "condemned the attack"
UTTERING = frozenset(
    """deny reject report confirm announce condemn denounce claim criticise criticize praise welcome blame accuse
    promise pledge threaten demand hail slam decry dismiss describe call urge refute acknowledge admit disclose declare
    allege reveal disavow disown reiterate term brand label""".split()
)
# say something by the name they give: called the raid "a crime"
NAMING = frozenset("call term label brand".split())
# may be followed by "of" or "for" what was done
ACCUSING = frozenset("accuse blame criticise criticize condemn praise".split())
# no speech by themselves without a clause or quotation
WEAK = frozenset("continue read point publish broadcast post respond answer agree call term label brand".split())

DENYING = frozenset("deny reject refute dismiss disavow disown".split())
DECLINING = frozenset("decline refuse".split())
VOICING = frozenset(
    "comment confirm specify say disclose elaborate reveal answer respond reply provide give state discuss".split()
)

# nouns that are statements: "his claim that", "reports of"
STATEMENT_NOUNS = frozenset(
    "claim statement report allegation accusation assertion announcement warning suggestion denial criticism".split()
)

HEDGES = (
    "reportedly", "allegedly", "purportedly", "apparently", "supposedly", "possibly", "perhaps", "probably", "likely",
    "presumably", "alleged", "purported", "suspected", "may", "might", "could", "appear", "appears", "appeared",
    "seems", "seemed", "believed", "unconfirmed", "unverified", "rumoured", "rumored", "believes", "thought",
)  # fmt: skip

# lemmas that say that something was voiced; an attribution by any other ("supports", "believes", "plans") is a thought,
# wish or stand unless its content stands in quotation marks
VOICED = (
    SAYING
    | UTTERING
    | STATEMENT_NOUNS
    | (VOICING - {"discuss", "provide"})  # "discussed the harvest" tells nothing that was said
    | frozenset(
        """accord ask offer cite speak decline refuse refer express propose interview message mock echo remind
        deliver voice request chant quote thank shout credit recommend dispute put appeal apologize apologise advise
        assail dub affirm hail applaud salute rule remark reportedly allegedly purportedly charge blast assess attribute
        term word elaborate comment give deem joke laud warning confirmation declaration
        remark comment account testimony prediction estimate pledge promise vow threat call appeal demand denial
        revelation disclosure rumour rumor""".split()
    )
)

# heads that make a source an outlet or agency, and so a relay of what it passes on
MEDIA_NOUNS = frozenset(
    """agency newspaper daily weekly magazine channel television tv radio broadcaster portal website outlet media press
    correspondent reporter""".split()
)
MEDIA_NAME_PARTS = frozenset(
    """news times post journal tribune herald gazette telegraph guardian observer chronicle tv radio fm television press
    magazine daily weekly economist bulletin courier dispatch""".split()
)
# agencies and broadcasters that a name alone does not give away
AGENCIES = frozenset(
    """reuters ap afp bns dpa tass interfax xinhua sana ansa efe kyodo pti upi ukrinform bloomberg irna fars anadolu
    petra mena bbc cnn cnbc nbc cbs abc npr pbs dw rt mtv sky politico axios aljazeera al-jazeera""".split()
)
# a source by what it does, not by name
UNNAMED_NOUNS = frozenset(
    """source official resident witness activist expert analyst diplomat correspondent people critic report local medic
    insider observer authority aide soldier commander""".split()
)
ROLE_NOUNS = frozenset(
    """minister president premier governor mayor spokesman spokeswoman spokesperson chief head leader director secretary
    general commander ambassador envoy chairman chairwoman chair senator lawmaker official officer deputy adviser
    advisor king prince chancellor speaker prosecutor judge professor analyst expert activist resident coordinator
    representative source monitor editor correspondent founder owner engineer doctor captain colonel major""".split()
)
GROUP_PRONOUNS = frozenset({"they", "we", "them", "their"})
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
THING_PRONOUNS = frozenset({"it", "its"})
PRONOUNS = GROUP_PRONOUNS | PERSON_PRONOUNS | THING_PRONOUNS | {"i", "who", "which", "that"}
SELF_PRONOUNS = frozenset({"he", "she", "it", "we", "i"})  # a speaker's word for the speaker
FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "me"})
