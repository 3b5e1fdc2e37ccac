"""Legal forms of companies: "Aktiengesellschaft" is AG, "OOO" and "LLC" are one kind of company.

A row of ``_FORMS`` is a form: what it is like, then its spellings, in plain lower-case letters without dots. Forms of one
kind in two languages are held to be one form translated ("OOO Orle" and "Orle LLC"); two forms of one language are not.
"""

# ruff: noqa: E501, SIM905  (one form a line; lists of words read best as text)

from __future__ import annotations

from rapidfuzz.distance import OSA

_FORMS = """
stock de|ag|aktiengesellschaft|akg
stock ch|se|societas europaea
limited de|gmbh|gesellschaft mit beschrankter haftung|ges mbh|mbh
stock ru|ao|oao|pao|zao|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|aktsionernoye obshchestvo
stock ua|prat|publichne aktsionerne tovarystvo|pryvatne aktsionerne tovarystvo
stock en|jsc|ojsc|pjsc|cjsc|joint stock company|open joint stock company|public joint stock company|closed joint stock company|joint stock co
limited ru|ooo|obshchestvo s ogranichennoy otvetstvennostyu|obshchestvo s ogranichennoi otvetstvennostiu
limited ua|tov|tovarystvo z obmezhenoyu vidpovidalnistyu
limited en|llc|limited liability company|limited liability co
limited uk|ltd|limited|pvt ltd|private limited|pte ltd|pty ltd|proprietary limited|co ltd|company limited|corporation limited|corp ltd
stock uk|plc|public limited company
stock us|inc|incorporated
stock us|corp|corporation
any|co|company|cie|compagnie
partners us|lp|limited partnership
partners us|llp|limited liability partnership
partners de|kg|kommanditgesellschaft
partners de|gmbh co kg|gmbh and co kg
partners de|ohg
stock fr|sa|societe anonyme|sociedad anonima|sociedade anonima|s a
stock es|sa de cv|sab de cv
limited fr|sarl|societe a responsabilite limitee
stock fr|sas|societe par actions simplifiee
limited es|sl|sociedad limitada|srl|sociedad de responsabilidad limitada|societatea cu raspundere limitata|societa a responsabilita limitata|ltda|limitada
stock it|spa|societa per azioni
limited nl|bv|besloten vennootschap
stock nl|nv|naamloze vennootschap
stock se|ab|aktiebolag|aktiebolaget
stock no|as|aksjeselskap|asa
stock dk|a s|aktieselskab
limited dk|aps|anpartsselskab
stock fi|oy|oyj|osakeyhtio
limited pl|sp z oo|spolka z ograniczona odpowiedzialnoscia|sp zoo
stock pl|spolka akcyjna
limited cz|sro|spolecnost s rucenim omezenym|spol s ro
stock cz|akciova spolecnost
limited hu|kft|korlatolt felelossegu tarsasag
stock hu|zrt|nyrt
limited lt|uab|uzdaroji akcine bendrove
limited lv|sia|sabiedriba ar ierobezotu atbildibu
limited ee|osauhing
stock rs|ad|akcionarsko drustvo
limited rs|doo|drustvo s ogranicenom odgovornoscu
limited bg|eood|ood
limited tr|ltd sti|limited sirketi
stock tr|anonim sirketi
limited my|sdn bhd|sendirian berhad
stock my|bhd|berhad
limited id|pt|perseroan terbatas
stock jp|kk|kabushiki kaisha
bank us|na|national association
none ru|ano|autonomous non profit organization
none de|ev|eingetragener verein
limited ae|fze|fzco|fzc|fz llc
"""

Form = tuple[str, str, str]  # kind, language, short spelling


def _spellings() -> dict[tuple[str, ...], Form]:
    found = {}
    for row in _FORMS.strip().splitlines():
        about, short, *others = row.split("|")
        kind, _, language = about.partition(" ")
        for spelling in (short, *others):
            found[tuple(spelling.split())] = (kind, language, short)
    return found


_FORM_OF = _spellings()
_LONGEST = max(map(len, _FORM_OF))
_ENDS = frozenset(words[-1] for words in _FORM_OF)
_BEFORE_NAME = frozenset("ru ua en es lt lv id bg rs".split())  # "OOO Orle"; elsewhere the form stands behind
_STARTS = frozenset(words[0] for words, form in _FORM_OF.items() if form[1] in _BEFORE_NAME)
_LONG = 14  # letters; a slip in a shorter form is a word of the name


def _long_forms() -> dict[int, list[tuple[str, Form]]]:
    by_size: dict[int, list[tuple[str, Form]]] = {}
    for words, form in _FORM_OF.items():
        if len(" ".join(words)) > _LONG:
            by_size.setdefault(len(words), []).append((" ".join(words), form))
    return dict(sorted(by_size.items(), reverse=True))


_LONG_FORMS = _long_forms()  # by the number of words


def _at_end(words: tuple[str, ...]) -> tuple[int, Form] | None:
    if len(words) < 2:
        return None
    for size in range(min(_LONGEST, len(words) - 1), 1, -1) if words[-1] in _ENDS else ():
        if form := _FORM_OF.get(words[-size:]):
            return size, form
    if found := _misspelt(words):
        return found
    form = _FORM_OF.get(words[-1:])
    return (1, form) if form else None


def _misspelt(words: tuple[str, ...]) -> tuple[int, Form] | None:
    """A long form at the end, with one wrong letter."""
    for size, forms in _LONG_FORMS.items():
        last = " ".join(words[-size:]) if len(words) > size else ""
        for spelling, form in forms if len(last) >= _LONG else ():
            if OSA.distance(last, spelling, score_cutoff=1) < 2:
                return size, form
    return None


def _at_start(words: tuple[str, ...]) -> tuple[int, Form] | None:
    for size in range(min(_LONGEST, len(words) - 1), 0, -1) if words and words[0] in _STARTS else ():
        if (form := _FORM_OF.get(words[:size])) and form[1] in _BEFORE_NAME:
            return size, form
    return None


def split_form(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Form, ...]]:
    """The words of a company's name without its legal forms, and the forms; at least one word stays."""
    forms: list[Form] = []
    while found := _at_end(words):
        size, form = found
        words, forms = words[:-size], [*forms, form]
    while found := _at_start(words):
        size, form = found
        words, forms = words[size:], [*forms, form]
    return words, tuple(forms)


def forms_fit(left: tuple[Form, ...], right: tuple[Form, ...]) -> bool:
    """Whether the legal forms may be one company's; "company" and no form fit all.

    The same kind in two languages fits ("AO", "JSC"); two forms of one language do not ("AG", "GmbH").
    """
    a, b = ({form for form in forms if form[0] != "any"} for forms in (left, right))
    return not a or not b or any(_fits(x, y) for x in a for y in b)


def _fits(x: Form, y: Form) -> bool:
    # American companies are called "Inc." and "Corp." as it comes
    return x == y or (x[0] == y[0] and (x[1] != y[1] or x[1] == "us"))
