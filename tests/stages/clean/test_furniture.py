from __future__ import annotations

import pytest

from headwater.types import Furniture

from .build import BODY, LAST, LEAD, MORE, TITLE, cleaned, cuts

ANYWHERE = [
    ("[ad_1]", Furniture.ADVERT),
    ("Advertisement", Furniture.ADVERT),
    ("ADVERTISEMENT - CONTINUE READING BELOW", Furniture.ADVERT),
    ("Story continues below", Furniture.ADVERT),
    ("Share this article", Furniture.SHARE),
    ("Facebook Twitter LinkendIn", Furniture.SHARE),
    ("CONNECT TWEET LINKEDIN 7 COMMENTEMAILMORE", Furniture.SHARE),
    ("Subscribe to our newsletter", Furniture.NEWSLETTER),
    ("or on ours Telegram", Furniture.NEWSLETTER),
    ("You are subscribed to our newsletter", Furniture.NEWSLETTER),
    ("Sign up for our daily briefing in your inbox.", Furniture.NEWSLETTER),
    ("We use cookies to make this page better.", Furniture.COOKIE),
    ("Card: 1111 2222 3333 4444", Furniture.DONATION),
    ("Photo: Ada Brook/AFP", Furniture.CAPTION),
    ("Images source: © Getty Images", Furniture.CAPTION),
    ("Ada Brook, AFP/Getty Images", Furniture.CAPTION),
    ("The quay of Orle on Sunday. (Photo by Ada Brook / AFP)", Furniture.CAPTION),
    ("FILE - In this May 4, 2031 photo, ships lie at the quay of Orle.", Furniture.CAPTION),
    ("Article top vertical", Furniture.LAYOUT),
    ("Image 2 of 7", Furniture.LAYOUT),
    ("3 min read", Furniture.LAYOUT),
    ("Skip to main content", Furniture.LAYOUT),
    ("* * *", Furniture.LAYOUT),
    ("Tags: Orle, flood, harbour", Furniture.LAYOUT),
    ("Source link", Furniture.SOURCE_LINK),
    ("https://orle.example/a/1", Furniture.SOURCE_LINK),
    ("Read also", Furniture.RELATED),
    ("You can find all the information about the flood in Orle here.", Furniture.RELATED),
    ("Related stories", Furniture.RELATED),
    ("All news about the flood in Orle can be found here.", Furniture.RELATED),
    ("Read also: Mayor Orm says quay will hold", Furniture.RELATED),
    ("Read also Mayor Orm denies “plot” against harbour", Furniture.RELATED),
    ("Related: Orm told council of flood years ago", Furniture.RELATED),
    ("MORE: Orle council warns ferries", Furniture.RELATED),
    ("Most read: Orm declares an end to flood", Furniture.RELATED),
    ("SEE ALSO: ‘We lost it all’, says harbour master", Furniture.RELATED),
    (
        "[Photo: The mayor of Orle and the harbour master at the quay on Sunday. Council press office]",
        Furniture.CAPTION,
    ),
    ("The quay of Orle, as it was. Photo: A. Brook / Orle Post", Furniture.CAPTION),
    (
        "Caption: The quay of Orle as it was before the river rose and took the lamps and the mole away.",
        Furniture.CAPTION,
    ),
    ("A link has been sent to your friend's address.", Furniture.SHARE),
    ("Subscribe today to be the first to know about our special reports.", Furniture.NEWSLETTER),
    ("Enter City and State or Zip Code", Furniture.LAYOUT),
    ("© 2031 Orle Daily. All rights reserved.", Furniture.ABOUT),
    ("Agencies contributed to this report.", Furniture.SOURCE_LINK),
    (
        "Lena Orm reported from Karst. Reuters writer Ada P. Brook in Orle, N.D., also contributed.",
        Furniture.SOURCE_LINK,
    ),
    ("This story was originally published by the Orle Tribune. Read it here.", Furniture.SOURCE_LINK),
    ("This report contains material from Reuters and the Orle Tribune.", Furniture.SOURCE_LINK),
]
BELOW = [
    ("Follow us | Advertise | Contact the newsroom", Furniture.LAYOUT),
    ("Tomorrow in the Evening Post: the spring sowing calendar", Furniture.ABOUT),
    ("Ada Brook covers harbours for the Post.", Furniture.ABOUT),
    ("Sign up for the Quay Letter, every Friday, free.", Furniture.NEWSLETTER),
    ("The Post has no owner but its readers; send a donation: give.orlepost.example", Furniture.DONATION),
    ("Thank you!!", Furniture.NEWSLETTER),
    ("Support us with a donation", Furniture.DONATION),
    ("PayPal - [email protected] Patreon", Furniture.DONATION),
    ("(Reporting by Ada Brook; Editing by Lena Orm)", Furniture.SOURCE_LINK),
    ("Ada Brook contributed to the report.", Furniture.SOURCE_LINK),
    ("Originally published by the Orle Tribune", Furniture.SOURCE_LINK),
    ("Orle Post is the leading daily newspaper of the coast.", Furniture.ABOUT),
]


@pytest.mark.parametrize(("line", "kind"), ANYWHERE)
def test_furniture_between_paragraphs(line, kind):
    article = cleaned(f"{TITLE}\n{LEAD}\n{line}\n{MORE}\n{LAST}")
    assert line in cuts(article, kind)
    assert article.text == f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}"


@pytest.mark.parametrize(("line", "kind"), BELOW)
def test_furniture_below_the_last_paragraph_only(line, kind):
    below = cleaned(f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\n{line}")
    assert line in cuts(below, kind)
    between = cleaned(f"{TITLE}\n{LEAD}\n{line}\n{MORE}\n{LAST}")
    assert line in between.text


@pytest.mark.parametrize(
    "line",
    [
        "Read also what was said on Sunday: the mayor, it says, had known for a week.",
        "“Read also: this page,” said the note.",
        "Ships lay at the quay. Photo editors said that they had never seen so many there.",
        "As previously reported, two ferries stayed at sea.",
        "“Subscribe to our newsletter,” the sign said.",
        "Share prices in Orle fell.",
        "What comes next?",
        "Twitter was down in Orle on Sunday and many could not write.",
        "Read the whole city as one book, she told us.",
        "PayPal: the ministry said it would look into it.",
        "Mayor Orm declined to say how many ships were lost.",
        "9:05 a.m.",
        "— Lena Orm (@lenaorm) May 4, 2031",
        "Sign of hope",
        "The company's photo library is run by Ada Brook.",
    ],
)
def test_the_article_itself_stays(line):
    assert line in cleaned(f"{TITLE}\n{LEAD}\n{line}\n{MORE}\n{LAST}").text.split("\n")


def test_a_section_above_the_title_goes_and_one_below_stays():
    article = cleaned(f"Diplomacy\n\n{TITLE}\n\n{LEAD}\n\nDiplomacy\n\n{MORE}")
    assert article.text == f"{TITLE}\n{LEAD}\nDiplomacy\n{MORE}"


def test_the_outlets_name_above_the_title_goes():
    assert cleaned(f"The Orle Post\n{TITLE}\n{BODY}", outlet="orlepost.example").title_text() == TITLE


def test_a_title_from_metadata_is_never_furniture():
    assert cleaned(BODY, title="Advertisement").title_text() == "Advertisement"


def test_a_caption_goes_with_its_credit_when_it_stands_twice():
    caption = "The quay of Orle on Sunday evening."
    twice = cleaned(f"{TITLE}\n{caption}\n{caption}\nPhoto: Ada Brook\n{BODY}")
    assert caption not in twice.text
    once = cleaned(f"{TITLE}\n{caption}\nPhoto: Ada Brook\n{BODY}")
    assert caption in once.text


def test_a_related_headline_goes_with_its_mark():
    article = cleaned(f"{TITLE}\n{LEAD}\nRelated content\nOrle builds a higher quay\n{MORE}\n{LAST}")
    assert "higher quay" not in article.text
    spoken = cleaned(f"{TITLE}\n{LEAD}\nRelated content\nOrm says quay is safe\n{MORE}\n{LAST}")
    assert "Orm says quay is safe" in spoken.text


def test_lists_of_headlines_go_with_their_heading():
    items = "1. Orm says quay is safe\n2. “All lost”: harbour master speaks\n3. Where do ships go now?"
    for where in (f"{LEAD}\nMost read\n{items}\n{MORE}\n{LAST}", f"{LEAD}\n{MORE}\n{LAST}\nMost read\n{items}"):
        assert cleaned(f"{TITLE}\n{where}").text == f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}"
    below = f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\nRelated articles\nOrm says quay is safe\nOrle builds a higher quay"
    assert cleaned(below).text == f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}"


def test_a_list_of_the_articles_own_is_not_taken_for_one():
    said = "2. “I have lost my boat and the quay.”"
    article = cleaned(f"{TITLE}\n{LEAD}\n1. “The quay was mine.”\nRead more\n{said}\n{MORE}\n{LAST}")
    assert said in article.text


def test_a_caption_without_any_mark_stays():
    caption = "The quay of Orle on Sunday evening, long before the river rose"
    assert caption in cleaned(f"{TITLE}\n{caption}\n4 May 2031\n{BODY}").text


def test_a_video_may_be_what_the_article_is_called():
    assert cleaned(f"Watch: harbour wall of Tarnmouth gives way\n{BODY}").title_text() is not None


def test_a_journalist_in_the_news_is_no_note_on_the_author():
    line = "Ada Brook is a journalist held since May."
    assert cleaned(f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\n{line}").text.endswith(line)


def test_self_praise_needs_the_outlets_name_or_praise():
    line = "Orle Post is a newspaper on the coast."
    assert line in cleaned(f"{TITLE}\n{BODY}\n{line}").text
    assert line not in cleaned(f"{TITLE}\n{BODY}\n{line}", outlet="Orle Post").text
    assert line in cleaned(f"{TITLE}\n{BODY}\n{line}", outlet="Tarn Daily").text
