"""The figures of a run as Markdown: one block for each ``<!-- measured: NAME -->`` of the document."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from goals import verdicts
from parts import PARTS
from peers import NO_ANSWER

Figures = Mapping
Cell = str | float | int | None
SMALL = "*On a small part of the data (`--quick`), so not to be compared with anything.*\n\n"
PER_SET = (
    ("statements f1", "statements F1"),
    ("speaker", "speaker"),
    ("joint f1", "joint F1"),
    ("relay f1", "relay F1"),
    ("form", "form"),
    ("stance", "stance"),
    ("claims_b3 f1", "claims B³ F1"),
    ("claims_cross_article p", "pairs P"),
    ("claims_cross_article r", "pairs R"),
    ("claims_cross_article f1", "pairs F1"),
    ("origins exact", "origins exact"),
    ("origins mean_abs_error", "origins error"),
    ("narrated_recall", "narrated R"),
    ("conflicts f1", "conflicts F1"),
    ("false_friends", "false friends"),
    ("movements f1", "movements F1"),
)


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Columns of figures are set to the right."""
    rows = [list(row) for row in rows]
    kinds = ["---" if any(isinstance(row[n], str) for row in rows) else "---:" for n in range(len(head))]
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join(kinds)}|"]
    lines += [f"| {' | '.join(map(shown, row))} |" for row in rows]
    return "\n".join(lines)


def shown(cell: Cell) -> str:
    """A figure as a reader wants it: no more than four that tell something, thousands parted."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int) or (cell.is_integer() and abs(cell) >= 1_000):
        return f"{int(cell):,}"
    return f"{cell:,.0f}" if abs(cell) >= 1_000 else f"{cell:.4g}"


def times(one: float | None, other: float | None) -> str:
    """How many times as much the one is as the other."""
    if not one or not other:
        return "–"
    ratio = one / other
    return f"{ratio:.0f} times" if ratio >= 10 else f"{ratio:.2g} times"


def exponent(rows: Sequence[Mapping], of: str, by: str) -> float | None:
    """Slope of the last row against the first on logarithmic scales: 1 is linear."""
    first, last = rows[0], rows[-1]
    if not (first[of] and last[of]) or first[by] == last[by]:
        return None
    return round(math.log(last[of] / first[of]) / math.log(last[by] / first[by]), 2)


def missing(tools: Mapping[str, Mapping]) -> str:
    """A line for each peer that is not there."""
    lines = [f"- {name}: {NO_ANSWER}, {t[NO_ANSWER]}" for name, t in tools.items() if NO_ANSWER in t]
    return "\n\n" + "\n".join(lines) if lines else ""


def there(tools: Mapping[str, Mapping]) -> dict[str, Mapping]:
    return {name: t for name, t in tools.items() if NO_ANSWER not in t}


# ---------------------------------------------------------------- of the whole run


def of_machine(results: Mapping) -> str:
    machine, parts = results["machine"], results["parts"]
    days = sorted({p["day"] for p in parts.values() if "day" in p})
    revisions = sorted({p["revision"] for p in parts.values() if p.get("revision")})
    beside = {
        name: t["version"]
        for part in ("names", "dates")
        for name, t in parts.get(part, {}).get("figures", {}).get("beside", {}).items()
        if "version" in t
    }
    named = {k: v for k, v in results["versions"].items() if v} | beside
    when = f"{days[0]} to {days[-1]}" if len(days) > 1 else "".join(days)
    system = f"{machine.get('system')}, Python {machine.get('python')}"
    size = f"{machine.get('cores')} cores, {machine.get('memory GB')} GB"
    installed = ", ".join(f"{name} {v}" for name, v in sorted(named.items()))
    return (
        f"- Machine: {machine.get('processor')}, {size}, {system}; no GPU is used.\n"
        f"- Measured on {when}, at revision {', '.join(revisions) or 'unknown'}.\n"
        f"- Versions: {installed}."
    )


def of_goals(results: Mapping) -> str:
    found = list(verdicts(results["parts"]))
    rows = [
        (
            v.goal.area,
            v.goal.what,
            ("≤ " if v.goal.at_most else "≥ ") + v.goal.shown(v.goal.asked),
            None if v.measured is None else v.goal.shown(v.measured),
            v.word,
        )
        for v in found
    ]
    counts = {word: sum(v.word == word for v in found) for word in ("held", "**missed**", "small data", NO_ANSWER)}
    summary = ", ".join(f"{n} {word.strip('*')}" for word, n in counts.items() if n)
    return table(("part", "figure", "asked", "measured", ""), rows) + f"\n\nOf {len(found)} goals: {summary}."


def of_parts(results: Mapping) -> str:
    rows = []
    for part in PARTS:
        found = results["parts"].get(part.name, {})
        took = found.get("seconds")
        state = NO_ANSWER if "figures" not in found else "small data" if found.get("quick") else ""
        minutes = None if took is None else round(took / 60, 1)
        rows.append((part.name, part.title, minutes, found.get("peak MB"), found.get(NO_ANSWER) or state))
    total = sum(found.get("seconds", 0) for found in results["parts"].values())
    return table(("part", "what", "minutes", "peak MB", ""), rows) + f"\n\nAltogether {total / 60:.0f} minutes."


# ---------------------------------------------------------------- quality


def of_stories(figures: Figures) -> str:
    rows = [(name, *(row[c] for c, _ in PER_SET)) for name, row in figures["sets"].items()]
    rows.append(("**mean**", *(figures["mean"][c] for c, _ in PER_SET)))
    some = figures["mean of those with any"]
    pooled = (f"{what} P {f['p']}, R {f['r']} ({f['gold']} marked)" for what, f in figures["all sets together"].items())
    notes = ", ".join(f"{k.replace(' f1', ' F1')} {shown(v)}" for k, v in some.items())
    return table(("set", *(h for _, h in PER_SET)), rows) + (
        f"\n\nMean over the sets that have any: {notes}. All sets counted as one: {'; '.join(pooled)}."
    )


def of_claims(figures: Figures) -> str:
    means = figures["mean"]
    columns = ("B-cubed p", "B-cubed r", "B-cubed f1", "pairs p", "pairs r", "pairs f1")
    heads = ("B³ P", "B³ R", "B³ F1", "pairs P", "pairs R", "pairs F1")
    rows = [(way, *(row[c] for c in columns)) for way, row in means.items()]
    best = max((way for way in means if way != "headwater"), key=lambda way: means[way]["pairs f1"])
    ours, theirs = means["headwater"], means[best]
    alone = 100 - means["alone"]["B-cubed f1"] if "alone" in means else None
    said = (
        f"The best of the others by pairs is *{best}*: headwater's F1 of pairs is "
        f"{times(ours['pairs f1'], theirs['pairs f1'])} that. Of the pairs that it joins "
        f"{100 - ours['pairs p']:.0f} % are wrong, of theirs {100 - theirs['pairs p']:.0f} %."
    )
    if alone:
        gone = 1 - (100 - ours["B-cubed f1"]) / alone
        said += f" Of what leaving every statement alone lacks to a full B³ F1, headwater makes up {100 * gone:.0f} %."
    return table(("claims", *heads), rows) + f"\n\n{said}" + missing(figures.get("beside", {}))


def of_attribution(figures: Figures) -> str:
    tools = there(figures)
    heads = ("soft F1", "joint F1", "exact F1", "token F1", "direct", "mixed", "indirect", "words/s", "peak MB")
    rows = []
    for name, tool in tools.items():
        score = tool.get("score", {})
        recall = score.get("soft_recall", {})
        quality = [score.get(k) for k in ("soft", "joint", "exact", "content_tok")]
        speed = tool["words_per_second_cpu"]["both"]
        rows.append((name, *quality, *map(recall.get, ("direct", "mixed", "indirect")), speed, tool["peak_memory_mb"]))
    said = ""
    if {"headwater", "textacy"} <= tools.keys() and "score" in tools["headwater"]:
        one, other = tools["headwater"]["score"], tools["textacy"]["score"]
        heard, passed = (score["soft_recall"]["indirect"] for score in (one, other))
        said = (
            f"\n\nheadwater's soft F1 is {times(one['soft'], other['soft'])} textacy's, its joint F1 "
            f"{times(one['joint'], other['joint'])}. Of indirect speech it finds {heard} %, textacy {passed} %. "
            f"textacy reads {times(rows[1][-2], rows[0][-2])} as many words a second."
        )
    return table(("tool", *heads), rows) + said + missing(figures)


def of_names(figures: Figures) -> str:
    columns = ("precision", "recall", "f1")
    speed = {"headwater": figures["comparisons_per_second"]}
    rows = [(f"headwater, {kind}", *(figures[kind][c] for c in columns)) for kind in ("persons", "organisations")]
    rows += [(f"headwater, {half}", *(row[c] for c in columns)) for half, row in figures["halves"].items()]
    beside = figures.get("beside", {})
    for name, tool in there(beside).items():
        speed[name] = tool["comparisons_per_second"]
        groups = {k: v for k, v in tool.items() if isinstance(v, Mapping)}
        rows += [(f"{name}, {k} ({g['threshold']})", *(g[c] for c in columns)) for k, g in groups.items()]
    made = table(("pairs", "precision", "recall", "F1"), rows)
    told = ", ".join(f"{name} {n:,}" for name, n in speed.items())
    made += f"\n\nComparisons a second, cold, one core: {told}"
    made += "".join(
        f"; headwater makes {times(speed['headwater'], n)} as many as {o}" for o, n in list(speed.items())[1:]
    )
    return made + "." + missing(beside)


def of_figures(figures: Figures) -> str:
    return f"{figures['right']} of {figures['sentences']} sentences have every field of every figure right."


def of_dates(figures: Figures) -> str:
    beside = figures.get("beside", {})
    sets = [name for name in figures if name != "beside"]
    tools = {"headwater": figures, **there(beside)}
    columns = ("relaxed_f1", "strict_f1", "value_f1", "articles_per_second")
    rows = [
        (f"{tool}, {name}", found[name]["articles"], found[name]["expressions"], *(found[name][c] for c in columns))
        for name in sets
        for tool, found in tools.items()
    ]
    heads = ("tool and set", "articles", "expressions", "relaxed F1", "strict F1", "value F1", "articles/s")
    first = sets[0]
    ratios = [
        (tool, *(times(figures[first][c], found[first][c]) for c in ("value_f1", "articles_per_second")))
        for tool, found in there(beside).items()
    ]
    said = "; ".join(f"against {tool}, value F1 {value} and articles a second {speed}" for tool, value, speed in ratios)
    return table(heads, rows) + (f"\n\nOn {first}, {said}." if said else "") + missing(beside)


def of_places(figures: Figures) -> str:
    columns = ("accuracy", "most_prominent_accuracy", "most_populous_accuracy", "unresolved", "articles_per_second")
    heads = ("corpus", "names", "within 161 km", "most prominent namesake", "most populous", "unresolved", "articles/s")
    rows = [(name, row["names"], *(row[c] for c in columns)) for name, row in figures["corpora"].items()]
    wrong = ", ".join(
        f"{times(1 - row['most_prominent_accuracy'], 1 - row['accuracy'])} ({name})"
        for name, row in figures["corpora"].items()
    )
    return (
        table(heads, rows) + f"\n\nTaking the most prominent namesake, the text unread, errs {wrong} as often. The "
        f"gazetteer is a file of {figures['gazetteer_bytes'] / 1e6:.1f} MB, imported and loaded by a new process in "
        f"{figures['load_seconds']:.2f} s."
    )


def of_families(figures: Figures) -> str:
    methods = figures["families"]
    lists = [k for k, v in next(iter(there(methods).values())).items() if "pairs" in v]
    heads = [f"{name.replace('_', ' ')} {letter}" for name in lists for letter in "PR"]
    rows = []
    for name, parts in there(methods).items():
        pairs = [parts[which][figure] for which in lists for figure in ("precision", "recall")]
        b_cubed = [parts["b_cubed"][figure] for figure in ("precision", "recall", "f1")]
        rows.append((name, *pairs, *b_cubed, parts["largest"]["articles"]))
    pile = max(figures["time"], key=lambda p: p["articles"])
    return (
        table(("method", *heads, "B³ P", "B³ R", "B³ F1", "largest family"), rows)
        + f"\n\n{pile['articles']:,} articles of {pile['words']:,} words take {shown(pile['seconds'])} s on one core."
        + missing(methods)
    )


def of_agencies(figures: Figures) -> str:
    heads = ("stripped at once", "articles", "number", "right", "another agency", "none")
    rows = [
        (r["stripped at once"], r["articles"], r["number"], r["accuracy"], r["wrong agency"], r["nothing"])
        for r in figures["agencies"]
    ]
    silent = figures["uncredited"]
    return (
        table(heads, rows)
        + f"\n\nOf {silent['uncredited']} articles that credit nobody {silent['given an agency']} are "
        f"given an agency: {silent['right']} rightly, {silent['wrong']} wrongly, {silent['not judged']} not judged."
    )


def of_movements(figures: Figures) -> str:
    columns = ("events", "events found", "ends", "ends found", "ends told", "ends told right")
    heads = ("corpus", "movements", "found", "ends in the sentence", "found", "told for these words", "right")
    rows = [(name, *(row.get(c, 0) for c in columns)) for name, row in figures.items() if name != "stories"]
    counts = ("casualty figures", "casualty figures found", "control claims", "control claims found")
    people, found, taken, held = (figures["stories"].get(name, 0) for name in counts)
    return table(heads, rows) + (
        f"\n\nOf {people} figures of killed, wounded, captured or displaced people in the annotators' claims, {found} "
        f"are a figure of an event of kind casualties; of {taken} claims that a place is taken or held, {held} have an "
        "event of kind control there."
    )


# ---------------------------------------------------------------- growth


def of_names_growth(figures: Figures) -> str:
    steps = figures["steps"]
    heads = ("articles", "mentions", "distinct names", "seconds", "entities")
    rows = [[step[k] for k in ("articles", "mentions", "names", "seconds", "entities")] for step in steps]
    exponents = figures["exponents"]
    return (
        table(heads, rows)
        + f"\n\nSeconds grow with the mentions to the power {shown(exponents['mentions'])}, and, as new "
        f"names grow rarer, with the distinct names to the power {shown(exponents['names'])}."
    )


def of_families_growth(figures: Figures) -> str:
    scale = figures["scale"]
    columns = ("articles", "ms an article", "pairs", "peak MB")
    rows = [[step[c] for c in columns] for step in scale["steps"]]
    pairs, count = scale["pairs"], scale["steps"][-1]["articles"]
    largest, b_cubed = scale["largest"], scale["b_cubed"]["f1"]
    return table(("articles", "ms an added article, in that step", "pairs kept", "peak MB"), rows) + (
        f"\n\nThe families of all {count:,}, made anew, take {shown(scale['derive seconds'])} s; memory peaks at "
        f"{shown(scale['peak MB'])} MB. Against the generator's truth: pairs P {pairs['precision']}, R "
        f"{pairs['recall']}, B³ F1 {b_cubed}; the largest family has {largest['found']} articles (made: "
        f"{largest['made']}). Of the runs of five words of two made articles of one source "
        f"{100 * scale['surviving runs']:.1f} % survive."
    )


def of_claims_growth(figures: Figures) -> str:
    columns = ("articles", "statements", "assertions", "pairs", "add s", "claims s", "one more: all s", "peak MB")
    heads = (*columns[:3], "pairs kept", "add all, s", "claims of all, s", "one more article, s", "peak MB")
    powers = "; ".join(f"{name.replace(' s', '')} {shown(v)}" for name, v in figures["exponents"].items())
    made = table(heads, [[row[c] for c in columns] for row in figures["sizes"]])
    return f"{made}\n\nPowers of the number of statements, over these sizes: {powers}."


# ---------------------------------------------------------------- speed


def of_stages(figures: Figures) -> str:
    rows = [(name, seconds, share) for name, (seconds, share) in figures["stages"].items()]
    counted = ", ".join(f"{figures[what]:,} {what}" for what in ("articles", "words", "statements", "claims"))
    return table(("stage", "seconds", "share"), rows) + (
        f"\n\n{counted}: {shown(figures['seconds'])} s in one process, and {shown(figures['peak_memory_mb'])} MB at "
        f"the most. Annotate and attribute together read {figures['words_per_second_annotate_attribute']:,} words/s."
    )


def of_commands(figures: Figures) -> str:
    look, read = figures["first look"], figures["read"]
    rows: list[Sequence[Cell]] = [
        ("`import headwater`, over Python's own start", figures["import"]["import headwater s"], None, None),
        (f"`headwater brief` on {look['articles']} articles: first line", look["first output s"], None, None),
        ("the same: done", look["seconds"], None, look["peak MB"]),
    ]
    rows += [
        (
            f"`headwater attribute --jobs {r['jobs']}` on {r['articles']} articles, {r['words']:,} words",
            r["seconds"],
            r["words/s"],
            r["peak MB"],
        )
        for r in read
    ]
    if "pile" in figures:
        pile = figures["pile"]
        what = f"`headwater brief pile.csv -o pile.html --jobs {pile['jobs']}`, {pile['rows']} rows"
        rows.append((what, pile["seconds"], None, pile["peak MB"]))
    made = table(("command", "seconds", "words/s without the start", "peak MB, all processes"), rows)
    if len(read) > 1 and read[0]["words/s"] and read[-1]["words/s"]:
        faster = times(read[-1]["words/s"], read[0]["words/s"])
        made += f"\n\n{read[-1]['jobs']} processes read {faster} as many words a second as one."
    return made


def of_page(figures: Figures) -> str:
    columns = ("articles", "brief s", "render s", "kB", "load s", "nodes", "asked for", "said", "axe violations")
    return table(("story", *columns), [(name, *(row[c] for c in columns)) for name, row in figures.items()])


WHOLE: dict[str, Callable[[Mapping], str]] = {"machine": of_machine, "goals": of_goals, "parts": of_parts}
OF_PART: dict[str, tuple[str, Callable[[Figures], str]]] = {
    "stories": ("stories", of_stories),
    "claims": ("claims", of_claims),
    "attribution": ("attribution", of_attribution),
    "names": ("names", of_names),
    "figures": ("figures", of_figures),
    "dates": ("dates", of_dates),
    "places": ("places", of_places),
    "families": ("families", of_families),
    "agencies": ("families", of_agencies),
    "movements": ("movements", of_movements),
    "names-growth": ("names-growth", of_names_growth),
    "families-growth": ("families-growth", of_families_growth),
    "claims-growth": ("claims-growth", of_claims_growth),
    "stages": ("stages", of_stages),
    "commands": ("commands", of_commands),
    "page": ("page", of_page),
}


def block(name: str, results: Mapping) -> str:
    """What stands between the markers of this name.

    Raises:
        KeyError: nothing is measured under it.
    """
    if name in WHOLE:
        return WHOLE[name](results)
    part, write = OF_PART[name]
    found = results["parts"].get(part, {NO_ANSWER: f"run `benchmarks/run.py ../shared --only {part}`"})
    if "figures" not in found:
        return f"*{NO_ANSWER.capitalize()}: {found[NO_ANSWER]}.*"
    try:
        made = write(found["figures"])
    except (KeyError, TypeError, IndexError, ValueError) as error:
        return (
            f"*Not shown: the figures are of another version ({type(error).__name__} {error}); measure {part} again.*"
        )
    return SMALL + made if found.get("quick") else made
