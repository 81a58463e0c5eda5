import pytest

from yanwai.lexicon.pinyin import PinyinMismatchError, align_pinyin, to_zhuyin


@pytest.mark.parametrize(
    ("word", "pinyin", "syllables"),
    [
        ("小程序", "xiǎo chéngxù", ["xiǎo", "chéng", "xù"]),
        ("西安", "Xī'ān", ["xī", "ān"]),
        ("先", "xiān", ["xiān"]),
        ("打call", "dǎ call", ["dǎ", "call"]),
        ("520", "wǔ èr líng", ["wǔ", "èr", "líng"]),
        ("110", "yāo yāo líng", ["yāo", "yāo", "líng"]),
        ("点儿", "diǎnr", ["diǎn", "r"]),
        (
            "说曹操，曹操到",
            "shuō Cáo Cāo, Cáo Cāo dào",
            ["shuō", "cáo", "cāo", "cáo", "cāo", "dào"],
        ),
    ],
)
def test_pinyin_divides_into_a_syllable_for_each_character(
    word: str, pinyin: str, syllables: list[str]
) -> None:
    assert [reading for _, reading in align_pinyin(word, pinyin)] == syllables


@pytest.mark.parametrize("pinyin", ["chéngxù", "xiǎo chéngxù le", "xiǎo qxq xù", ""])
def test_pinyin_of_another_length_does_not_fit(pinyin: str) -> None:
    with pytest.raises(PinyinMismatchError, match="not one syllable for each"):
        align_pinyin("小程序", pinyin)


def test_zhuyin_follows_from_pinyin() -> None:
    assert to_zhuyin("小程序", "xiǎo chéngxù") == "ㄒㄧㄠˇ ㄔㄥˊ ㄒㄩˋ"


def test_latin_letters_stay_in_zhuyin() -> None:
    assert to_zhuyin("AA制", "AA zhì") == "AA ㄓˋ"


def test_erhua_has_its_own_sign_in_zhuyin() -> None:
    assert to_zhuyin("哪儿", "nǎr") == "ㄋㄚˇ ㄦ"


def test_pinyin_that_does_not_fit_gives_no_zhuyin() -> None:
    assert to_zhuyin("小程序", "xiǎo") == ""
