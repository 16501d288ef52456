"""The report as people use it: in a real browser, from a file, with and without scripts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from made_run import compared_run, made_run

from policymine.report.html import write_report

selenium = pytest.importorskip("selenium", reason="selenium is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="Chromium and its chromedriver are missing: apt install chromium chromium-driver",
)

# The rules that come with the package do not know yet that HTML allows <div> inside <dl>.
OUTDATED = {"dlitem", "definition-list"}

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def open_browser(profile: Path, *, scripts: bool = True) -> Any:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if not scripts:
        setting = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", setting)
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(path, compared_run(("Lindehøj", "Åstrup")))
    return path.as_uri()


def text(driver: Any, selector: str) -> str:
    return str(
        driver.execute_script("return document.querySelector(arguments[0]).innerText", selector)
    )


def choose(driver: Any, form: str, field: str, value: str) -> None:
    driver.execute_script(
        "const form = document.querySelector(arguments[0]);"
        "form.elements[arguments[1]].value = arguments[2];"
        "form.dispatchEvent(new Event('input'));",
        form,
        field,
        value,
    )


def click(driver: Any, selector: str) -> None:
    driver.execute_script(
        "document.querySelector(arguments[0])"
        ".dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))",
        selector,
    )


def test_no_error_and_no_request(browser: Any, report: str) -> None:
    browser.get_log("performance")
    browser.get(report)
    assert browser.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [
        m["params"]["request"]["url"]
        for m in messages
        if m["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in sent if not url.startswith("file:")] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_page_is_no_wider_than_the_screen(browser: Any, report: str, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(report)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_search_and_filters_keep_their_state_in_the_address(browser: Any, report: str) -> None:
    browser.get(report)
    choose(browser, "#fund-filtre", "q", "trivsel")
    assert text(browser, "#fund-filtre output") == "2 rækker"
    choose(browser, "#fund-filtre", "unit", "1")
    assert text(browser, "#fund-filtre output") == "1 række"
    address = browser.current_url
    browser.get("about:blank")
    browser.get(address)
    assert text(browser, "#fund-filtre output") == "1 række"


def test_cell_opens_the_passages_behind_it(browser: Any, report: str) -> None:
    browser.get(report)
    click(browser, "a.cell")
    assert browser.execute_script("return document.querySelector('#belaeg').open")
    shown = text(browser, ".dialog-body")
    assert "Ansætte peer-medarbejdere i bostøtten" in shown
    assert "ordene 'fælles' og 'møde'" in shown


def test_actor_and_tie_open_their_sentences(browser: Any, report: str) -> None:
    browser.get(report)
    click(browser, ".stage .edge")
    assert "Vi samarbejder med" in text(browser, ".dialog-body")


@pytest.mark.parametrize("number", ["#kaede a.shows", "#binding li a", "#binding svg a"])
def test_a_number_opens_what_it_counts_and_leads_to_the_list(
    browser: Any, report: str, number: str
) -> None:
    browser.get(report)
    click(browser, number)
    shown = len(browser.find_elements("css selector", ".dialog-body article"))
    assert shown > 0
    click(browser, ".dialog-foot a")
    assert not browser.execute_script("return document.querySelector('#belaeg').open")
    browser.execute_script("location.hash = document.querySelector('.dialog-foot a').hash")
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert text(browser, "#fund-filtre output").split()[0] == str(shown)


def test_network_filters_hide_the_rest(browser: Any, report: str) -> None:
    browser.get(report)
    choose(browser, "#netvaerk-filtre", "relation", "funds")
    kinds = browser.execute_script(
        "return [...document.querySelectorAll('.stage .edge:not(.gone)')]"
        ".map(edge => edge.dataset.relation)"
    )
    assert set(kinds) == {"funds"}
    browser.get("about:blank")
    browser.get(report)
    choose(browser, "#netvaerk-filtre", "around", "Åstrup")
    assert "Lindehøj" not in text(browser, ".stage .scroll")


def test_without_scripts_everything_is_there(tmp_path: Path, report: str) -> None:
    driver = open_browser(tmp_path, scripts=False)
    try:
        driver.get(report)
        tree = driver.page_source
        assert "Måle borgernes trivsel to gange om året" in tree
        from selenium.webdriver.common.by import By

        assert driver.find_element(By.CSS_SELECTOR, "#fund tbody tr").is_displayed()
        assert not driver.find_element(By.CSS_SELECTOR, "#fund-filtre").is_displayed()
    finally:
        driver.quit()


@pytest.mark.parametrize(
    "title", ["</script><script>hit=1</script>", '"><img src=x onerror=hit=1>']
)
def test_hostile_titles_do_nothing(browser: Any, tmp_path: Path, title: str) -> None:
    data = made_run((title, "Lindehøj"))
    findings = data.tables["initiatives"].assign(title=title, responsible=title)
    nx.set_node_attributes(data.graph, title, "name")
    write_report(
        tmp_path / "r.html", replace(data, tables={**data.tables, "initiatives": findings})
    )
    browser.get((tmp_path / "r.html").as_uri())
    choose(browser, "#fund-filtre", "q", "script")
    click(browser, "a.cell")
    assert browser.execute_script("return window.hit") is None
    assert browser.get_log("browser") == []


def test_many_units_open_at_once(browser: Any, tmp_path: Path) -> None:
    write_report(tmp_path / "r.html", made_run(tuple(f"By {n}" for n in range(30)), repeat=9))
    browser.get((tmp_path / "r.html").as_uri())
    assert browser.execute_script("return document.querySelectorAll('*').length") < 40_000
    click(browser, "table.matrix tbody tr:last-child a.cell")
    assert "By 29" in text(browser, "#belaeg h2")


def test_axe_finds_nothing_serious(browser: Any, report: str) -> None:
    axe = pytest.importorskip("axe_selenium_python", reason="axe-selenium-python is missing")
    browser.get(report)
    checker = axe.Axe(browser)
    checker.inject()
    serious = [
        (found["id"], [node["html"][:120] for node in found["nodes"][:3]])
        for found in checker.run()["violations"]
        if found["impact"] in ("serious", "critical") and found["id"] not in OUTDATED
    ]
    assert serious == []
