from __future__ import annotations

from headwater.types import Furniture

from .build import LAST, LEAD, MORE, TITLE, cleaned, cuts

APPEAL = "Підтримати нас можна через картку або переказ:"
GERMAN = "„Wir wollen nach Hause“, rief die Menge vor dem Rathaus, „und zwar noch heute, sofort und alle zusammen!“"


def test_a_foreign_line_below_the_article_goes():
    article = cleaned(f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\n{APPEAL}")
    assert cuts(article, Furniture.FOREIGN) == [APPEAL]
    assert article.text.endswith(LAST)
    assert article.foreign == ()


def test_a_foreign_line_amid_the_article_stays_and_is_marked():
    article = cleaned(f"{TITLE}\n{LEAD}\n{APPEAL}\n{MORE}\n{LAST}")
    assert [span.of(article.text) for span in article.foreign] == [APPEAL]


def test_a_foreign_quotation_stays_wherever_it_stands():
    article = cleaned(f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\n{GERMAN}")
    assert [span.of(article.text) for span in article.foreign] == [GERMAN]


def test_half_of_a_text_is_not_furniture():
    other = "Гавань у місті закрили в неділю після повені, повідомила влада порту. Кораблі пішли до іншого міста."
    more = "Рада міста збереться у понеділок і вирішить, коли гавань знову відкриють для кораблів і поромів."
    article = cleaned(f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\n{other}\n{more}")
    assert cuts(article, Furniture.FOREIGN) == []
    assert len(article.foreign) == 2


def test_a_foreign_article_is_not_foreign_to_itself():
    text = "Гавань у місті закрили в неділю після повені, повідомила влада порту.\nКораблі пішли до іншого міста."
    article = cleaned(text)
    assert article.language == "uk"
    assert article.foreign == ()
