"""Equations on one line, as they are read out."""

import pytest
import wordfile
from lxml.etree import fromstring

from ipstats.documents.word.equations import equation


def m(name, *inner):
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def run(text):
    return m("r", m("t", text))


def e(*inner):
    return m("e", *inner)


def option(name, value):
    return f'<m:{name} m:val="{value}"/>'


TEN, TWO = e(run("10")), run("2")
SUM = run("a") + run("+") + run("b")
# what is tried, an equation, what it says
CASES = [
    ("text", run("GDP") + run("=5"), "GDP=5"),
    ("a power", m("sSup", TEN, m("sup", TWO)), "10²"),
    ("below one", m("sSup", TEN, m("sup", run("-3"))), "10⁻³"),
    ("with a letter", m("sSup", TEN, m("sup", run("n"))), "10^n"),
    ("with more", m("sSup", TEN, m("sup", run("n+1"))), "10^(n+1)"),
    ("of a sum", m("sSup", e(SUM), m("sup", TWO)), "(a+b)²"),
    ("an index", m("sSub", e(run("CO")), m("sub", TWO)), "CO₂"),
    ("a letter below", m("sSub", e(run("x")), m("sub", run("i"))), "x_i"),
    ("both", m("sSubSup", e(run("x")), m("sub", run("1")), m("sup", TWO)), "x₁²"),
    ("before", m("sPre", m("sub", run("1")), m("sup", TWO), e(run("H"))), "₁²H"),
    ("a fraction", m("f", m("num", run("120")), m("den", run("450"))), "120/450"),
    ("of words", m("f", m("num", run("有效量")), m("den", run("常住人口"))), "有效量/常住人口"),
    ("of sums", m("f", m("num", SUM), m("den", run("c-d"))), "(a+b)/(c-d)"),
    ("in brackets already", m("f", m("num", run("(a+b)")), m("den", run("2"))), "(a+b)/2"),
    ("a root", m("rad", m("radPr", option("degHide", "1")), m("deg"), e(TWO)), "√2"),
    ("of the third degree", m("rad", m("radPr"), m("deg", run("3")), e(SUM)), "³√(a+b)"),
    ("brackets", m("d", e(SUM)), "(a+b)"),
    ("other brackets", m("d", m("dPr", option("begChr", "["), option("endChr", "]")), e(run("a")), e(run("b"))), "[a|b]"),
    ("a sum", m("nary", m("naryPr", option("chr", "∑")), m("sub", run("i=1")), m("sup", run("n")), e(run("x"))), "∑_(i=1)^nx"),
    ("an integral", m("nary", m("naryPr"), m("sub"), m("sup"), e(run("x"))), "∫x"),
    ("a function", m("func", m("fName", run("ln")), e(run("x"))), "lnx"),
    ("a limit", m("limLow", e(run("lim")), m("lim", run("n→∞"))), "lim_(n→∞)"),
    ("a bar", m("bar", m("barPr"), e(run("x"))), "x"),
    ("a matrix", m("m", m("mPr"), m("mr", e(run("1")), e(run("2"))), m("mr", e(run("3")), e(run("4")))), "1, 2; 3, 4"),
    ("one below another", m("eqArr", m("eqArrPr"), e(run("a=1")), e(run("b=2"))), "a=1; b=2"),
    ("text of Word in it", "<m:r><w:t>5</w:t></m:r>", "5"),
    ("deleted", f"<w:del>{run('8')}</w:del><w:ins>{run('9')}</w:ins>", "9"),
    ("hidden", "<m:r><w:rPr><w:vanish/></w:rPr><m:t>8</m:t></m:r>" + run("9"), "9"),
    ("not hidden", "<m:r><w:rPr><w:vanish w:val='0'/></w:rPr><m:t>8</m:t></m:r>", "8"),
    ("one in another", m("f", m("num", m("sSup", TEN, m("sup", TWO))), m("den", m("f", m("num", run("1")), m("den", run("2"))))), "10²/(1/2)"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_equations_on_one_line(inner, text):
    assert equation(fromstring(f"<m:oMath {wordfile.NAMESPACES}>{inner}</m:oMath>")) == text
