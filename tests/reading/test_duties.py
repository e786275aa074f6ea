import pytest

from ipstats.reading.duties import duties_of

CASES = [  # what stands behind a task, who leads, who takes part
    ("(市市场监管局牵头，市公安局、市法院等按职责分工负责)", "市市场监管局", "市公安局;市法院"),
    ("(牵头单位：市科技局、市财政局；责任单位：市工信局，各县(市、区))", "市科技局;市财政局", "市工信局;各县(市、区)"),
    ("(省科技厅、省知识产权局，各市政府按职责分工负责)", None, "省科技厅;省知识产权局;各市政府"),
    ("(省知识产权领导小组成员单位按职责分工负责)", None, "省知识产权领导小组成员单位"),
    ("(市市场监管局)", None, "市市场监管局"),
    ("(市农业农村局、市林业局)", None, "市农业农村局;市林业局"),
    ("〔市科技局负责〕", None, "市科技局"),
    ("(由市科技局牵头，市教育局配合)", "市科技局", "市教育局"),
    ("(责任单位：市科技局；配合单位：市教育局)", None, "市科技局;市教育局"),
    ("\n责任单位：市科技局、市教育局\n", None, "市科技局;市教育局"),
    ("(市科技局、市教育局等有关部门按照各自职责负责)", None, "市科技局;市教育局"),
    ("(以下简称平台)", None, None),
    ("(含专利、商标、版权)", None, None),
    ("(GB/T 29490)", None, None),
]


@pytest.mark.parametrize(("behind", "lead", "support"), CASES)
def test_departments(behind, lead, support):
    duties = duties_of(f"加强保护。{behind}")
    assert (duties.lead, duties.support) == (lead, support)


@pytest.mark.parametrize(
    ("behind", "deadline"),
    [
        ("(责任单位：市科技局；完成时限：2025年底)", 2025),
        ("(市科技局负责，2023年12月底前完成)", 2023),
        ("(市科技局负责)", None),
    ],
)
def test_deadlines(behind, deadline):
    assert duties_of(f"到2024年建成平台。{behind}").deadline == deadline
