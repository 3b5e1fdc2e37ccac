from __future__ import annotations

import pytest


@pytest.fixture
def count(parse):
    def run(text):
        annotated = parse(text)
        return [(q.span.of(text), q.value, str(q.bound), q.unit) for q in annotated.quantities]

    return run


@pytest.mark.parametrize(
    ("text", "figure", "value", "bound", "unit"),
    [
        ("28 settlements were taken.", "28", 28, "exact", "settlement"),
        ("At least 58 people died.", "58", 58, "at_least", "people"),
        ("More than 100 people died.", "100", 100, "at_least", "people"),
        ("No fewer than 20 people died.", "20", 20, "at_least", "people"),
        ("Not less than 20 people died.", "20", 20, "at_least", "people"),
        ("They hold over 1,000 square kilometres of land.", "1,000", 1000, "at_least", "square kilometre"),
        ("Up to 40 trucks left.", "40", 40, "at_most", "truck"),
        ("No more than 10 trucks left.", "10", 10, "at_most", "truck"),
        ("Fewer than 20 people died.", "20", 20, "at_most", "people"),
        ("Nearly 70 homes burned.", "70", 70, "about", "home"),
        ("Some 6,200 people left.", "6,200", 6200, "about", "people"),
        ("About 1,234,567 people live there.", "1,234,567", 1_234_567, "about", "people"),
        ("Hundreds of soldiers left.", "Hundreds", 200, "at_least", "soldier"),
        ("Dozens of houses burned.", "Dozens", 24, "at_least", "house"),
        ("Hundreds of thousands of people fled.", "Hundreds of thousands", 200_000, "at_least", "people"),
        ("Tens of thousands of people fled.", "Tens of thousands", 20_000, "at_least", "people"),
        ("They sent a dozen boats.", "a dozen", 12, "exact", "boat"),
        ("1.5 million people fled.", "1.5 million", 1_500_000, "exact", "people"),
        ("Two hundred soldiers left.", "Two hundred", 200, "exact", "soldier"),
        ("Twenty-two houses burned.", "Twenty-two", 22, "exact", "house"),
        ("One hundred thousand people fled.", "One hundred thousand", 100_000, "exact", "people"),
        ("Three and a half million people fled.", "Three and a half million", 3_500_000, "exact", "people"),
        ("The two countries' armies left.", "two", 2, "exact", "country"),
        ("They turned over the 12 officials.", "12", 12, "exact", "official"),
        ("They fell from 43 the year before.", "43", 43, "exact", ""),
        ("Nearly 30 foreign-sponsored Arvian fighters left.", "30", 30, "about", "fighter"),
        ("It hit at least 100 including teachers.", "100", 100, "at_least", ""),
        ("Dozens of barrel bombs fell.", "Dozens", 24, "at_least", "bomb"),
        ("They want 12 armoured ambulances.", "12", 12, "exact", "ambulance"),
        ("58+ people died.", "58", 58, "at_least", "people"),
        ("58 or more people died.", "58", 58, "at_least", "people"),
        ("58 people or more died.", "58", 58, "at_least", "people"),
        ("20 people or fewer died.", "20", 20, "at_most", "people"),
        ("100 or so people left.", "100", 100, "about", "people"),
        ("100-odd people left.", "100", 100, "about", "people"),
        ("~58 people died.", "58", 58, "about", "people"),
        (">58 people died.", "58", 58, "at_least", "people"),
        ("<58 people died.", "58", 58, "at_most", "people"),
        ("Officials count < 58 people.", "58", 58, "at_most", "people"),
        ("Officials count ≥ 58 people.", "58", 58, "at_least", "people"),
        ("They waited 2 and a quarter hours.", "2 and a quarter", 2.25, "exact", "hour"),
        ("Two weeks of shelling followed.", "Two", 2, "exact", "week"),
    ],
)
def test_figure_bound_and_unit(count, text, figure, value, bound, unit):
    assert count(text) == [(figure, value, bound, unit)]


def test_two_figures_for_one_thing_are_a_range(parse):
    text = "80 or 100 men came."
    [quantity] = parse(text).quantities
    assert (quantity.span.of(text), quantity.value, quantity.high, quantity.unit) == ("80 or 100", 80, 100, "man")


def test_figure_without_a_thing_has_no_unit(count):
    assert count("They put the number of wounded at 16.") == [("16", 16, "exact", "")]


def test_figures_in_dates_are_left_out(count):
    assert count("On 14 May 2031, and on May 3, three men left in 2031.") == [("three", 3, "exact", "man")]


@pytest.mark.parametrize("text", ["Half of the town burned.", "The 5th brigade left.", "It happened tens of times."])
def test_words_that_count_nothing(count, text):
    assert count(text) == []


# ---------------------------------------------------------------- what it is of, what became of it, where, when


@pytest.fixture
def read(parse):
    def run(text):
        return [
            (q.span.of(text), q.unit, q.of, q.state, q.place.name if q.place else None) for q in parse(text).quantities
        ]

    return run


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("They hold 1 200 sq km of farmland.", "square kilometre", "farmland"),
        ("Workers took away 20,000 tonnes of rubble.", "tonne", "rubble"),
        ("Turnout was 15% of voters.", "percent", "voter"),
        ("Support grew by 3.5 percentage points.", "percentage point", ""),
        ("They promised $1.5m in aid.", "USD", "aid"),
        ("They got a €40 million loan.", "EUR", "loan"),
        ("He paid 1.5 million Turkish lira.", "TRY", ""),
        ("He spent billions of euros.", "EUR", ""),
        ("Thousands of tonnes of grain burned.", "tonne", "grain"),
        ("It cost C$20 billion.", "CAD", ""),
        ("The truce ended after three weeks.", "week", ""),
        ("A 72-hour truce began.", "hour", ""),
        ("The 20-kilometre road is shut.", "kilometre", ""),
    ],
)
def test_measures_and_sums(read, text, unit, of):
    assert [found[1:3] for found in read(text)] == [(unit, of)]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The strike killed at least 58 people and wounded 120 others.", ["killed", "wounded"]),
        ("58 people killed 120 wounded near Port Sevrin.", ["killed", "wounded"]),
        ("58 people, including 12 children, were killed.", ["killed", "killed"]),
        ("Fighting killed 58, 12 of them children, and injured scores more.", ["killed", "killed", "wounded"]),
        ("The quake left 12 dead, 40 injured and 1,500 homeless.", ["killed", "wounded", "displaced"]),
        ("Two soldiers and three civilians were killed.", ["killed", "killed"]),
        ("The blast killed a woman and two children.", ["killed"]),
        ("The death toll rose to 58, up from 41.", ["killed", "killed"]),
        ("They put the number of wounded at 16.", ["wounded"]),
        ("12 soldiers captured the village.", [""]),
        ("12 soldiers captured at Orle came home.", ["captured"]),
        ("The troops took 12 men prisoner.", ["captured"]),
        ("Some 20 of the 58 houses were damaged.", ["damaged", ""]),
        ("More than 3,000 people were evacuated from 28 villages.", ["displaced", ""]),
        ("The war has claimed 12,000 lives.", ["killed"]),
        ("Rescuers saved 12 lives.", [""]),
        ("Rescuers searched for 17 climbers who went missing.", ["missing"]),
        ("Gunmen shot dead five teachers.", ["killed"]),
        ("Two died and eight others sustained serious injuries.", ["killed", "wounded"]),
        ("The raid left 20 others wounded the monitor said.", ["wounded"]),
        ("They were accused of beheading 12 men.", ["killed"]),
        ("40 people tested positive.", ["infected"]),
        ("The mayor said 45 prisoners had been freed.", ["released"]),
        (
            f"The death toll in an attack on buses{' that carried people' * 5} from the two towns has risen to 58.",
            ["", "killed"],
        ),
    ],
)
def test_what_became_of_the_counted(read, text, states):
    assert [found[3] for found in read(text)] == states


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A strike on a market in Orle killed 58 people.", ["Orle"]),
        ("Fires destroyed 12 homes in Orle and 30 in Karst.", ["Orle", "Karst"]),
        ("In Port Sevrin, 58 people were killed and 120 wounded.", ["Port Sevrin", "Port Sevrin"]),
        ("The mayor said in Orle that 12 people had died.", [None]),
        ("12 people died when a bus fell into a river near Orle.", [None]),
        ("12 people died, officials in Orle said.", [None]),
        ("12 people died in Arvian-led strikes.", [None]),
        ("58 Killed in Rocket Attack in Karst", ["Karst"]),
        ("12 prisoners were freed in an exchange between Arvia and Oren.", [None]),
    ],
)
def test_where_it_was_counted(read, text, places):
    assert [found[4] for found in read(text)] == places


def test_place_has_its_span(parse):
    text = "58 people were killed near Port Sevrin."
    [quantity] = parse(text).quantities
    assert quantity.place.span.of(text) == quantity.place.name == "Port Sevrin"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("As of Tuesday, 58 people had died and 120 were missing.", ["2031-05-13", "2031-05-13"]),
        ("The death toll had reached 58 by Tuesday.", ["2031-05-13"]),
        ("58 people must leave by Tuesday.", [None]),
        ("58 people died on Tuesday.", [None]),
    ],
)
def test_day_for_which_it_is_given(parse, text, days):
    assert [q.as_of.value if q.as_of else None for q in parse(text).quantities] == days


@pytest.mark.parametrize(
    "text",
    [
        "Osk Varn, 34, of the 47th Brigade, beat Karst 3-1.",
        "A 34-year-old pilot left his F-16 in Room 12.",
        "One of the men spoke to no one.",
        "Call +44 20 7946 0958 or 555-0123.",
        "Guns of 155mm fired.",
        "Train 508 left Platform 4 at 08:15.",
        "It happened three weeks ago, or 1 hr 12 min ago.",
        "Both sides sent several men, and a few came back.",
    ],
)
def test_figures_that_count_nothing(count, text):
    assert count(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Blast in Oren kills 12, wounds 58\nMilitants held the road.", [("12", "", "killed"), ("58", "", "wounded")]),
        ("12 killed 58 wounded\nA man was seen.", [("12", "", "killed"), ("58", "", "wounded")]),
        ("Army hits Oren\nThey left 12\nmiles of road.", [("12", "", "")]),
        ("Rebels shell Oren kills 12 wounds 58", [("12", "", "killed"), ("58", "", "wounded")]),
    ],
)
def test_a_line_s_last_figure_counts_nothing_of_the_next_line(parse, text, found):
    annotated = parse(text)
    assert [(q.span.of(text), q.unit, q.state) for q in annotated.quantities] == found
