import pytest

from yanwai.engine.sandhi import spoken_tones


@pytest.mark.parametrize(
    ("characters", "written", "spoken"),
    [
        ("一定", "yi1 ding4", "yi2 ding4"),
        ("一起", "yi1 qi3", "yi4 qi3"),
        ("一般", "yi1 ban1", "yi4 ban1"),
        ("一个", "yi1 ge5", "yi2 ge5"),
        ("第一名", "di4 yi1 ming2", "di4 yi1 ming2"),
        ("二十一岁", "er4 shi2 yi1 sui4", "er4 shi2 yi1 sui4"),
        ("统一", "tong3 yi1", "tong3 yi1"),
        ("不是", "bu4 shi4", "bu2 shi4"),
        ("不好", "bu4 hao3", "bu4 hao3"),
        ("对不起", "dui4 bu5 qi3", "dui4 bu5 qi3"),
    ],
)
def test_one_and_not_change_their_tones(characters: str, written: str, spoken: str) -> None:
    assert spoken_tones(characters, written.split()) == spoken.split()
