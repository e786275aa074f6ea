"""Signs that documents print by a font or a place of their own: the font Symbol, raised and lowered digits."""

PRIVATE = 0xF000  # where Word and web pages pasted from it put the letters of such a font

# The encoding of the font Symbol, from 0x20 and from 0xA0 on; pieces of tall brackets are blank.
_SYMBOL = {
    0x20: " !∀#∃%&∋()∗+,-./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~",
    0xA0: "€ϒ′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√·¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
}
_SIGNS = {first + at: sign for first, signs in _SYMBOL.items() for at, sign in enumerate(signs)}
_FIGURES = "%()+,-./0123456789:<=>[]~′≤∞↔←↑→↓°±″≥×•÷≠≡≈"
_BULLETS = {0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓"}  # of the font Wingdings
_RINGS = {0xF081 + at: sign for at, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩ ❶❷❸❹❺❻❼❽❾❿") if sign != " "}  # of the same

# For str.translate where the font is not known: letters of the private-use area → the signs that they show.
PRIVATE_SIGNS = {PRIVATE + code: sign for code, sign in _SIGNS.items() if sign in _FIGURES} | _BULLETS | _RINGS

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


def symbol_sign(code: int) -> str:
    """The sign that a letter of the font Symbol shows, by its code in the font or in the private-use area.

    A code that the font does not have gives the letter itself.

    >>> symbol_sign(0xF0B3), symbol_sign(0xA3), symbol_sign(0xB1), symbol_sign(0x6D)
    ('≥', '≤', '±', 'μ')
    """
    return _SIGNS.get(code - PRIVATE if code >= PRIVATE else code, chr(code))


def raised(text: str) -> str:
    """A raised text with its digits as superscripts, so that they stand apart from a number before them.

    >>> "8.5" + raised("1"), "9000" + raised("[2]"), "10" + raised("-3")
    ('8.5¹', '9000[²]', '10⁻³')
    """
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """A lowered text with its digits as subscripts.

    >>> "CO" + lowered("2")
    'CO₂'
    """
    return text.translate(_LOWERED)
