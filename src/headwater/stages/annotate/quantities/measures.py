"""Units of measure and currencies, as they are written beside a figure. Patterns read text in lower case."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.types import Span

# British name: how it is written; the first that fits is taken
_MEASURES = {
    "percentage point": r"percentage[\s-]points?|per\s?cent[\s-]points?|pp|ppts?",
    "basis point": r"basis[\s-]points?|bps",
    "percent": r"%|per\s?cent|pct\.?",
    "degree celsius": r"°\s?c|degrees?\s+(?:celsius|centigrade)|celsius",
    "degree fahrenheit": r"°\s?f|degrees?\s+fahrenheit|fahrenheit",
    "kilometre per hour": r"km/h|kmh|kph|kilomet(?:re|er)s?\s+(?:per|an)\s+hour",
    "mile per hour": r"mph|miles?\s+(?:per|an)\s+hour",
    "metre per second": r"m/s|met(?:re|er)s?\s+(?:per|a)\s+second",
    "square kilometre": r"(?:sq\.?|square)[\s-]?(?:km|kms|kilomet(?:re|er)s?)|km[²2]|kilomet(?:re|er)s?\s+squared",
    "square metre": r"(?:sq\.?|square)[\s-]?(?:m|met(?:re|er)s?)|m[²2]|sqm",
    "square mile": r"(?:sq\.?|square)[\s-]?(?:mi|miles?)",
    "square foot": r"(?:sq\.?|square)[\s-]?(?:ft|foot|feet)",
    "cubic metre": r"(?:cu\.?|cubic)[\s-]?(?:m|met(?:re|er)s?)|m[³3]|cbm",
    "cubic foot": r"(?:cu\.?|cubic)[\s-]?(?:ft|foot|feet)",
    "nautical mile": r"nautical[\s-]miles?|nmi",
    "kilometre": r"kms?|kilomet(?:re|er)s?",
    "centimetre": r"cms?|centimet(?:re|er)s?",
    "millimetre": r"mm|millimet(?:re|er)s?",
    "metre": r"m|met(?:re|er)s?",
    "mile": r"miles?",
    "foot": r"ft|foot|feet",
    "inch": r"inch(?:es)?",
    "yard": r"yards?|yds?",
    "hectare": r"hectares?|ha",
    "acre": r"acres?",
    "kilogram": r"kgs?|kilos?|kilogram(?:me)?s?",
    "gram": r"grams?|grammes?|g",
    "milligram": r"mg|milligram(?:me)?s?",
    "tonne": r"tonnes?|metric\s+tons?|t",
    "kiloton": r"kilotons?|kt",
    "ton": r"tons?",
    "ounce": r"ounces?|oz",
    "pound": r"lbs?|pounds?(?=\s+of\s)",
    "litre": r"lit(?:re|er)s?|l",
    "millilitre": r"ml|millilit(?:re|er)s?",
    "gallon": r"gallons?",
    "barrel": r"barrels?",
    "bushel": r"bushels?",
    "megawatt hour": r"mwh|megawatt[\s-]hours?",
    "gigawatt hour": r"gwh|gigawatt[\s-]hours?",
    "kilowatt hour": r"kwh|kilowatt[\s-]hours?",
    "megawatt": r"mw|megawatts?",
    "gigawatt": r"gw|gigawatts?",
    "kilowatt": r"kw|kilowatts?",
    "volt": r"volts?",
    "kilovolt": r"kv|kilovolts?",
    "knot": r"knots?|kn|kts",
    "degree": r"degrees?|°",
    "second": r"seconds?|secs?",
    "minute": r"minutes?|mins?",
    "hour": r"hours?|hrs?|h",
    "day": r"days?",
    "night": r"nights?",
    "week": r"weeks?",
    "fortnight": r"fortnights?",
    "month": r"months?",
    "year": r"years?|yrs?",
    "decade": r"decades?",
    "century": r"century|centuries",
    "gigabyte": r"gb|gigabytes?",
    "terabyte": r"tb|terabytes?",
    "megabyte": r"mb|megabytes?",
}
DURATIONS = frozenset("second minute hour day night week fortnight month year decade century".split())
_MEASURE_NAMES = list(_MEASURES)
_MEASURE = re.compile(
    r"(?:[^\S\n]|-|–)?[^\S\n]?(?:"
    + "|".join(f"(?P<m{i}>(?:{pattern})(?![^\\W_]|/))" for i, pattern in enumerate(_MEASURES.values()))
    + ")"
)
# abbreviations of one letter are read only where they touch the figure: "3m", never "3 m" of "3 M. Dolan"
_ONE_LETTER = frozenset("m t g l h".split())

# ISO 4217 code: the adjective that may stand before the noun, the noun
_MONEY = {
    "USD": r"(?:(?:u\.?s\.?|american)\s+)?dollars?|bucks|usd|us\$",
    "CAD": r"canadian\s+dollars?|cad|c\$",
    "AUD": r"australian\s+dollars?|aud|a\$",
    "NZD": r"new\s+zealand\s+dollars?|nzd",
    "HKD": r"hong\s+kong\s+dollars?|hkd",
    "SGD": r"singapore(?:an)?\s+dollars?|sgd",
    "TWD": r"(?:new\s+)?taiwan(?:ese)?\s+dollars?|twd",
    "EUR": r"euros?|eur|€",
    "EGP": r"egyptian\s+pounds?|egp",
    "SYP": r"syrian\s+pounds?|syp",
    "LBP": r"lebanese\s+pounds?|lbp",
    "SDG": r"sudanese\s+pounds?",
    "GBP": r"(?:british\s+)?pounds?(?:\s+sterling|(?!\s+of\s))|sterling|quid|gbp|£",
    "BYN": r"belarus(?:ian)?\s+ro?ubles?|byn",
    "RUB": r"(?:russian\s+)?ro?ubles?|rub|rur|₽",
    "UAH": r"(?:ukrainian\s+)?hr[yi]vn[iy]?[ay]s?|uah|₴",
    "TRY": r"(?:turkish\s+)?liras?|(?:turkish\s+)?lire|tl|₺",
    "JPY": r"(?:japanese\s+)?yen|jpy|¥",
    "CNY": r"(?:chinese\s+)?yuan|renminbi|rmb|cny",
    "PKR": r"pakistani\s+rupees?|pkr",
    "LKR": r"sri\s+lankan\s+rupees?|lkr",
    "NPR": r"nepal(?:i|ese)\s+rupees?",
    "INR": r"(?:indian\s+)?rupees?|inr|₹",
    "CHF": r"swiss\s+francs?|francs?|chf",
    "XAF": r"(?:central\s+african\s+)?cfa\s+francs?",
    "PLN": r"(?:polish\s+)?z[lł]ot(?:ys?|ies|ych)|pln|z[lł]",
    "CZK": r"czech\s+(?:koruna|koruny|crowns?)|korunas?|czk",
    "SEK": r"swedish\s+(?:kron(?:or|a|er)|crowns?)|kron(?:or|a)|sek",
    "DKK": r"danish\s+(?:kroner?|crowns?)|dkk",
    "NOK": r"(?:norwegian\s+)?(?:kroner?|crowns?)|nok",
    "ILS": r"(?:israeli\s+)?(?:new\s+)?she[kq]els?|ils|nis|₪",
    "KRW": r"(?:south\s+)?korean\s+won|krw|₩|won(?=\s+(?:in|of|for)\s|[.,;])",
    "SAR": r"saudi\s+ri[yi]?als?|sar",
    "QAR": r"qatari\s+ri[yi]?als?|qar",
    "IRR": r"(?:iranian\s+)?rials?|tomans?|irr",
    "AED": r"(?:emirati\s+|uae\s+)?dirhams?|aed",
    "ZAR": r"(?:south\s+african\s+)?rands?|zar",
    "BRL": r"(?:brazilian\s+)?(?:reais|reals)|brl",
    "ARS": r"argentin(?:e|ian)\s+pesos?|ars",
    "PHP": r"philippine\s+pesos?|php",
    "COP": r"colombian\s+pesos?",
    "CLP": r"chilean\s+pesos?",
    "MXN": r"(?:mexican\s+)?pesos?|mxn",
    "HUF": r"(?:hungarian\s+)?forints?|huf",
    "RON": r"romanian\s+(?:lei|leu)|ron",
    "MDL": r"moldovan\s+(?:lei|leu)|mdl",
    "BGN": r"(?:bulgarian\s+)?(?:leva|levs?)|bgn",
    "KZT": r"(?:kazakh(?:stani)?\s+)?tenges?|kzt|₸",
    "GEL": r"(?:georgian\s+)?laris?|gel|₾",
    "AMD": r"(?:armenian\s+)?drams?",
    "AZN": r"(?:azerbaijani\s+)?manats?|azn",
    "RSD": r"serbian\s+dinars?|rsd",
    "IQD": r"iraqi\s+dinars?|iqd",
    "KWD": r"kuwaiti\s+dinars?|kwd",
    "NGN": r"(?:nigerian\s+)?nairas?|ngn|₦",
    "KES": r"kenyan\s+shillings?|kes",
    "THB": r"(?:thai\s+)?baht|thb",
    "MYR": r"(?:malaysian\s+)?ringgits?|myr",
    "IDR": r"(?:indonesian\s+)?rupiahs?|idr",
    "VND": r"(?:vietnamese\s+)?dong|vnd",
}
_CODES = list(_MONEY)
_MONEY_BEHIND = re.compile(
    r"[\s-]?\s?(?:" + "|".join(f"(?P<c{i}>(?:{pattern})(?![^\\W_]))" for i, pattern in enumerate(_MONEY.values())) + ")"
)
_SIGNS = {
    "us$": "USD", "u.s.$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "nt$": "TWD", "r$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH",
    "₺": "TRY", "₹": "INR", "rs.": "INR", "rs": "INR", "₩": "KRW", "₪": "ILS", "₸": "KZT", "₾": "GEL", "₦": "NGN",
    "cn¥": "CNY", "sfr": "CHF",
} | {code.lower(): code for code in _CODES if code not in ("TRY", "RON", "COP", "GEL")}  # fmt: skip  # words too
_SIGN_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<sign>{'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))})\s?$"
)
LONGEST_SIGN = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure or a currency, and where its wording ends; a currency is a code of three capitals."""

    unit: str
    end: int
    money: bool


# a look at the first letters behind a figure spares the long patterns, which most figures do not need
_MONEY_STARTS = tuple(
    (
        "$ € £ ¥ ₽ ₴ ₺ ₹ ₩ ₪ ₸ ₾ ₦ a$ c$ us u.s american canadian australian new zealand hong singapor taiwan "
        "egypt syrian leban sudan british belarus russian ukrain turkish japan chinese pakistani sri nepal indian "
        "swiss central cfa polish czech swedish danish norwegian israeli south korean saudi qatar iran emirati uae "
        "brazil argentin philippin colombian chilean mexican hungar romanian moldovan bulgarian kazakh georgia "
        "armenian azerbaijani serbian iraqi kuwaiti nigerian kenyan thai malaysian indonesian vietnamese dollar "
        "buck euro pound sterling quid rouble ruble hry hrv lira lire tl yen yuan renminbi rmb rupee franc zlot "
        "złot zl zł korun crown kron shekel sheqel won ri rial toman dirham rand rei real peso forint lei leu lev "
        "tenge lari dram manat dinar naira shilling baht ringgit rupiah dong nis rur"
    ).split()
) + tuple(code.lower() for code in _CODES)
_MEASURE_STARTS = tuple(
    (
        "% pp bp basis per pct ° degree celsius fahrenheit km kph kilo mile mph m sq square cu cubic nautical nmi "
        "cm cent foot feet ft inch yard yds hect ha acre kg gram g ton t kt ounce oz lb pound l gal barrel bushel "
        "gw kw kv volt knot kn sec hour hr h day night week fortnight year yr dec tera"
    ).split()
)


def currency_before(low: str, at: int) -> str | None:
    """The code of the sign that stands right before ``at``: "$", "€", "USD"."""
    match = _SIGN_BEFORE.search(low[max(0, at - LONGEST_SIGN) : at])
    return _SIGNS[match["sign"]] if match else None


def measure_behind(low: str, span: Span) -> Measure | None:
    """The unit of measure or currency whose name follows the figure, if one does."""
    behind = low[span.end : span.end + 20].lstrip(" -–\u00a0\n")
    if behind.startswith(_MONEY_STARTS) and (match := _MONEY_BEHIND.match(low, span.end)) and match.lastgroup:
        return Measure(_CODES[int(match.lastgroup[1:])], match.end(), money=True)
    match = _MEASURE.match(low, span.end) if behind.startswith(_MEASURE_STARTS) else None
    if match is None or match.lastgroup is None:
        return None
    if match[match.lastgroup] in _ONE_LETTER and match.start(match.lastgroup) > span.end:
        return None
    return Measure(_MEASURE_NAMES[int(match.lastgroup[1:])], match.end(), money=False)
