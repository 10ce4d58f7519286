"""A headless Chromium, driven through the DevTools protocol over its websocket. Standard library only."""

import base64
import collections
import json
import os
import select
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import urllib.parse


class PageError(Exception):
    """A script that failed in the page, or a condition that did not come true in time."""


class WebSocket:
    """The client's side of RFC 6455, as far as DevTools needs it: text in both directions, whole or in fragments."""

    def __init__(self, address, timeout):
        parts = urllib.parse.urlsplit(address)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((
            f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.buffer = bytearray()
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._read(1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise PageError(f"Chromium refused the websocket: {head!r}")

    def send(self, text):
        self._send_frame(0x1, text.encode())

    def _send_frame(self, opcode, payload):
        length = len(payload)
        if length < 126:
            head = struct.pack("!BB", 0x80 | opcode, 0x80 | length)
        elif length < 65536:
            head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, length)
        else:
            head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, length)
        # A mask of zeros is a mask: the payload stays as it is.
        self.socket.sendall(head + bytes(4) + payload)

    def receive(self, timeout):
        """The next text, or None where none begins within the time."""
        if not self._is_ready(timeout):
            return None
        message = b""
        while True:
            first, second = self._read(2)
            length = second & 0x7F
            if length == 126:
                length = struct.unpack("!H", self._read(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", self._read(8))[0]
            payload = self._read(length)
            opcode = first & 0x0F
            if opcode == 0x8:
                raise PageError("Chromium closed the websocket.")
            if opcode == 0x9:
                self._send_frame(0xA, payload)
                continue
            message += payload
            if first & 0x80:
                return message.decode()

    def _is_ready(self, timeout):
        return bool(self.buffer) or bool(select.select([self.socket], [], [], timeout)[0])

    def _read(self, length):
        while len(self.buffer) < length:
            data = self.socket.recv(1 << 16)
            if not data:
                raise PageError("Chromium went away.")
            self.buffer += data
        data = bytes(self.buffer[:length])
        del self.buffer[:length]
        return data


class Browser:
    """One Chromium with one page. What it did wrong is kept: `problems` holds console errors, exceptions and violations of
    the content security policy, `requests` the address of each request."""

    def __init__(self, width=1280, height=900):
        binary = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        if binary is None:
            raise PageError("There is no chromium; install it as root: apt-get install chromium.")
        self.folder = tempfile.mkdtemp(prefix="page-test-")
        self.process = subprocess.Popen(
            [binary, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
             "--remote-debugging-port=0", f"--user-data-dir={self.folder}", f"--window-size={width},{height}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.number = 0
        self.replies = {}
        self.events = collections.deque()
        self.problems = []
        self.requests = []
        self.bodies = []
        self.intercept = None
        self.socket = WebSocket(self._address(), 30)
        target = self.call("Target.getTargets")["targetInfos"]
        page = next(info["targetId"] for info in target if info["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")
        self.before_each_page("""
            window.__violations = [];
            document.addEventListener("securitypolicyviolation", (event) =>
                window.__violations.push(event.violatedDirective + " " + event.blockedURI));
            window.__dialogs = 0;
            window.alert = () => { window.__dialogs += 1; };""")

    session = None

    def _address(self):
        path = os.path.join(self.folder, "DevToolsActivePort")
        for _ in range(300):
            if os.path.exists(path):
                lines = open(path).read().split("\n")
                if len(lines) >= 2:
                    return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
            if self.process.poll() is not None:
                raise PageError(f"Chromium ended with {self.process.returncode} before it listened.")
            time.sleep(0.1)
        raise PageError("Chromium did not listen within 30 s.")

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (PageError, OSError):
            self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, timeout=30, **parameters):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        end = time.monotonic() + timeout
        while number not in self.replies:
            if time.monotonic() > end:
                raise PageError(f"{method} gave no reply within {timeout} s.")
            self._take(0.5)
        reply = self.replies.pop(number)
        if reply is not None and "error" in reply:
            raise PageError(f"{method}: {reply['error'].get('message')}")
        return reply["result"]

    def _take(self, timeout):
        text = self.socket.receive(timeout)
        if text is None:
            return
        message = json.loads(text)
        if "id" in message:
            self.replies[message["id"]] = message
        else:
            self._note(message["method"], message["params"])

    def _note(self, method, parameters):
        if method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
            self.bodies.append((parameters["request"]["url"], parameters["request"].get("postData")))
        elif method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.problems.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.problems.append(" ".join(str(argument.get("value")) for argument in parameters["args"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            entry = parameters["entry"]
            self.problems.append(f"{entry['source']}: {entry['text']} {entry.get('url', '')}".strip())
        elif method == "Fetch.requestPaused":
            self.events.append(parameters)
            self._answer_paused()

    def _answer_paused(self):
        while self.events:
            paused = self.events.popleft()
            reply = self.intercept(paused["request"]["url"]) if self.intercept else None
            if reply is None:
                self._post("Fetch.continueRequest", requestId=paused["requestId"])
            else:
                status, headers, body = reply
                self._post("Fetch.fulfillRequest", requestId=paused["requestId"], responseCode=status,
                           responseHeaders=[{"name": name, "value": value} for name, value in headers.items()],
                           body=base64.b64encode(body).decode())

    def _post(self, method, **parameters):
        """Sends and waits for no reply: this runs while another reply is waited for."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters, "sessionId": self.session}))

    def answering(self, pattern, reply):
        """From now on `reply(url)` answers requests like the pattern: (status, headers, body), or None to let them through."""
        self.intercept = reply
        self.call("Fetch.enable", patterns=[{"urlPattern": pattern}])

    def answering_none(self):
        self.intercept = None
        self.call("Fetch.disable")

    # The page.

    def before_each_page(self, script):
        """Runs the script in each page to come, before any of its own; gives a number to take it back with."""
        return self.call("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]

    def no_longer(self, number):
        self.call("Page.removeScriptToEvaluateOnNewDocument", identifier=number)

    def open(self, address):
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def evaluate(self, script):
        """The value of an expression, awaited where it is a promise."""
        reply = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, timeout=60)
        if "exceptionDetails" in reply:
            details = reply["exceptionDetails"]
            raise PageError(f"{details.get('exception', {}).get('description') or details['text']}\n  in: {script[:300]}")
        return reply["result"].get("value")

    def wait(self, condition, timeout=20):
        """Waits until the expression is true."""
        end = time.monotonic() + timeout
        while True:
            try:
                value = self.evaluate(f"Boolean({condition})")
            except PageError:
                # The page may be between two documents.
                value = None
            if value:
                return value
            if time.monotonic() > end:
                raise PageError(f"This did not come true within {timeout} s: {condition[:300]}")
            time.sleep(0.05)

    def pause(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._take(0.05)

    KEYS = {
        "Tab": (9, None), "Enter": (13, "\r"), "Escape": (27, None), "Space": (32, " "), "End": (35, None), "Home": (36, None),
        "ArrowLeft": (37, None), "ArrowUp": (38, None), "ArrowRight": (39, None), "ArrowDown": (40, None),
    }

    def press(self, name, shift=False):
        code, text = self.KEYS[name]
        key = " " if name == "Space" else name
        common = {"key": key, "code": name, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        if text:
            self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        else:
            self.call("Input.dispatchKeyEvent", type="rawKeyDown", **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def hover(self, x, y):
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def look(self, width, height, scheme="light", reduced_motion=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if width < 600 else 1,
                  mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce" if reduced_motion else "no-preference"},
        ])

    def screenshot(self, path, whole=False):
        reply = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, timeout=60)
        with open(path, "wb") as file:
            file.write(base64.b64decode(reply["data"]))
