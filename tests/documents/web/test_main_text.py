"""Saved pages of several makes: their menus, footers and lists of links are no text, all else is kept."""

import pytest

from ipstats.documents.content import Grid
from ipstats.documents.web.reader import page_content

TITLE = "蓝城市知识产权“十四五”规划（2021—2025年）"
PROSE = [
    "“十三五”期间，蓝城市深入实施知识产权战略，创造质量、运用效益、保护水平和服务能力明显提升。截至2020年底，全市地理标志商标达到12件。",
    "到2025年，全市知识产权服务机构达到30家，知识产权对高质量发展的支撑作用更加突出。",
    "各县（区）、各部门要结合实际，制定工作方案，明确责任分工，抓好任务落实，确保商标申请量达到600件。",
]
TABLE = (
    "<table><tr><th rowspan=2>指标</th><th colspan=2>指标值</th></tr><tr><th>2020年</th><th>2025年</th></tr>"
    "<tr><td>有效注册商标量（件）</td><td>5024</td><td>9000</td></tr><tr><td>专利授权量（件）</td><td>320</td><td>450</td></tr></table>"
)
BODY = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{TABLE}<p>{PROSE[2]}</p>"
KEPT = [TITLE, *PROSE, "有效注册商标量（件）", "5024", "9000", "450"]
MENU = ["首页", "2024年度报告12件", "信息公开", "政策文件", "2023年专利授权量999件"]
RELATED = ["我市2024年专利授权量达到7777件", "蓝城市2026年政府工作报告", "2024年知识产权白皮书发布"]
FURNITURE = ["2024", "2023", "2026", "999", "7777", "首页"]


def items(texts: list[str], tag: str = "li") -> str:
    return "".join(f"<{tag}><a href='/{at}.html'>{text}</a></{tag}>" for at, text in enumerate(texts))


def lines(texts: list[str], between: str) -> str:
    return between.join(f"<a href='/{at}.html'>{text}</a>" for at, text in enumerate(texts))


PAGES = {
    "divs with names": f"""<title>{TITLE}_蓝城市人民政府2024</title><div class="header"><a href="/"><img alt="2024"></a>
        <div class="nav"><ul>{items(MENU)}</ul></div></div>
        <div class="position">您的位置：<a href="/">首页</a> &gt; <a href="/bg">2024年度报告</a></div>
        <div class="main"><div class="title"><h1>{TITLE}</h1></div><div class="info">发布时间：2021-12-30 来源：市知识产权局
        【字体：<a href="javascript:">大</a> <a href="javascript:">中</a> <a href="javascript:">小</a>】</div>
        <div class="TRS_Editor" id="zoom">{BODY}</div><div class="share">分享到：<a href="#">微信</a></div>
        <div class="related"><h3>相关链接</h3><ul>{items(RELATED)}</ul></div></div>
        <div class="footer"><a href="http://x">国家知识产权局</a><p>主办：蓝城市人民政府 版权所有 ICP备2024012345号</p></div>""",
    "tables for layout": f"""<table width=1000><tr><td colspan=5><img src=b.gif></td></tr><tr>{items(MENU, "td")}</tr></table>
        <table><tr><td width=200><table><tr><td>相关文章</td></tr>{items(RELATED, "tr><td")}</table></td><td>
        <table><tr><td>当前位置：<a href=/>首页</a>&gt;&gt;<a href=/b>2024年度报告12件</a></td></tr><tr><td><b>{TITLE}</b></td></tr>
        <tr><td>时间：2021-12-30</td></tr><tr><td>　　{PROSE[0]}<br>　　{PROSE[1]}<br>{TABLE}<br>　　{PROSE[2]}</td></tr>
        <tr><td>【<a href=javascript:print()>打印</a>】【<a href=javascript:close()>关闭</a>】</td></tr></table></td></tr></table>
        <table><tr><td>版权所有 蓝城市知识产权局 Copyright 2024 <a href=/x>ICP备2024012345号</a></td></tr></table>""",
    "elements of HTML 5": f"""<header><a href=/>蓝城政府网</a><nav><ul>{items(MENU)}</ul></nav></header><main><article><header><h1>{TITLE}</h1>
        <p>2021-12-30</p></header>{BODY}<footer>（此件公开发布）</footer></article><aside><h2>延伸阅读</h2><ul>{items(RELATED)}</ul>
        </aside></main><footer>© 2024 蓝城市 <a href=/icp>ICP备2024012345号</a></footer>""",
    "no names": f"<div>{lines(MENU, ' | ')}</div><h1>{TITLE}</h1>{BODY}<div>{lines(RELATED, '<br>')}</div>",
    "a menu without links": f"<div class='top-menu'><span>首页</span><span>2024年度报告12件</span></div><h1>{TITLE}</h1>{BODY}",
    "roles": f"<div role=navigation>{lines(MENU, ' ')}</div><div role=main><h1>{TITLE}</h1>{BODY}</div><div role=contentinfo>© 2024</div>",
    "menus longer than the text": f"<div><ul>{items(MENU * 20)}</ul></div><div><h2>{TITLE}</h2>{BODY}</div><div><ul>{items(RELATED * 20)}</ul></div>",
    "dates beside links": f"<div><h2>{TITLE}</h2>{BODY}</div><ul>{items(RELATED).replace('</li>', '<span>2024-01-05</span></li>')}</ul>",
    "before and after": f"<div>{TITLE}{BODY}<div>上一篇：<a href=a>{RELATED[0]}</a></div><div>下一篇：<a href=b>{RELATED[2]}</a></div></div>",
    "related teasers": f"<div><h1>{TITLE}</h1>{BODY}</div>"
    f"<div class=recommend><p><a href=/a>{RELATED[0]}</a>，同比增长5%，市知识产权局负责人表示将继续努力，再上台阶。</p></div>",
    "a picture menu and one link": f"<div><a href=/><img></a></div><div><a href=/b>2024年度报告12件</a></div><div><h1>{TITLE}</h1>{BODY}</div>",
    "a data table with links": f"<ul>{items(MENU)}</ul><h1>{TITLE}</h1>{BODY}".replace("专利授权量（件）", "<a href=/d>专利授权量（件）</a>"),
    "a long table": f"<div id=topNav>{lines(MENU, ' ')}</div><p>{TITLE}</p>{''.join(f'<table><tr><td>指标{n}<td>{n}</table>' for n in range(99))}{BODY}",
    "a menu in a table": f"<table><tr>{items(MENU, 'td')}</tr></table><p>{TITLE}</p>{BODY}",
    "a page in one cell": f"<table><tr><td>{lines(MENU, '&nbsp;')}<tr><td><center>{TITLE}</center>{BODY}<tr><td>友情链接：{lines(RELATED, ' ')}</table>",
    "bold links": f"<p><b>{lines(MENU, '</b> | <b>')}</b></p><h1>{TITLE}</h1>{BODY}",
    "WeChat": f"""<style>.rich_media_content{{visibility:hidden}}</style><div id="js_article"><h1 id="activity-name">{TITLE}</h1>
        <div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;"><section>{BODY}</section></div>
        <div class="rich_media_tool"><a href=javascript:>阅读原文</a> <a>分享</a></div></div>""",
}  # fmt: skip


def kept(source: str) -> str:
    parts = page_content(f"<html><body>{source}</body></html>", []).parts
    return "\n".join(
        "\t".join(cell.text for cell in part.cells) if isinstance(part, Grid) else str(part) for part in parts
    )


@pytest.mark.parametrize("name", PAGES)
def test_furniture_is_left_out_and_nothing_else(name):
    text = kept(PAGES[name])
    assert [part for part in KEPT if part not in text] == []
    assert [part for part in FURNITURE if part in text] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_table_of_a_page_is_whole(name):
    parts = page_content(PAGES[name], []).parts
    cells = next(part.cells for part in parts if isinstance(part, Grid) and part.cells[0].text == "指标")
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in cells[:4]] == (
        [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    )
    assert [cell.text for cell in cells[-3:]] == ["专利授权量（件）", "320", "450"]


# What has links, or is named like furniture, and yet belongs to the text
TEXT = [
    "<p>附件：<a href='1.xlsx'>主要指标表</a></p>",
    "<ul><li><a href='/f/1.docx'>附件1：指标表5件</a><li><a href='/f/2.PDF?x=1'>附件2：任务表6件</a></ul>",
    "<ul><li><a href='#s1'>一、发展目标5件</a><li><a href='http://a/b.html#s2'>二、重点任务6家</a></ul>",
    "<p>依据<a href=/a>《知识产权强国建设纲要（2021—2035年）》</a>和<a href=/b>《专利法》</a>，专利达到5件。</p>",
    "<div class=header><h1>关于印发规划的通知</h1></div>",
    "<header><p>蓝政发〔2021〕5号</p></header>",
    "<div class=foot><p>蓝城市人民政府于2021年12月30日印发本规划，自印发之日起施行，有效期五年，由市知识产权局解释；专利达到5件。</p></div>"
    "<p>{0}</p>",
    "<div class='right'><table><tr><td>专利（件）<td>5</table></div>",
    "<div class='share'><table><tr><td>占比<td>5%</table></div>",
    "<p>（三）保护版权所有者权益</p>",
    "<p>位置服务企业达到5家</p>",
    "<h2><a href=/self>二、发展目标</a></h2>",
]


@pytest.mark.parametrize("source", TEXT)
def test_what_has_links_or_a_name_of_furniture_and_is_text(source):
    text = kept(f"<ul>{items(MENU)}</ul><div><p>{TITLE}</p>{BODY}{source.format(PROSE[0])}</div>")
    plain = kept(source.format(PROSE[0]))
    assert plain
    assert "首页" not in text
    assert all(line in text for line in plain.split("\n"))


@pytest.mark.parametrize("page", [f"<ul>{items(MENU)}</ul>", f"<div class=main><p>{lines(MENU, ' ')}</p></div>"])
def test_a_page_that_is_nothing_but_links_is_kept(page):
    assert "2024年度报告12件" in kept(page)


def test_a_document_without_links_is_kept_whole():
    page = f"<div class=menu><p>{PROSE[0]}</p></div><h1>{TITLE}</h1><footer>{PROSE[1]}</footer>"
    assert kept(page).split() == [PROSE[0], TITLE, PROSE[1]]
