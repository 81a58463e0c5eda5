import pytest

from yanwai.engine.numerals import numerals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("二十多年前", ["二十多"]),
        ("三百多元", ["三百多"]),
        ("第6名和第一个", ["第6", "第一"]),
        ("20万人，2.5亿元", ["20万", "2.5亿"]),
        ("简直是二百五一个", ["二百五"]),
        ("一九九七年", ["一九九七"]),
        ("十几岁", ["十几"]),
        ("两三个", ["两三"]),
        ("几百万", ["几百万"]),
        ("三千零一夜", ["三千零一"]),
        ("给五百零花钱", ["五百"]),
        ("120多久能到，120多公里", ["120", "120多"]),
        ("一起，十分，百", []),
    ],
)
def test_a_numeral_is_found_whole(text: str, found: list[str]) -> None:
    assert [numeral.cut(text) for numeral in numerals(text)] == found
