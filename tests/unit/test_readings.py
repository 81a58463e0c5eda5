import pytest

from support.lexicons import entry
from yanwai.dictionary.reference import current_reference
from yanwai.engine.readings import Reader
from yanwai.engine.segment import Segmenter
from yanwai.text.spans import Span

REFERENCE = current_reference()
READER = Reader(Segmenter(REFERENCE.words, ["小程序"]), REFERENCE.dictionary)


def test_an_example_is_read_by_words_and_punctuated_as_english() -> None:
    sentence = "你好，打开“小程序”吧！我在上海。"
    reading = READER.example(sentence, entry("小程序"))
    assert reading == "Nǐhǎo, dǎkāi “xiǎo chéngxù” ba! Wǒ zài Shànghǎi."


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("西安", "Xī'ān"),
        ("哪儿", "nǎr"),
        ("女儿", "nǚ'ér"),
        ("app", "app"),
        ("好！", "hǎo !"),
        ("一定", "yīdìng"),
        ("打call", "dǎ call"),
        ("7天", "7 tiān"),
    ],
)
def test_a_text_is_read_as_pinyin_is_spelt(text: str, pinyin: str) -> None:
    assert READER.pinyin(text) == pinyin


@pytest.mark.parametrize(
    ("sentence", "word", "syllables"),
    [
        ("他得了第一名。", "得", ["de2"]),
        ("他跑得很快。", "得", ["de5"]),
        ("火车上能睡一觉。", "觉", ["jiao4"]),
        ("得先挂号。", "得", ["dei3"]),
        ("坐地铁便宜。", "便宜", ["pian2", "yi5"]),
        ("你发得也太晚了。", "得", ["de5"]),
        ("我去银行取钱。", "银行", ["yin2", "hang2"]),
        ("这事儿行不行？", "行", ["xing2"]),
        ("明朝的皇帝。", "明朝", ["Ming2", "chao2"]),
        ("乾隆皇帝", "乾隆", ["Qian2", "long2"]),
        ("衣服乾了。", "乾", ["gan1"]),
        ("我长大了。", "长大", ["zhang3", "da4"]),
        ("你明天还得去一趟。", "得", ["dei3"]),
        ("她也得到了奖。", "得到", ["de2", "dao4"]),
        ("这顿饭解决不了问题。", "了", ["liao3"]),
        ("我不了，你们去吧。", "了", ["le5"]),
        ("他下个月还钱。", "还", ["huan2"]),
        ("这个箱子太重了。", "重", ["zhong4"]),
        ("大夫说要忌口。", "大夫", ["dai4", "fu5"]),
        ("那咋办啊？", "咋", ["za3"]),
    ],
)
def test_the_sentence_decides_how_a_word_is_read(
    sentence: str, word: str, syllables: list[str]
) -> None:
    start = sentence.index(word)
    assert READER.word(sentence, Span(start, start + len(word))) == syllables


def test_the_headword_is_read_as_its_entry_says() -> None:
    chongqing = entry("重庆", pinyin="Chóngqìng")
    assert READER.example("去重庆。", chongqing) == "Qù Chóngqìng."


def test_a_long_form_is_written_by_its_words() -> None:
    segmenter = Segmenter(REFERENCE.words, ["此地无银"])
    reading = Reader(segmenter, REFERENCE.dictionary).example("太此地无银了。", entry("掩耳盗铃"))
    assert reading == "Tài cǐdì wú yín le."
    assert READER.example("都什么年代了。", entry("小程序")) == "Dōu shénme niándài le."


def test_people_counted_are_no_individual() -> None:
    term = entry("小程序")
    assert READER.example("没几个人。", term) == "Méi jǐ gè rén."
    assert READER.example("我个人。", term) == "Wǒ gèrén."


def test_a_double_dash_is_one() -> None:
    assert READER.example("好——不好。", entry("小程序")) == "Hǎo — bùhǎo."


def test_a_sentence_longer_than_the_model_takes_is_still_read() -> None:
    sentence = "啊" * 300 + "还"
    assert len(READER.word(sentence, Span(300, 301))) == 1
