"""A small invented story with everything that a brief can hold, and a builder that finds spans by their words."""

from __future__ import annotations

import hashlib
from typing import Any

from headwater.report.document import (
    SCHEMA,
    ArticleDoc,
    Brief,
    ChangeDoc,
    ClaimDoc,
    ConflictDoc,
    CreditDoc,
    DerivationDoc,
    Drift,
    EndDoc,
    EntityDoc,
    FamilyDoc,
    FirstSeen,
    LinkDoc,
    MovementDoc,
    NarratedDoc,
    NotConflictDoc,
    OriginDoc,
    OverviewDoc,
    PassageDoc,
    PlaceDoc,
    PossibleDoc,
    QuantityDoc,
    RejectedDoc,
    RemovedDoc,
    ReuseDoc,
    StatementDoc,
    TakenDoc,
    Time,
    TimelineEntry,
    Words,
)

WIRE = "Troops leave Karst\nTroops have left Karst for Oren, Osk Varn told Northwire. “We hold 28 villages,” he added."
TEXTS = {
    "a1": "Veland moves troops, says Varn\nFresh snow fell. Defence Minister Osk Varn said on Tuesday that troops have "
    "left Karst for Oren. He spoke in Tal. The Unity Party has not commented on the report.",
    "a2": WIRE,
    "a3": WIRE,
    "a4": "Troops reportedly on the road\nTroops may have left Karst, according to Minister Warn. General Ilse Brandt "
    "said her army took 74 villages. “No soldier has left Karst,” said Unity Party spokesman Jon Ruud.",
    # Hostile: markup of three kinds, a terminal escape, a turned direction, a word without end.
    "a5": "Troops leave <script>alert(1)</script>\nTroops have left Karst for Oren. A [bold red]seer[/] said | **all** "
    "is well_and_good # \x1b[31m\u202eevil\u202c <img src=x onerror=alert(1)> [link](javascript:alert(1)) "
    "www.example.test @name " + "w" * 300 + ".",
}
OUTLETS = {
    "a1": "Harbour Post",
    "a2": "Daily Oren",
    "a3": "Karst Gazette",
    "a4": "Lantern",
    "a5": 'The <b onclick="x">Morrow</b> Times',
}
TIMES = {
    "a1": Time("2031-05-14T07:46", "minute"),
    "a2": Time("2031-05-14T09:00Z", "minute"),
    "a3": Time("2031-05-14", "day"),
    "a4": Time("2031-05-15T10:00", "minute"),
    "a5": None,
}


def words(article: str, text: str) -> Words:
    start = TEXTS[article].index(text)
    return Words(start, start + len(text), text)


def narrated(article: str, text: str, *, dropped: bool = True) -> NarratedDoc:
    found = words(article, text)
    return NarratedDoc(article, found.start, found.end, found.text, dropped)


def passage(article: str, text: str) -> PassageDoc:
    found = words(article, text)
    return PassageDoc(article, found.start, found.end, found.text)


def possible(article: str, text: str, statement: str | None, confidence: float, *reasons: str) -> PossibleDoc:
    found = words(article, text)
    return PossibleDoc(article, statement, found.start, found.end, found.text, confidence, reasons)


def change(kind: str, before: PassageDoc, after: PassageDoc) -> ChangeDoc:
    return ChangeDoc(kind, before, after, f"“{before.text}” became “{after.text}”")


def statement(id_: str, article: str, content: str, source: str | None, cue: str | None, **other: Any) -> StatementDoc:
    given: dict[str, Any] = {
        "form": "indirect",
        "stance": "asserts",
        "hedged": False,
        "speaker": None,
        "speaker_name": source,
        "chain": (),
        "addressee": None,
        "occasion": None,
        "said_on": None,
        "claims": (),
        "confidence": 0.9,
        "made_by": "m1",
    }
    return StatementDoc(
        id=id_,
        article=article,
        content=(words(article, content),),
        source=words(article, source) if source else None,
        cue=words(article, cue) if cue else None,
        **{**given, **other},
    )


def claim(id_: str, gist: str, articles: tuple[str, ...], **other: Any) -> ClaimDoc:
    given: dict[str, Any] = {
        "statements": (),
        "narrated": (),
        "outlets": tuple(OUTLETS[a] for a in articles),
        "origins": (),
        "sides": (),
        "relays": (),
        "families": (),
        "declines": (),
        "denials": (),
        "first_seen": FirstSeen(articles[0], TIMES[articles[0]]),
        "quantities": (),
        "drift": Drift((), (), (), ()),
        "confidence": 0.8,
    }
    return ClaimDoc(id=id_, gist=gist, articles=articles, **{**given, **other})


def article(id_: str, **other: Any) -> ArticleDoc:
    text = TEXTS[id_]
    given: dict[str, Any] = {
        "path": f"pile/{id_}.txt",
        "url": None,
        "outlet": OUTLETS[id_],
        "title": text.partition("\n")[0],
        "byline": None,
        "credit": None,
        "published": TIMES[id_],
        "language": "en",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "words": len(text.split()),
        "family": "f-wire" if id_ in ("a2", "a3") else f"f-{id_}",
        "own_voice_claims": (),
        "text": text,
        "removed": (),
        "publisher": other.get("outlet", OUTLETS[id_]),
    }
    return ArticleDoc(id=id_, **{**given, **other})


def from_wire(article: str, other: str, *, credited: bool) -> DerivationDoc:
    """All of the article is Northwire's and stands in another one, too."""
    text, there = TEXTS[article], TEXTS[other]
    passage = ReuseDoc(0, len(text), text, other, Words(0, len(there), there))
    return DerivationDoc(0.0, 0.0, (TakenDoc("Northwire", 1.0, credited, (passage,)),))


def statements() -> tuple[StatementDoc, ...]:
    varn: dict[str, Any] = {"speaker": "e-varn", "speaker_name": "Osk Varn"}
    wire = {**varn, "chain": ("Northwire", "Osk Varn")}
    left = "roops have left Karst for Oren"
    return (
        statement(
            "s1",
            "a1",
            "troops have left Karst for Oren",
            "Defence Minister Osk Varn",
            "said",
            claims=("c1",),
            chain=("Osk Varn",),
            said_on=Time("2031-05-13", "day"),
            occasion="Tal",
            **varn,
        ),
        statement("s2", "a2", f"T{left}", "Osk Varn", "told", claims=("c1",), **wire),
        statement("s3", "a3", f"T{left}", "Osk Varn", "told", claims=("c1",), **wire),
        statement(
            "s4",
            "a4",
            "Troops may have left Karst",
            "Minister Warn",
            "according to",
            claims=("c1",),
            hedged=True,
            chain=("Osk Varn",),
            **varn,
        ),
        statement("s5", "a2", "We hold 28 villages", "he", "added", claims=("c2",), form="direct", **wire),
        statement("s6", "a3", "We hold 28 villages", "he", "added", claims=("c2",), form="direct", **wire),
        statement(
            "s7",
            "a4",
            "her army took 74 villages",
            "General Ilse Brandt",
            "said",
            claims=("c3",),
            speaker="e-brandt",
            chain=("Ilse Brandt",),
        ),
        statement(
            "s8",
            "a4",
            "No soldier has left Karst",
            "Unity Party spokesman Jon Ruud",
            "said",
            claims=("c4",),
            form="direct",
            speaker="e-unity",
            chain=("Jon Ruud",),
        ),
        statement(
            "s9",
            "a1",
            "the report",
            "The Unity Party",
            "has not commented on",
            claims=("c1",),
            stance="declines",
            speaker="e-unity",
        ),
        statement(
            "s10",
            "a5",
            TEXTS["a5"].partition("said ")[2],
            "A [bold red]seer[/]",
            "said",
            claims=("c5",),
            chain=("A [bold red]seer[/]",),
        ),
    )


def _may_deny() -> tuple[PossibleDoc, ...]:
    return (possible("a4", "No soldier has left Karst", "s8", 0.47, "both name Karst", "one denies"),)


def claims() -> tuple[ClaimDoc, ...]:
    varn = OriginDoc("Osk Varn", "e-varn", "speaker", ("s1", "s2", "s3", "s4"))
    return (
        claim(
            "c1",
            "Troops have left Karst for Oren.",
            ("a1", "a2", "a3", "a4", "a5"),
            statements=("s1", "s2", "s3", "s4"),
            narrated=(narrated("a5", "Troops have left Karst for Oren."),),
            origins=(varn,),
            sides=("Veland",),
            relays=("Northwire",),
            families=("f-a1", "f-wire", "f-a4", "f-a5"),
            declines=("s9",),
            denials=("c4",),
            drift=Drift(
                (),
                ("a4",),
                ("a1", "a2", "a3", "a5"),
                ("Defence Minister Osk Varn", "Minister Warn"),
                changes=(
                    change("attribution", passage("a1", "Defence Minister Osk Varn"), passage("a4", "Minister Warn")),
                    change("certainty", passage("a1", "have left"), passage("a4", "may have left")),
                ),
            ),
            possible=(possible("a1", "Veland moves troops", None, 0.31), *_may_deny()),
            reasons=("both name Karst", "another verb: left, may have left"),
        ),
        claim(
            "c2",
            "“We hold 28 villages,” he added.",
            ("a2", "a3"),
            statements=("s5", "s6"),
            origins=(OriginDoc("Osk Varn", "e-varn", "speaker", ("s5", "s6")),),
            sides=("Veland",),
            relays=("Northwire",),
            families=("f-wire",),
            quantities=(
                QuantityDoc("a2", "28 villages", 28, "exact", "village"),
                QuantityDoc("a3", "about 30 villages", 30, "about", "village"),
            ),
            drift=Drift(("28 villages", "about 30 villages"), (), (), ()),
        ),
        claim(
            "c3",
            "General Ilse Brandt said her army took 74 villages.",
            ("a4",),
            statements=("s7",),
            origins=(OriginDoc("Ilse Brandt", "e-brandt", "speaker", ("s7",)),),
            sides=("Oren",),
        ),
        claim(
            "c4",
            "“No soldier has left Karst,” said Unity Party spokesman Jon Ruud.",
            ("a4",),
            statements=("s8",),
            origins=(OriginDoc("Unity Party", "e-unity", "speaker", ("s8",)),),
        ),
        claim(
            "c5",
            TEXTS["a5"].partition("Oren. ")[2],
            ("a5",),
            statements=("s10",),
            origins=(OriginDoc("A [bold red]seer[/]", None, "unnamed", ("s10",)),),
        ),
        claim(
            "c6",
            "Fresh snow fell.",
            ("a1",),
            narrated=(narrated("a1", "Fresh snow fell.", dropped=False),),
            origins=(OriginDoc("", None, "own_voice", ()),),
        ),
    )


def entities() -> tuple[EntityDoc, ...]:
    return (
        EntityDoc("e-varn", "person", "Osk Varn", ("Minister Warn",), "defence minister", "Veland", None),
        EntityDoc("e-brandt", "person", "General Ilse Brandt", (), "general", "Oren", None),
        EntityDoc("e-unity", "organisation", "Unity Party", (), None, None, None),
        EntityDoc("e-karst", "place", "Karst", (), None, None, PlaceDoc(61.5, 7.25, 1234)),
    )


def brief(**other: Any) -> Brief:
    """The whole story."""
    given: dict[str, Any] = {
        "schema": SCHEMA,
        "headwater": "0.1.0",
        "made_at": "2031-05-16T08:00:00Z",
        "settings": {"same_claim": 0.7},
        "articles": (
            article("a1", byline="Ane Lund", url="https://harbour.example/veland?a=1&b=2"),
            article(
                "a2",
                credit="Northwire",
                credits=(CreditDoc("Northwire", "byline", agency=True),),
                derivation=from_wire("a2", "a3", credited=True),
            ),
            article(
                "a3",
                removed=(RemovedDoc("advert", "[ad_1]"), RemovedDoc("script", "<script>track()</script>")),
                derivation=from_wire("a3", "a2", credited=False),
            ),
            article("a4"),
            article("a5", own_voice_claims=("c1",)),
        ),
        "entities": entities(),
        "statements": statements(),
        "claims": claims(),
        "conflicts": (
            ConflictDoc(
                "k1",
                "quantity",
                ("c2", "c3"),
                "Two figures for villages held: 28 and 74.",
                ("28 villages", "74 villages"),
                (passage("a2", "We hold 28 villages"), passage("a4", "her army took 74 villages")),
                0.71,
            ),
            ConflictDoc("k2", "denial", ("c1", "c4"), "The Unity Party denies that troops left.", ()),
        ),
        "movements": (
            MovementDoc(
                "m1",
                "troops",
                "left",
                None,
                EndDoc("Karst", "e-karst", 61.5, 7.25),
                EndDoc("Oren", None, None, None),
                Time("2031-05-13", "day"),
                ("c1",),
                ("a1", "a2", "a3", "a4", "a5"),
                ("Osk Varn",),
                (narrated("a5", "Troops have left Karst for Oren."),),
            ),
        ),
        "families": (
            FamilyDoc("f-a1", ("a1",), "a1", ()),
            FamilyDoc(
                "f-wire",
                ("a2", "a3"),
                "Northwire",
                ("100 % of a2's passages stand in a3",),
                (LinkDoc("a3", "a2", "copy", 1.0, 0.65, ("a2 was published before a3",)),),
            ),
            FamilyDoc("f-a4", ("a4",), "a4", ()),
            FamilyDoc("f-a5", ("a5",), "a5", ()),
        ),
        "timeline": (TimelineEntry(Time("2031-05-13", "day"), "troops have left Karst for Oren", ("c1",)),),
        "rejected": (RejectedDoc("pile/broken.pdf", "ingest", "no text could be read"),),
        "overview": OverviewDoc(5, 5, 4, ("Northwire",), 2, 1),
        "not_conflicts": (
            NotConflictDoc(
                "n1",
                "quantity",
                ("c2", "c3"),
                "update",
                "Osk Varn says 28 villages on Tuesday, 31 on Friday.",
                ("28", "31"),
                (passage("a2", "We hold 28 villages"), passage("a4", "her army took 74 villages")),
            ),
        ),
    }
    return Brief(**{**given, **other})


def empty(**other: Any) -> Brief:
    """A brief in which nothing was found."""
    nothing = (
        "articles",
        "entities",
        "statements",
        "claims",
        "conflicts",
        "movements",
        "families",
        "timeline",
        "rejected",
        "not_conflicts",
    )
    return brief(**{**dict.fromkeys(nothing, ()), "overview": OverviewDoc(), **other})


def big(claims_: int) -> Brief:
    """The story with many more claims of one article each."""
    more = (claim(f"x{n}", f"Extra claim number {n}.", ("a1",), statements=("s1",)) for n in range(claims_))
    return brief(claims=(*claims(), *more))
