#!/usr/bin/env python3
"""The pages of a round in Debian's Chromium: filters, sorting, the way from a heat-map cell to its quote, what people need who
see, hear or type differently, telephone width, paper, and valid HTML.

usage: html_slow_test.py CELAH CORPUS    (exit code 77: skipped, a tool is missing)
"""
import base64
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

PROGRAM, CORPUS = sys.argv[1], pathlib.Path(sys.argv[2])
PLANS = ["spbe-kominfo", "campur-rsud", "kurang-kecamatan", "aksi-kantah"]
HOSTILE = "\"><img src=x onerror=\"document.title='owned'\"><b>.pdf"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """W3C WebDriver, as far as this test needs it."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.profile = tempfile.mkdtemp()
        self.driver = subprocess.Popen(["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = ""
        try:
            self.start()
        except Exception:
            self.close()
            raise

    def start(self):
        for _ in range(100):
            try:
                self.call("GET", "/status")
                break
            except OSError:
                time.sleep(0.1)
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                     "--disable-component-update", "--disable-sync", "--window-size=1280,900", "--user-data-dir=" + self.profile]
        options = {"binary": shutil.which("chromium"), "args": arguments}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = "/session/" + self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def do(self, path, body=None):
        return self.call("POST", self.session + path, body or {})

    def open(self, file, fragment=""):
        self.do("/url", {"url": "about:blank"})
        self.do("/url", {"url": "file://" + urllib.parse.quote(str(file)) + fragment})

    def run(self, script, *arguments):
        return self.do("/execute/sync", {"script": script, "args": list(arguments)})

    def element(self, selector):
        return self.do("/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.do(f"/element/{self.element(selector)}/click")

    def type(self, selector, text):
        self.do(f"/element/{self.element(selector)}/value", {"text": text})

    def press(self, key):
        press = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.do("/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": press}]})

    def width(self, pixels):
        self.do("/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride",
                                      "params": {"width": pixels, "height": 844, "deviceScaleFactor": 1, "mobile": pixels < 600}})

    def complaints(self):
        return [entry["message"] for entry in self.do("/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]

    def close(self):
        if self.session:
            self.call("DELETE", self.session)
        self.driver.terminate()
        self.driver.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


VISIBLE = "[...document.querySelectorAll(arguments[0])].filter(one => one.getClientRects().length)"

CONTRAST = """
const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); return {rgb: n.slice(0, 3), a: n.length > 3 ? n[3] : 1}; };
const light = rgb => rgb.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const ground = element => { for (let one = element; one; one = one.parentElement) {
  const color = parse(getComputedStyle(one).backgroundColor); if (color.a === 1) return color.rgb; } return [255, 255, 255]; };
const seen = new Set(), bad = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || seen.has(element) || !element.getClientRects().length) continue;
  seen.add(element);
  const style = getComputedStyle(element), size = parseFloat(style.fontSize), bold = style.fontWeight >= 700;
  const a = light(parse(style.color).rgb), b = light(ground(element));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < (size >= 24 || bold && size >= 18.66 ? 3 : 4.5)) bad.push(element.tagName + '.' + element.className + ' ' + ratio.toFixed(2));
}
return [seen.size, bad];
"""

FAULTS = """
const bad = [], levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1]);
if (levels.filter(level => level === 1).length !== 1 || levels[0] !== 1) bad.push('not one h1, first of all');
levels.forEach((level, n) => { if (n && level > levels[n - 1] + 1) bad.push('heading of level ' + level + ' after ' + levels[n - 1]); });
for (const table of document.querySelectorAll('table')) {
  for (const head of table.querySelectorAll('th')) if (!head.scope) bad.push('th without scope: ' + head.textContent);
  for (const row of table.tBodies[0].rows) if (!row.querySelector('th[scope=row]')) bad.push('row without a header');
  if (!table.matches('.head') && !table.querySelector('thead th')) bad.push('table without column headers');
}
for (const field of document.querySelectorAll('input,select')) if (!field.labels.length) bad.push('field without a label: ' + field.id);
for (const image of document.querySelectorAll('svg')) if (!image.getAttribute('aria-label') && !image.getAttribute('aria-hidden')) bad.push('svg without a name');
for (const link of document.querySelectorAll('a')) if (!link.textContent.trim()) bad.push('link without a text');
const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
if (new Set(ids).size !== ids.length) bad.push('an id twice');
if (!document.documentElement.lang || !document.querySelector('main') || !document.title) bad.push('no language, main part or title');
for (const element of document.querySelectorAll('*')) if (element.tabIndex > 0) bad.push('tab order is forced');
return bad;
"""


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        (cls.folder / "in").mkdir()
        for name in PLANS:
            shutil.copy(CORPUS / f"{name}.pdf", cls.folder / "in")
        shutil.copy(CORPUS / "lama-kelurahan.pdf", cls.folder / "in" / HOSTILE.replace("/", ""))
        (cls.folder / "in" / "kosong.pdf").write_bytes(b"no PDF")
        cls.round = cls.folder / "out"
        done = subprocess.run([PROGRAM, "scan", cls.folder / "in", "-o", cls.round, "--html"], capture_output=True)
        assert done.returncode in (1, 3), done.stderr
        cls.records = [json.loads(line) for line in (cls.round / "results.jsonl").read_text().splitlines()]
        cls.letter = cls.folder / "letter.html"
        subprocess.run([PROGRAM, "scan", CORPUS / "spbe-kominfo.pdf", "--format", "letter", "--output", cls.letter])
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def page(self, name):
        return next(self.round.glob(f"html/{name}-*.html"))

    def report(self, name):
        return json.loads(next(self.round.glob(f"reports/{name}-*.json")).read_text())

    def pages(self):
        return [self.round / "index.html", self.letter, *sorted(self.round.glob("html/*.html"))]

    def visible(self, selector):
        return self.browser.run(f"return {VISIBLE}.length", selector)

    def test_report_filters(self):
        browser = self.browser
        browser.open(self.page("spbe-kominfo"))
        everything = self.visible(".area .it")
        self.assertEqual(everything, browser.run("return document.querySelectorAll('.area .it').length"))
        browser.click("#f-gap")
        gaps = self.visible(".area .it")
        self.assertTrue(0 < gaps < everything)
        self.assertEqual(gaps, self.visible(".area .it.g"))
        browser.run("const s = document.getElementById('f-area'); s.value = '5'; s.dispatchEvent(new Event('input', {bubbles: true}))")
        self.assertEqual(browser.run(f"return {VISIBLE}.map(one => one.id)", ".area"), ["a-5"])
        browser.click("#filter button")
        time.sleep(0.2)
        self.assertEqual(self.visible(".area .it"), everything)
        browser.type("#f-text", "gratifikasi")
        shown = browser.run(f"return {VISIBLE}.map(one => one.textContent.toLowerCase())", ".area .ind")
        self.assertTrue(shown and all("gratifikasi" in text for text in shown))
        self.assertIn(str(len(shown)), browser.run("return document.getElementById('f-count').textContent"))

    def test_index_filters_and_sorts(self):
        browser = self.browser
        browser.open(self.round / "index.html")
        coverage = "return [...document.querySelector('.heat').tBodies[0].rows].map(row => parseFloat(row.cells[1].textContent.replace(',', '.')))"
        before = browser.run(coverage)
        browser.click(".heat thead th:nth-child(2) button")
        self.assertEqual(browser.run(coverage), sorted(before))
        browser.click(".heat thead th:nth-child(2) button")
        self.assertEqual(browser.run(coverage), sorted(before, reverse=True))
        self.assertEqual(browser.run("return document.querySelectorAll('[aria-sort=descending]').length"), 1)
        agency = next(one["agency"] for one in self.records if "spbe" in one["path"])
        browser.type("#f-text", agency.split()[-1].lower())
        shown = browser.run(f"return {VISIBLE}.map(row => row.cells[0].textContent)", ".heat tbody tr")
        self.assertTrue(shown and all(agency.split()[-1] in one for one in shown))

    def test_heat_map_cell_leads_to_its_quote(self):
        browser, followed = self.browser, 0
        for name in PLANS[:2]:
            for area in self.report(name)["areas"][:3]:
                indicator = next((one for one in area["indicators"] if one["items"][0]["found"]), None)
                if indicator is None:
                    continue
                browser.open(self.round / "index.html")
                browser.click(f".heat td a[href*='{self.page(name).name}#i-{indicator['id']}']")
                target, top = browser.run("const t = document.querySelector(':target'); return [t && t.textContent, t && t.getBoundingClientRect().top]")
                place = indicator["items"][0]["found"][0]
                self.assertIn(place["quote"], target)
                self.assertIn(f"hlm. {place['page']}", target)
                self.assertTrue(0 <= top < 900, "it is on the screen")
                followed += 1
        self.assertGreater(followed, 3)

    def test_failures_are_listed(self):
        self.browser.open(self.round / "index.html")
        text = self.browser.run("return document.getElementById('gagal').textContent")
        self.assertIn("kosong.pdf", text)
        self.browser.click("#gagal a")
        self.assertIn("tidak dapat dinilai", self.browser.run("return document.body.textContent"))

    def test_keyboard_reaches_everything(self):
        browser = self.browser
        browser.open(self.page("spbe-kominfo"))
        reached, unseen = [], []
        for _ in range(30):
            browser.press("\ue004")
            tag, outline = browser.run("const e = document.activeElement; return [e.id || e.className || e.tagName, getComputedStyle(e).outlineStyle]")
            if tag == "BODY":
                break   # once round
            reached.append(tag)
            if outline == "none":
                unseen.append(tag)
        self.assertEqual(reached[0], "skip")
        self.assertTrue({"f-gap", "f-area", "f-text"} <= set(reached), reached)
        self.assertEqual(unseen, [], "the focus can be seen everywhere")

    def test_everyone_can_read_them(self):
        for page in self.pages():
            with self.subTest(page.name):
                self.browser.open(page)
                texts, faint = self.browser.run(CONTRAST)
                self.assertGreater(texts, 5)
                self.assertEqual(faint, [])
                self.assertEqual(self.browser.run(FAULTS), [])

    def test_documents_do_nothing_to_them(self):
        for page in self.pages():
            self.browser.open(page)
            self.assertNotEqual(self.browser.run("return document.title"), "owned")
            self.assertEqual(self.browser.run("return document.images.length"), 0)
        self.assertEqual([one for one in self.browser.complaints() if "favicon" not in one], [])

    def test_they_fit_a_telephone(self):
        self.addCleanup(self.browser.width, 1280)
        self.browser.width(390)
        for page in self.pages():
            with self.subTest(page.name):
                self.browser.open(page)
                self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 390)

    def test_paper(self):
        self.browser.open(self.page("spbe-kominfo"))
        pdf = base64.b64decode(self.browser.do("/print", {"shrinkToFit": False, "page": {"width": 21.0, "height": 29.7}}))
        text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True).stdout.decode()
        report = self.report("spbe-kominfo")
        for area in report["areas"]:
            for indicator in area["indicators"]:
                self.assertIn(indicator["id"], text)
        self.assertNotIn("Hapus saringan", text)

    def test_every_sheet_of_the_index_says_what_its_columns_are(self):
        self.browser.open(self.round / "index.html")
        self.browser.run("const body = document.querySelector('.heat tbody'), row = body.rows[0];"
                         "for (let n = 0; n < 60; ++n) body.appendChild(row.cloneNode(true));")
        head = self.browser.run("return document.querySelector('.heat thead tr:last-child th').textContent")
        pdf = base64.b64decode(self.browser.do("/print", {"orientation": "landscape"}))
        sheets = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True).stdout.decode().split("\f")
        name = self.browser.run("return document.querySelector('.heat tbody th a').textContent")
        full = [sheet for sheet in sheets if sheet.count(name) > 3]
        self.assertGreater(len(full), 1)
        for sheet in full:
            self.assertIn(head, sheet)
        self.assertEqual(self.browser.run("return document.querySelectorAll('.heat thead button').length > 2"), True)

    def test_valid(self):
        for page in self.pages():
            with self.subTest(page.name):
                self.assertEqual(subprocess.run(["tidy", "-q", "-e", page], capture_output=True).stderr.decode(), "")


if __name__ == "__main__":
    lacking = [tool for tool in ("chromium", "chromedriver", "tidy", "pdftotext") if shutil.which(tool) is None]
    if lacking:
        print("skipped: not installed: " + ", ".join(lacking))
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
