import pytest

from support.lexicons import entry
from yanwai.dictionary.reference import current_reference
from yanwai.engine.readings import read_word, sentence_pinyin
from yanwai.engine.segment import Segmenter

SEGMENTER = Segmenter(current_reference().words, ["小程序"])


def test_a_sentence_is_read_by_words_and_punctuated_as_english() -> None:
    sentence = "你好，打开“小程序”吧！我在上海。"
    reading = sentence_pinyin(sentence, entry("小程序"), SEGMENTER)
    assert reading == "Nǐhǎo, dǎkāi “xiǎo chéngxù” ba! Wǒ zài shànghǎi."


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [
        ("西安", "xī'ān"),
        ("哪儿", "nǎr"),
        ("女儿", "nǚ'ér"),
        ("app", "app"),
        ("！", "!"),
        ("一定", "yīdìng"),
        ("不是", "bùshì"),
        ("打call", "dǎ call"),
    ],
)
def test_a_word_is_read_as_pinyin_is_spelt(word: str, pinyin: str) -> None:
    assert read_word(word) == pinyin


def test_the_headword_is_read_as_its_entry_says() -> None:
    chongqing = entry("重庆", pinyin="Chóngqìng")
    assert sentence_pinyin("去重庆。", chongqing, SEGMENTER) == "Qù Chóngqìng."
