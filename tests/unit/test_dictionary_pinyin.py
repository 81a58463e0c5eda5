import pytest

from yanwai.dictionary.definitions import Script, to_display
from yanwai.dictionary.pinyin import to_pinyin, to_zhuyin


@pytest.mark.parametrize(
    ("numbered", "pinyin"),
    [
        ("xiao3 cheng2 xu4", "xiǎochéngxù"),
        ("Xi1 an1", "Xī'ān"),
        ("tian1 e2", "tiān'é"),
        ("hai3 ou1", "hǎi'ōu"),
        ("nu:3 er2", "nǚ'ér"),
        ("lu:4", "lǜ"),
        ("lu:e4", "lüè"),
        ("lv4", "lǜ"),
        ("Lu:3", "Lǚ"),
        ("dian3 r5", "diǎnr"),
        ("dong1 xi5", "dōngxi"),
        ("m2 mei2", "ḿméi"),
        ("Zhong1 hua2 Ren2 min2 Gong4 he2 guo2", "Zhōnghuá Rénmín Gònghéguó"),
        ("Hua4 Shan1", "Huà Shān"),
        ("ren2 wai4 you3 ren2 , tian1 wai4 you3 tian1", "rénwàiyǒurén, tiānwàiyǒutiān"),
        ("Zhen1 · Ao4 si1 ting1", "Zhēn·Àosītīng"),
        ("Mao2 Ze2 dong1 : Xian1 wei2 ren2 zhi1", "Máo Zédōng: Xiānwéirénzhī"),
        ("yi1mo2-yi1yang4", "yīmó-yīyàng"),
        ("qian1ke4", "qiānkè"),
        ("san1 C", "sān C"),
        ("T xu4", "T xù"),
        ("ka3 la1 O K", "kǎlā OK"),
        ("da3 call", "dǎ call"),
    ],
)
def test_numbered_syllables_become_words_with_tone_marks(numbered: str, pinyin: str) -> None:
    assert to_pinyin(numbered.split()) == pinyin


@pytest.mark.parametrize(
    ("numbered", "zhuyin"),
    [
        ("xiao3 cheng2 xu4", "ㄒㄧㄠˇ ㄔㄥˊ ㄒㄩˋ"),
        ("Lu:3", "ㄌㄩˇ"),
        ("dong1 xi5", "ㄉㄨㄥ ㄒㄧ˙"),
        ("dian3 r5", "ㄉㄧㄢˇ ㄦ"),
        ("er2", "ㄦˊ"),
        ("m2", "ㄇˊ"),
        ("xx5", "xx"),
        ("K ge1", "K ㄍㄜ"),
        ("ren2 , tian1", "ㄖㄣˊ, ㄊㄧㄢ"),
    ],
)
def test_numbered_syllables_become_zhuyin(numbered: str, zhuyin: str) -> None:
    assert to_zhuyin(numbered.split()) == zhuyin


@pytest.mark.parametrize(
    ("definition", "script", "text"),
    [
        ("see 一點|一点[yi1 dian3]", "simplified", "see 一点[yīdiǎn]"),
        ("see 一點|一点[yi1 dian3]", "traditional", "see 一點[yīdiǎn]"),
        ("CL:個|个[ge4],件[jian4]", "simplified", "CL:个[gè],件[jiàn]"),
        (
            "Lüliang City 呂梁市|吕梁市[Lu : 3 liang2 Shi4]",
            "simplified",
            "Lüliang City 吕梁市[Lǚliáng Shì]",
        ),
        ("abbr. for B型超聲|B型超声[B xing2]", "traditional", "abbr. for B型超聲[B xíng]"),
        ("in forms like 到...為止|到...为止)", "simplified", "in forms like 到...为止)"),
        ("also pr. [da4bu4fen4]", "simplified", "also pr. [dàbùfèn]"),
        ("(from Taiwanese, Tai-lo pr. [ue-á-tshài])", "simplified", None),
        ("square brackets [ ]", "simplified", None),
        ("triose (CH2O)3", "simplified", None),
    ],
)
def test_a_definition_shows_one_script_and_tone_marks(
    definition: str, script: Script, text: str | None
) -> None:
    assert to_display(definition, script) == (text or definition)
