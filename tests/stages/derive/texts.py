"""Three invented wire stories, their variants made by code, and any number of unrelated texts.

A story is a headline and paragraphs, one a line, as the clean stage leaves them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

FLOOD = """Flood cuts road to hill villages in northern Arvia
Heavy rain brought the Orle over its banks on Tuesday and cut the only road to five hill villages in northern Arvia, leaving some nine hundred people without power or clean water.
The river rose by two metres within four hours and carried away the old bridge below the mill at Karst, the provincial government said.
Rescue teams reached two of the villages by boat before dark, but a landslide above the quarry kept them from going further and the search was broken off until morning.
Mayor Ada Berg said the school at Karst had been opened to those who had lost their homes, and that bread and blankets were on their way from the depot in Port Sevrin.
A farmer told rescuers that he had seen a lorry with three men in it swept from the ford, but no vehicle has been found and nobody has been reported missing.
The weather service expects the rain to move east during the night and the river to fall slowly from Thursday on.
It was the third flood in the valley since a dam upstream was opened to spare the capital, a decision that farmers have taken to court.""".splitlines()

STRIKE = """Dockers at Port Sevrin walk out over night shifts
About two thousand dockers laid down their tools at Port Sevrin shortly after midnight, halting the largest harbour of the coast in a dispute over the length of night shifts.
Cranes stood idle along both quays on Friday and eleven freighters lay at anchor in the bay, among them a tanker that was to bring fuel oil for the island of Oren.
The harbour company wants crews to work ten hours instead of eight, which it calls the price of keeping up with larger ports further south.
Union leader Osk Varn said talks had failed over a single clause on rest days, and that the men would stay out until it was struck from the draft.
Shopkeepers on Oren began to ration petrol, while the ministry of transport offered to send a mediator whom both sides had accepted in an earlier quarrel.
Exporters of grain warned that a week without loading would cost them a tenth of the harvest, since the silos inland are full and the trains have nowhere to go.
Talks are to be taken up again on Monday in the town hall.""".splitlines()

TRIAL = """Former minister goes on trial over sale of ferries
A former minister went on trial in the capital on Wednesday, accused of having sold four state ferries to a company of his brother for a fraction of their worth.
Prosecutors told the court that the ships were struck from the register one night in winter and sailed under another flag before parliament heard of the sale.
Mira Dolan, who led the ministry for six years, listened without a word and took notes with a green pencil while the charges were read for almost two hours.
Her lawyers hold that the cabinet had approved the price and that an expert called the hulls unfit for the open sea.
Two accountants who found the papers in a cellar are to be heard next week, and so is the broker who is said to have carried the deeds across the border in a violin case.
The brother left the country before the inquiry began and is thought to live on a yacht off Orle.
If found guilty the former minister faces up to twelve years in prison.""".splitlines()

STORIES = (FLOOD, STRIKE, TRIAL)

QUOTES = (
    "“We counted every sack of grain that left the quay, and no one in this house will tell me now that the silos were"
    " empty when the ships went out, because they were not, and each of us stood there and saw it,”"
)
CAPTION = (
    "Workers clear mud from the main street of a village in the hills of northern Arvia below the quarry road on Tuesday,"
    " May 13, 2031."
)
POST = (
    "Our boats are on their way to the upper villages tonight, please keep the road by the mill free for them and stay"
    " away from both banks of the river\n— Ada Berg (@adaberg) May 13, 2031"
)
FOOTER = (
    "The Evening Lantern is owned by its readers and pays for its reporting with their gifts alone; whoever wants to keep"
    " our doors open can become a friend of the house at the desk in Mill Street or at any of our stalls."
)
BACKGROUND = (
    "The hill provinces have been at odds with the capital since the council was dissolved four years ago, when troops"
    " moved into the valley and a third of its people fled across the river; a truce signed in spring has been broken by"
    " both of them again and again."
)

_SYLLABLES = "ba do fe gi ku la mo ne pi ru sa to ve wi zo shel grin tark mond quor".split()


def words(seed: int, length: int) -> list[str]:
    """Words of an invented language; texts of two seeds share no run of them."""
    draw = random.Random(seed)
    return ["".join(draw.choices(_SYLLABLES, k=draw.randint(2, 3))) for _ in range(length)]


def other(seed: int, length: int = 150) -> str:
    """A text of its own, in sentences of ten words and paragraphs of three sentences."""
    made = words(seed, length)
    sentences = [" ".join(made[n : n + 10]).capitalize() + "." for n in range(0, length, 10)]
    return "\n".join(" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3))


def text(paragraphs: Sequence[str]) -> str:
    return "\n".join(paragraphs)


def with_headline(story: Sequence[str], headline: str) -> str:
    return text([headline, *story[1:]])


def cut(story: Sequence[str], paragraphs: int) -> str:
    """The headline and so many paragraphs, as an editor cuts from below."""
    return text(story[: 1 + paragraphs])


def shuffled(story: Sequence[str], seed: int = 1) -> str:
    body = list(story[1:])
    random.Random(seed).shuffle(body)
    assert body != list(story[1:])
    return text([story[0], *body])


def rewritten(story: Sequence[str], nth: int) -> str:
    """The story with each n-th word replaced."""
    fresh = iter(words(nth, 1000))
    count = 0
    lines = []
    for line in story:
        made = line.split()
        for n in range(len(made)):
            count += 1
            if count % nth == 0:
                made[n] = next(fresh)
        lines.append(" ".join(made))
    return text(lines)


def with_new_top(story: Sequence[str], seed: int = 7, length: int = 60) -> str:
    """A later version: new paragraphs on top, the old ones below."""
    return text(["Latest from the region", other(seed, length), *story[1:]])


def half_taken(story: Sequence[str], seed: int, share: float) -> str:
    """A text of which about this share of the words is the story's, and the rest its own."""
    total = sum(len(line.split()) for line in story)
    kept: list[str] = []
    left = int(total * share)
    for line in story[1:]:
        taken = line.split()[:left]
        if taken:
            kept.append(" ".join(taken))
        left -= len(taken)
    return text([other(seed, total - sum(len(k.split()) for k in kept)), *kept])
