import pytest

from support.lexicons import DOMAIN, entry, lexicon_of

LEXICON = lexicon_of(
    entry("小程序", variants=[{"form": "小程式", "kind": "taiwan"}]),
    entry("发票", pinyin="fāpiào", tagline="A receipt that the taxman believes."),
)


@pytest.mark.parametrize("word", ["小程序", "小程式", "发票", "發票"])
def test_an_entry_is_found_by_headword_variant_and_script(word: str) -> None:
    assert LEXICON.find(word) is not None


def test_a_word_that_is_no_entry_is_not_found() -> None:
    assert LEXICON.find("程序") is None


def test_the_traditional_form_is_derived() -> None:
    assert LEXICON.entries["发票"].traditional == "發票"


def test_a_written_traditional_form_goes_before_the_derived_one() -> None:
    item = lexicon_of(
        entry("面", pinyin="miàn", variants=[{"form": "麵", "kind": "traditional"}])
    ).entries["面"]
    assert item.traditional == "麵"


def test_domains_are_counted() -> None:
    assert LEXICON.count_by_domain() == {DOMAIN: 2}
