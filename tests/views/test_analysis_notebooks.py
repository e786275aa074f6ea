"""The notebooks that compare, audit and explore: each runs, in both languages, and explore also in a real JupyterLab."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from ipstats.errors import BadInput
from ipstats.paths import NOTEBOOKS
from ipstats.production.notebook import NotebookError, check_parameters, run_notebook

HAN = re.compile(r"[\u4e00-\u9fff]")
RUNS = [
    ("compare_regions", {"lang": "zh"}),
    ("compare_regions", {"lang": "en", "indicator": "valid_trademarks", "regions": "hegang,qinhuangdao"}),
    ("compare_regions", {"lang": "zh", "indicator": "suspects_arrested", "regions": "jiyuan"}),
    ("audit_plans", {"lang": "zh"}),
    ("audit_plans", {"lang": "en"}),
    ("explore", {"lang": "en", "region": "hegang"}),
]


def outputs(executed):
    return [output for cell in executed.cells for output in cell.get("outputs", [])]


@pytest.mark.parametrize(("name", "parameters"), RUNS, ids=lambda value: str(value))
def test_each_runs_and_warns_of_nothing(tmp_path, name, parameters):
    notebook = NOTEBOOKS / f"{name}.ipynb"
    check_parameters(notebook, parameters)
    shown = outputs(run_notebook(notebook, parameters, tmp_path))
    assert len(shown) >= 4
    assert not [output for output in shown if output.output_type == "stream"]


def test_comparison_says_what_it_compares(tmp_path):
    executed = run_notebook(NOTEBOOKS / "compare_regions.ipynb", {"lang": "en"}, tmp_path)
    whole = "".join(output.data.get("text/html", "") for output in outputs(executed) if "data" in output)
    for told in (
        "0.2581 † (2025)",
        "Target<br>(per 10,000 people)",
        "the plan sets no figure",
        "target met",
        "second-hand",
    ):
        assert told in whole


def test_an_unknown_region_or_indicator_is_told(tmp_path):
    for parameters, told in (
        [{"regions": "hegan"}, "did you mean 'hegang'"],
        [{"indicator": "tm"}, "unknown indicator"],
    ):
        with pytest.raises(NotebookError, match=told):
            run_notebook(NOTEBOOKS / "compare_regions.ipynb", parameters, tmp_path)


def test_a_kind_that_is_not_audited_is_told(data):
    from ipstats.views import audit_plans

    with pytest.raises(BadInput, match="known are conflict"):
        audit_plans.audit_table(data, "typo", "en")


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture
def lab(tmp_path):
    """Address of a JupyterLab on a copy of the notebooks."""
    shutil.copytree(NOTEBOOKS, tmp_path / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [
        "--no-browser",
        "--allow-root",
        "--IdentityProvider.token=",
        f"--port={port}",
        "--ServerApp.port_retries=0",
    ]
    place = {"JUPYTER_CONFIG_DIR": str(tmp_path / "config"), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
             "JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "spaces"), "PYTHONWARNINGS": "ignore"}  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *settings], cwd=tmp_path / "notebooks", env=os.environ | place,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield _answering(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(30)


def _answering(address, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return address
    raise TimeoutError(f"JupyterLab did not answer at {address} in {seconds} s")


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium to open JupyterLab in")
def test_explore_runs_in_jupyterlab(lab, pictures):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 3600})
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{lab}/lab/tree/explore.ipynb")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
        page.wait_for_timeout(2_500)  # a notebook run in the moment it is opened is asked which kernel it wants
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator("[data-command='runmenu:run-all']").click()
        page.locator(".widget-html img[alt*='基期值']").wait_for(timeout=90_000)
        page.locator(".widget-dropdown select").first.select_option("鹤岗市")
        page.locator(".widget-html", has_text="规划为5项指标设定了目标").wait_for(timeout=30_000)
        page.locator(".widget-dropdown select").nth(1).select_option("有效注册商标量")
        page.locator(".widget-html img[alt*='有效注册商标量']").wait_for(timeout=30_000)
        search = page.locator(".dt-search input").first
        search.wait_for(timeout=60_000)
        search.fill("hegang")
        rows = page.locator(".dt-scroll-body table tbody tr")
        page.wait_for_function("document.querySelector('.dt-scroll-body tbody').rows.length == 5", timeout=20_000)
        assert rows.count() >= 5
        page.locator(".jp-RenderedImage img").last.wait_for(timeout=30_000)
        page.screenshot(path=pictures / "explore-in-jupyterlab.png")
        assert (
            page.locator(
                "[data-mime-type='application/vnd.jupyter.error'], .jp-RenderedText[data-mime-type*=stderr]"
            ).count()
            == 0
        )
        assert not [url for url in asked if not url.startswith((lab, "data:", "blob:"))]
        browser.close()
