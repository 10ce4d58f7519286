"""Drives the page of a running service through all its views, and says what is not as it must be.

Usage: page_test.py URL SCREENSHOTS. NUTHATCH_KEY is an admin's key, where the service needs one. The service holds the demo shop's
documents in its collection `default`; a collection `page-test` is made, and deleted at the end.
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

from devtools import Browser, PageError

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
          "form-action 'none'; frame-ancestors 'none'")
QUESTION = "Can I return boots that I wore outside?"
# It breaks out of attributes, comments, titles, scripts and templates.
MARKUP = ("kestrel \"'`--></title></textarea></script><script>alert(1)</script><img src=x onerror=alert(2)>"
          "<svg/onload=alert(3)><a href=\"javascript:alert(4)\">x</a>{{7*7}}${7*7}")
HOSTILE = f"<b>{MARKUP}</b>"
COLLECTION = "page-test"
# Characters of one to four bytes before the chunk, so that bytes taken for units would show the wrong words.
BEFORE = "Größe – 尺寸 🪶🪺: "

LOOKS = [("light", 1280, 860), ("dark", 1280, 860), ("phone", 360, 740)]


class PageTest:
    def __init__(self, base, folder):
        self.base = base.rstrip("/")
        self.folder = folder
        self.key = os.environ.get("NUTHATCH_KEY")
        self.failures = []
        self.checks = 0
        self.browser = Browser()
        self.key_script = None
        self.use_key()

    # Reporting.

    def check(self, name, holds, detail=""):
        self.checks += 1
        if not holds:
            self.failures.append(name)
            print(f"✘ {name}{f': {detail}' if detail != '' else ''}", flush=True)

    def run(self):
        self.browser.look(*LOOKS[0][1:])
        try:
            self.prepare()
            for step in (self.headers, self.parser_takes_any_cut, self.bytes_become_units, self.answer_streams, self.follow_up_sends_history,
                         self.cancel, self.feedback, self.documents, self.markup_is_text, self.traffic, self.gaps,
                         self.errors_in_words, self.key_is_asked_for, self.keyboard, self.theme, self.reduced_motion, self.looks):
                try:
                    step()
                except PageError as error:
                    self.check(step.__name__.replace("_", " "), False, str(error))
                    self.save(f"failed-{step.__name__}")
                    self.browser.answering_none()
            self.nothing_from_elsewhere()
        finally:
            self.tidy_up()
            self.browser.close()
        print(f"{self.checks - len(self.failures)} of {self.checks} checks hold; screenshots are in {self.folder}")
        return 1 if self.failures else 0

    def save(self, name, whole=False):
        self.browser.screenshot(os.path.join(self.folder, f"{name}.png"), whole)

    # The service.

    def ask(self, method, path, body=None):
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        data = None if body is None else json.dumps(body).encode()
        return urllib.request.urlopen(urllib.request.Request(self.base + path, data, headers, method=method), timeout=60)

    def prepare(self):
        text = f"{BEFORE}{HOSTILE}\n\nThe kestrel lamp burns for {HOSTILE} nine hours.\n"
        self.ask("PUT", f"/v1/collections/{COLLECTION}/documents/{urllib.parse.quote(HOSTILE, safe='')}", {
            "title": HOSTILE, "text": text, "format": "text", "uri": "javascript:alert(5)//" + HOSTILE, "language": "en",
            "metadata": {"note": HOSTILE},
        }).read()

    def tidy_up(self):
        try:
            self.ask("DELETE", f"/v1/collections/{COLLECTION}").read()
        except (urllib.error.URLError, OSError):
            print(f"The collection {COLLECTION} could not be deleted.")

    # The page.

    def go(self, place="", condition="document.querySelector('#question')"):
        """Opens the page anew at a place of its own."""
        browser = self.browser
        self.violations()
        browser.call("Page.navigate", url="about:blank")
        browser.wait("location.href === 'about:blank'")
        browser.open(f"{self.base}/{place}")
        browser.wait(condition)

    def use_key(self):
        if self.key:
            # A blank page has no storage.
            self.key_script = self.browser.before_each_page(
                f"if (location.protocol !== 'about:') sessionStorage.setItem('nuthatch-key', {json.dumps(self.key)})")

    def text(self, selector):
        return self.browser.evaluate(f"document.querySelector({json.dumps(selector)})?.textContent ?? ''")

    def texts(self, selector):
        return self.browser.evaluate(f"[...document.querySelectorAll({json.dumps(selector)})].map((found) => found.textContent)")

    def submit(self, question, collection="default"):
        """Types a question and sends it by the Enter key."""
        self.browser.wait(f"[...document.querySelector('#collection').options].some((option) => option.value === {json.dumps(collection)})")
        self.browser.evaluate(f"document.querySelector('#collection').value = {json.dumps(collection)}; document.querySelector('#question').focus()")
        self.browser.type(question)
        self.browser.press("Enter")

    LAST = ".turn:last-child"

    def answered(self):
        self.browser.wait(f"document.querySelector('{self.LAST} .route') && document.querySelector('#cancel').hidden", 60)

    # The steps.

    def headers(self):
        with urllib.request.urlopen(self.base + "/", timeout=30) as response:
            self.check("the policy of the page is strict", response.headers.get("Content-Security-Policy") == POLICY,
                       response.headers.get("Content-Security-Policy"))
            self.check("the page is HTML in UTF-8", response.headers["Content-Type"].lower().replace(" ", "") == "text/html;charset=utf-8")
            self.check("types are not guessed", response.headers.get("X-Content-Type-Options") == "nosniff")
        for name, kind in (("app.css", "text/css"), ("app.js", "text/javascript"), ("icon.svg", "image/svg+xml")):
            with urllib.request.urlopen(f"{self.base}/assets/{name}", timeout=30) as response:
                self.check(f"{name} is {kind}", response.headers.get_content_type() == kind, response.headers["Content-Type"])

    def parser_takes_any_cut(self):
        self.go()
        wrong = self.browser.evaluate("""(async () => {
            const { EventStreamParser } = await import("/assets/sse.js");
            const wanted = JSON.stringify([{event: "delta", data: "a ü 🪶"}, {event: "message", data: "one\\ntwo"},
                {event: "final", data: "{}"}, {event: "message", data: ""}]);
            const wrong = [];
            for (const end of ["\\n", "\\r\\n", "\\r"]) {
                const lines = [": ping", "", "event: delta", "data: a ü 🪶", "", "data: one", "data:two", "id: 7", "", "event:final",
                    "data: {}", "", "event: none", "", "data", "", "data: unfinished"];
                const bytes = new TextEncoder().encode("\\ufeff" + lines.join(end) + end);
                for (let first = 0; first <= bytes.length; first += 1) {
                    for (let second = first; second <= bytes.length; second += 1) {
                        const parser = new EventStreamParser();
                        const events = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)]
                            .flatMap((part) => parser.push(part));
                        if (JSON.stringify(events) !== wanted) wrong.push([JSON.stringify(end), first, second, JSON.stringify(events)]);
                    }
                }
                const parser = new EventStreamParser();
                const events = [...bytes].flatMap((byte) => parser.push(Uint8Array.of(byte)));
                if (JSON.stringify(events) !== wanted) wrong.push([JSON.stringify(end), "byte by byte"]);
            }
            return wrong.slice(0, 3);
        })()""")
        self.check("events are read right for any cut of the bytes", wrong == [], wrong)

    def bytes_become_units(self):
        wrong = self.browser.evaluate("""(async () => {
            const { pieces, utf16Indices } = await import("/assets/utf8.js");
            const texts = ["", "plain", "Größe – 尺寸 🪶🪺 end", "\\ud83d alone", "🪶"];
            const wrong = [];
            for (const text of texts) {
                const wanted = [];
                for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) {
                    const width = new TextEncoder().encode(String.fromCodePoint(text.codePointAt(index))).length;
                    for (let byte = 0; byte < width; byte += 1) wanted.push(index);
                }
                wanted.push(text.length, text.length);
                const got = utf16Indices(text, wanted.map((_, byte) => byte));
                if (JSON.stringify(got) !== JSON.stringify(wanted)) wrong.push([text, got, wanted]);
            }
            const cut = JSON.stringify(pieces("äbcdef", [{start: 2, end: 5}, {start: 4, end: 6}, {start: 3, end: 3}]));
            const wanted = '[{"text":"ä","covers":[]},{"text":"b","covers":[0]},{"text":"c","covers":[0]},'
                + '{"text":"d","covers":[0,1]},{"text":"e","covers":[1]},{"text":"f","covers":[]}]';
            if (cut !== wanted) wrong.push(cut);
            return wrong;
        })()""")
        self.check("bytes become UTF-16 units, and overlapping spans pieces", wrong == [], wrong)

    def answer_streams(self):
        self.go()
        self.browser.evaluate("""import("/assets/answer.js").then(({AnswerView}) => {
            window.__grown = [];
            const add = AnswerView.prototype.addWords;
            AnswerView.prototype.addWords = function (text) {
                add.call(this, text);
                __grown.push([this.words.textContent.length, document.querySelectorAll(".source").length,
                    document.querySelectorAll("#announcer p").length]);
            };
        })""")
        self.submit(QUESTION)
        self.answered()
        grown = self.browser.evaluate("__grown")
        # An answer that is kept comes in one piece, one that a model writes sentence by sentence.
        lengths = [length for length, _, _ in grown if length > 0]
        self.check("words arrive, and only grow", lengths != [] and lengths == sorted(set(lengths)), grown[:4])
        self.check("sources are there before the first word", bool(grown) and grown[0][1] > 0, grown[:1])
        self.check("sentences are announced while the answer still arrives", bool(grown) and grown[-1][2] >= 3, grown[-1:])
        self.check("the question is shown", self.text(f"{self.LAST} .question") == QUESTION)
        self.check("the answer has words", len(self.text(f"{self.LAST} .words")) > 20)
        cites = self.browser.evaluate(f"document.querySelectorAll('{self.LAST} .words .cite').length")
        self.check("the answer shows its citations", cites > 0)
        self.check("no marker is left as text", "[1]" not in self.text(f"{self.LAST} .words"))
        self.check("each citation has its quote", self.browser.evaluate(
            f"[...document.querySelectorAll('{self.LAST} .cite')].every((cite) => document.getElementById('quote-1-' + cite.textContent))"))
        route = self.text(f"{self.LAST} .route")
        for fact in ("Understood as", "First word", "Whole", "Cost", "Cache", "Grounding"):
            self.check(f"the route tells: {fact}", fact in route, route)
        self.check("the arriving answer is announced", "days" in self.text("#announcer"), self.text("#announcer"))
        self.browser.evaluate(f"document.querySelector('{self.LAST} .cite').click()")
        self.check("a citation highlights its source and takes the focus there",
                   self.browser.evaluate("document.querySelector('.quote.lit') === document.activeElement"))
        self.browser.evaluate(f"document.querySelector('{self.LAST} .tools summary').click()")
        raw = json.loads(self.text(f"{self.LAST} .raw"))
        self.check("the raw answer is there", raw["question"] == QUESTION)

    def follow_up_sends_history(self):
        self.submit("And how long does the refund take?")
        self.browser.wait("document.querySelectorAll('.turn').length === 2")
        self.answered()
        body = json.loads([body for url, body in self.browser.bodies if url.endswith("/v1/answers")][-1])
        self.check("a follow-up sends what was said before", [turn["role"] for turn in body.get("history", [])] == ["user", "assistant"]
                   and body["history"][0]["content"] == QUESTION, body)
        self.browser.evaluate("document.querySelector('#anew').click()")
        self.check("a new conversation is empty", self.browser.evaluate("document.querySelectorAll('.turn').length === 0"))

    def cancel(self):
        # A script that runs as soon as the button shows: even a fast answer is not faster.
        self.browser.evaluate("""window.__watch = new MutationObserver(() => {
            const cancel = document.querySelector('#cancel');
            if (!cancel.hidden) { __watch.disconnect(); cancel.click(); }
        }); __watch.observe(document.querySelector('#cancel'), {attributes: true})""")
        self.submit(QUESTION)
        self.browser.wait(f"document.querySelector('{self.LAST} .below')?.textContent.includes('Cancelled')")
        self.check("a cancelled question can be asked again", self.browser.evaluate(
            f"document.querySelector('{self.LAST} .below button')?.textContent === 'Ask again' && !document.querySelector('#ask').hidden"))
        self.browser.evaluate(f"document.querySelector('{self.LAST} .below button').click()")
        self.answered()

    def feedback(self):
        self.browser.evaluate(f"document.querySelector('{self.LAST} [aria-label=\"Bad answer\"]').click()")
        self.browser.type("Too long")
        self.browser.press("Enter")
        self.browser.wait(f"document.querySelector('{self.LAST} .tools').textContent.includes('Thank you')")
        body = json.loads([body for url, body in self.browser.bodies if url.endswith("/v1/feedback")][-1])
        self.check("a bad answer is rated with its comment", (body["rating"], body.get("comment")) == ("down", "Too long"), body)

    def documents(self):
        self.go("#documents/default", "document.querySelectorAll('.documents a').length > 10")
        self.browser.evaluate("document.querySelector('#filter').focus()")
        self.browser.type("returns")
        self.browser.wait("!document.querySelector('#more') || document.querySelector('#more').hidden")
        self.check("the filter looks at all documents", any("eturn" in text for text in self.texts(".documents .title")))
        self.browser.evaluate("[...document.querySelectorAll('.documents a')].find((link) => link.dataset.id === 'returns-policy').click()")
        self.browser.wait("document.querySelector('.document .chunk')")
        self.check("chunks are marked in the text", len(self.texts(".chunk .chunk-text")) > 2)
        self.check("the document's data are shown", "Format" in self.text(".document .facts"))
        wrong = self.browser.evaluate("""(async () => {
            const key = sessionStorage.getItem("nuthatch-key");
            const reply = await fetch("/v1/collections/default/documents/returns-policy", {headers: key ? {Authorization: "Bearer " + key} : {}});
            const {text, chunks} = await reply.json();
            const bytes = new TextEncoder().encode(text);
            const wanted = chunks.map(({span}) => new TextDecoder().decode(bytes.slice(span.start, span.end)).trim());
            const shown = [...document.querySelectorAll(".chunk:not(.shared) .chunk-text")].map((chunk) => chunk.textContent.trim());
            return shown.filter((text) => !wanted.some((whole) => whole.includes(text)));
        })()""")
        self.check("each chunk shows exactly its own bytes", wrong == [], wrong[:1])
        self.browser.evaluate("document.querySelector('#passage-query').focus()")
        self.browser.type("worn boots")
        self.browser.press("Enter")
        self.browser.wait("document.querySelector('.results .hit')")
        self.check("passages show their scores", all(text.replace("Score ", "").strip()[:2] in ("0.", "1.") for text in self.texts(".hit .score .figure")))

    def markup_is_text(self):
        """Markup in a document, a question and an address shows as text, and nothing of it runs."""
        link = f"#documents/{COLLECTION}/{urllib.parse.quote(HOSTILE, safe='')}"
        self.go(link, "document.querySelector('.document')")
        self.check("a title with markup is text", self.text(".document h2") == HOSTILE, self.text(".document h2"))
        self.check("a text with markup is text", HOSTILE in self.text(".document .text"))
        self.check("metadata with markup are text", HOSTILE in self.text(".document .facts"))
        self.check("characters of several bytes stay whole", BEFORE.strip() in self.text(".document .text"))
        self.inert("a document")
        self.browser.evaluate("document.querySelector('#passage-query').focus()")
        self.browser.type("kestrel lamp " + HOSTILE)
        self.browser.press("Enter")
        self.browser.wait("document.querySelector('.results')")
        self.check("a query with markup is text", HOSTILE in self.text(".results h2"))
        self.inert("search results")
        self.go()
        self.submit("How long does the kestrel lamp burn? " + HOSTILE, COLLECTION)
        self.answered()
        self.check("a question with markup is text", HOSTILE in self.text(".question"))
        self.inert("an answer")
        self.go("#" + urllib.parse.quote(HOSTILE, safe="<>\"'"))
        self.inert("the location's hash")

        body = json.dumps({"error": {"message": HOSTILE, "type": "server_error", "param": None, "code": HOSTILE}}).encode()
        self.browser.answering("*/v1/answers", lambda url: (500, {"Content-Type": "application/json"}, body))
        self.submit("What breaks?")
        self.browser.wait("document.querySelector('.notice.bad')")
        self.browser.answering_none()
        self.check("an error with markup is text", HOSTILE in self.text(".notice.bad"))
        self.inert("an error")
        self.expect_problems("status of 500")

    def inert(self, where):
        self.check(f"nothing of the markup in {where} runs", self.browser.evaluate(
            "__dialogs === 0 && !document.querySelector('main img, main script, main svg[onload], main b, main [onerror]')"))
        self.check(f"{where} makes no script's address a link",
                   self.browser.evaluate("![...document.links].some((link) => !['http:', 'https:'].includes(link.protocol))"))

    def traffic(self):
        self.go("#traffic", "document.querySelectorAll('.tile').length === 8")
        names = self.texts(".tile dt")
        self.check("the tiles are there", names == ["Requests", "Failures", "p50", "p95", "p99", "Hit rate", "Cost", "Saved"], names)
        self.browser.wait("document.querySelectorAll('.plot svg .axes text').length > 8")
        self.check("four plots are drawn", self.browser.evaluate("document.querySelectorAll('.plot').length === 4"))
        self.browser.evaluate("document.querySelector('.surface').focus()")
        self.browser.press("End")
        self.browser.press("ArrowLeft")
        value = self.browser.evaluate("document.activeElement.getAttribute('aria-valuetext')")
        self.check("arrow keys read a plot's values", "Succeeded" in value, value)
        self.check("the crosshair stands in all plots", self.browser.evaluate("document.querySelectorAll('.crosshair line').length === 4"))
        self.browser.evaluate("document.querySelector('.plot summary').click()")
        self.browser.wait("document.querySelectorAll('.plot table tbody tr').length > 0")
        self.check("a plot's table has heads", self.texts(".plot table thead th")[:1] == ["Time"])
        self.check("stats are asked for", any("/v1/stats?hours=24" in url for url in self.browser.requests))

    def gaps(self):
        self.go("#gaps", "document.querySelector('.gaps')?.childElementCount > 0 && !document.querySelector('.gaps[aria-busy]')")
        self.check("gaps are listed, or it is said that there are none",
                   self.browser.evaluate("document.querySelector('.gap h3, .gaps .empty h3') !== null"))
        self.inert("the gaps")

    def errors_in_words(self):
        for status, code, title in ((503, "overloaded", "The service is busy"), (429, "rate_limit_exceeded", "Too many requests"),
                                    (429, "insufficient_quota", "Today's budget is spent"), (507, "storage_full", "The service's disk is full"),
                                    (404, "collection_not_found", "There is no such collection")):
            self.go()
            body = json.dumps({"error": {"message": "Said by the service.", "type": "x", "param": None, "code": code}}).encode()
            self.browser.answering("*/v1/answers", lambda url: (
                status, {"Content-Type": "application/json", "Retry-After": "7", "X-Request-ID": "req-42"}, body))
            self.submit(QUESTION)
            self.browser.wait("document.querySelector('.notice.bad')")
            self.browser.answering_none()
            notice = self.text(".notice.bad")
            self.check(f"{code} is said in words", title in notice and "7 s" in notice and "req-42" in notice and "Try again" in notice, notice)
            self.expect_problems(f"status of {status}")
        self.save("error")
        stream = b"event: sources\ndata: {\"sources\": []}\n\nevent: delta\ndata: {\"text\": \"Half a\"}\n\n"
        for name, ending, title in (("ends early", b"", "The answer broke off"),
                                    ("carries an error", b"event: error\ndata: {\"error\": {\"message\": \"m\", \"code\": \"upstream_error\"}}\n\n", "A model answered with an error"),
                                    ("is not JSON", b"event: delta\ndata: {\n\n", "The answer broke off")):
            self.go()
            self.browser.answering("*/v1/answers", lambda url: (200, {"Content-Type": "text/event-stream"}, stream + ending))
            self.submit(QUESTION)
            self.browser.wait("document.querySelector('.notice.bad')")
            self.browser.answering_none()
            self.check(f"a stream that {name} is told", title in self.text(".notice.bad"), self.text(".notice.bad"))
            self.check(f"a stream that {name} keeps its words", self.text(".words") == "Half a", self.text(".words"))

    def key_is_asked_for(self):
        self.go()
        if self.key:
            self.browser.no_longer(self.key_script)
        self.browser.evaluate("sessionStorage.removeItem('nuthatch-key')")
        refusal = json.dumps({"error": {"message": "No key.", "type": "authentication_error", "param": None, "code": "invalid_api_key"}}).encode()
        seen = []
        self.browser.answering("*/v1/stats*", lambda url: None if self.browser_key() else seen.append(url) or (
            401, {"Content-Type": "application/json", "WWW-Authenticate": "Bearer"}, refusal))
        self.has_key = False
        self.browser.evaluate("location.hash = 'traffic'")
        self.browser.wait("document.querySelector('#key-dialog').open")
        self.save("key")
        self.has_key = True
        self.browser.type(self.key or "nh_page_test")
        self.browser.press("Enter")
        self.browser.wait("document.querySelectorAll('.tile').length === 8")
        self.browser.answering_none()
        self.check("a key is asked for once", len(seen) == 1, seen)
        self.check("the key is kept for this tab only", self.browser.evaluate(
            "sessionStorage.length === 1 && !JSON.stringify({...localStorage}).includes('nh_') && !document.cookie"))
        self.check("the key is in no address", not any("nh_page_test" in url for url in self.browser.requests))
        self.browser.evaluate("window.__old = true; document.querySelector('#forget-key').click()")
        self.browser.wait("!window.__old && document.readyState === 'complete'")
        self.check("a key can be forgotten", self.browser.evaluate("sessionStorage.length === 0"))
        self.browser.pause(0.5)
        self.expect_problems("status of 401")
        self.use_key()

    has_key = False

    def browser_key(self):
        return self.has_key

    def keyboard(self):
        """Everything that can be clicked is reached by the Tab key, and shows that it has the focus."""
        for place, condition in (("#ask", "document.querySelector('#question')"),
                                 ("#documents/default/returns-policy", "document.querySelector('.document')"),
                                 ("#traffic", "document.querySelectorAll('.tile').length === 8"),
                                 ("#gaps", "document.querySelector('.gap, .gaps .empty')")):
            self.go(place, condition)
            if place == "#ask":
                self.submit(QUESTION)
                self.answered()
            self.browser.pause(0.3)
            wanted = self.browser.evaluate("""(() => {
                window.__wanted = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
                    .filter((found) => found.checkVisibility() && !found.disabled && !found.matches("[role=tab][aria-selected=false]"));
                document.activeElement.blur();
                return __wanted.length;
            })()""")
            self.browser.evaluate("window.__reached = new Set(); window.__faint = []; document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
            first = None
            for number in range(wanted + 8):
                self.browser.press("Tab")
                name = self.browser.evaluate("""(() => {
                    const at = document.activeElement;
                    __reached.add(at);
                    const style = getComputedStyle(at);
                    const composer = at.closest(".composer");
                    const shows = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                        || (at.id === "question" && composer && getComputedStyle(composer).borderColor !== "");
                    if (at !== document.body && !shows) __faint.push(at.outerHTML.slice(0, 90));
                    return at.textContent.slice(0, 30);
                })()""")
                first = first or name
            missing = self.browser.evaluate("__wanted.filter((found) => !__reached.has(found)).map((found) => found.outerHTML.slice(0, 90))")
            self.check(f"the Tab key reaches everything in {place}", missing == [], missing[:3])
            faint = self.browser.evaluate("__faint")
            self.check(f"the focus is visible everywhere in {place}", faint == [], faint[:3])
            self.check(f"the first stop in {place} skips to the content", first == "Skip to the content", first)
        self.go()
        self.browser.evaluate("document.querySelector('#tab-ask').focus()")
        seen = []
        for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
            self.browser.press(key)
            self.browser.pause(0.1)
            seen.append(self.browser.evaluate("document.activeElement.id + ' ' + document.querySelector('[role=tabpanel]:not([hidden])').id"))
        names = ["documents", "traffic", "gaps", "ask", "gaps", "ask", "gaps"]
        self.check("arrow keys move between the tabs", seen == [f"tab-{name} panel-{name}" for name in names], seen)

    def theme(self):
        self.go()
        grounds = set()
        for _ in range(3):
            self.browser.evaluate("document.querySelector('#theme').click()")
            grounds.add(self.browser.evaluate("getComputedStyle(document.body).backgroundColor"))
        self.check("the toggle changes between light and dark", len(grounds) == 2, grounds)
        self.browser.evaluate("localStorage.setItem('theme', 'dark')")
        self.go()
        self.check("a chosen theme is kept", self.browser.evaluate("document.documentElement.dataset.theme") == "dark")
        self.browser.evaluate("localStorage.clear()")

    def reduced_motion(self):
        self.browser.look(*LOOKS[0][1:], reduced_motion=True)
        self.go()
        self.submit(QUESTION)
        self.answered()
        self.check("nothing moves where motion is not wanted", self.browser.evaluate(
            "[...document.querySelectorAll('*')].every((found) => getComputedStyle(found).animationName === 'none') && document.getAnimations().length === 0"))
        self.browser.look(*LOOKS[0][1:])

    def looks(self):
        """All views in light, dark and on a phone: nothing sticks out, every text can be read."""
        places = (("ask", "", "document.querySelector('#question')"), ("answer", "", "document.querySelector('#question')"),
                  ("handoff", "", "document.querySelector('#question')"),
                  ("documents", "#documents", "document.querySelector('.documents a')"),
                  ("document", "#documents/default/returns-policy@1058-1138", "document.querySelector('mark')"),
                  ("search", "#documents/default", "document.querySelector('.documents a')"),
                  ("traffic", "#traffic", "document.querySelectorAll('.plot svg .axes text').length > 8"),
                  ("gaps", "#gaps", "document.querySelector('.gap, .gaps .empty')"))
        for look, width, height in LOOKS:
            self.browser.look(width, height, "dark" if look == "dark" else "light")
            for name, place, condition in places:
                self.go(place, condition)
                if name in ("answer", "handoff"):
                    self.submit(QUESTION if name == "answer" else "What is the capital of Mongolia?")
                    self.answered()
                if name == "search":
                    self.browser.evaluate("const box = document.querySelector('#passage-query'); box.value = 'worn boots'; box.form.requestSubmit()")
                    self.browser.wait("document.querySelector('.hit')")
                if name == "traffic":
                    self.browser.evaluate("document.querySelector('.surface').dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown'}))")
                self.browser.pause(0.7)
                self.save(f"{name}-{look}")
                if name in ("answer", "traffic") and look == "phone":
                    self.save(f"{name}-{look}-whole", whole=True)
                faint = self.browser.evaluate(open(os.path.join(os.path.dirname(__file__), "contrast.js"), encoding="utf-8").read())
                self.check(f"texts stand out in {name}, {look}", faint == [], faint[:4])
                # Not innerWidth: a phone's grows with what sticks out.
                wide = self.browser.evaluate(f"""document.documentElement.scrollWidth <= {width} ? [] :
                    [...document.querySelectorAll("body *")].filter((found) => found.getBoundingClientRect().right > {width} + 1)
                        .map((found) => found.outerHTML.slice(0, 90))""")
                self.check(f"nothing sticks out in {name}, {look}", wide == [], wide[:2])

    # What must never happen anywhere.

    def expect_problems(self, text):
        """Chromium notes each refusal as an error; those that a step made itself are struck out."""
        self.browser.problems = [problem for problem in self.browser.problems if text not in problem]
        self.violations()

    def violations(self):
        found = self.browser.evaluate("window.__violations ?? []")
        self.check("the content security policy is not violated", found == [], found)

    def nothing_from_elsewhere(self):
        self.violations()
        host = urllib.parse.urlsplit(self.base).netloc
        others = [url for url in self.browser.requests if urllib.parse.urlsplit(url).netloc != host and not url.startswith("about:")]
        self.check("no request goes to another host", others == [], others[:3])
        self.check("the console shows no error", self.browser.problems == [], self.browser.problems[:3])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        sys.exit(PageTest(sys.argv[1], sys.argv[2]).run())
    except (PageError, urllib.error.URLError, OSError) as error:
        print(f"test-page: {error}", file=sys.stderr)
        sys.exit(3)
