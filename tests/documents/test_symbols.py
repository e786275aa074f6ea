import pytest

from ipstats.documents.symbols import PRIVATE_SIGNS, lowered, raised, symbol_sign

# code in the font, what it shows
SYMBOLS = [
    (0xB3, "≥"), (0xA3, "≤"), (0xB1, "±"), (0xB4, "×"), (0xB8, "÷"), (0xB9, "≠"), (0xBB, "≈"), (0xA5, "∞"),
    (0x3C, "<"), (0x3E, ">"), (0x25, "%"), (0x35, "5"), (0xB0, "°"), (0xB7, "•"), (0x61, "α"), (0x7E, "~"),
    (0xE5, "∑"), (0xD7, "·"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "sign"), SYMBOLS)
def test_signs_of_the_font_symbol(code, sign):
    assert symbol_sign(code) == symbol_sign(0xF000 + code) == sign


def test_a_letter_that_the_font_does_not_have_stays():
    assert symbol_sign(0x4E00) == "一"
    assert symbol_sign(0xF0FE) == "\uf0fe"


def test_private_letters_of_an_unknown_font():
    assert "\uf0b39000，\uf0a3450，\uf0b114".translate(PRIVATE_SIGNS) == "≥9000，≤450，±14"
    assert "\uf06c 加强".translate(PRIVATE_SIGNS) == "● 加强"
    assert "\uf061\ue001".translate(PRIVATE_SIGNS) == "\uf061\ue001"  # nobody knows what they show


@pytest.mark.parametrize(("text", "up", "low"), [("12", "¹²", "₁₂"), ("[3]", "[³]", "[₃]"), ("注a*", "注a*", "注a*")])
def test_raised_and_lowered_digits(text, up, low):
    assert raised(text) == up
    assert lowered(text) == low
