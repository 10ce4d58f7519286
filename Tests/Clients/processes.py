"""The programs that are tested, as processes of their own that end with the test."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

BINARY = os.environ["NUTHATCH"]
SIMULATOR = str(pathlib.Path(BINARY).with_name("ProviderSimulator"))
ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*arguments):
    """What a command of nuthatch prints."""
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert done.returncode == 0, f"nuthatch {arguments[0]} ended with {done.returncode}: {done.stderr}"
    return done.stdout


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def fetch(url, body=None, headers=None, timeout=10):
    """Status and JSON of an answer, whatever its status."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


class Child:
    """A process that is asked to end when the block ends, and made to after a while."""

    def __init__(self, arguments, log, **options):
        self.log = log
        self.process = subprocess.Popen(list(map(str, arguments)), stderr=log.open("wb"), cwd=ROOT, **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Service(Child):
    """`nuthatch serve` on a free port, ready to answer."""

    def __init__(self, database, log, *options):
        port = free_port()
        self.origin = f"http://127.0.0.1:{port}"
        self.base_url = f"{self.origin}/v1"
        super().__init__(
            [BINARY, "serve", "--database", database, "--port", port, *options], log, stdout=subprocess.DEVNULL
        )

    def __enter__(self):
        limit = time.monotonic() + 30
        while True:
            assert self.process.poll() is None, f"the service ended: {self.log.read_text()}"
            try:
                if fetch(f"{self.origin}/readyz")[0] == 200:
                    return self
            except (OSError, ValueError):
                pass
            if time.monotonic() > limit:
                self.__exit__()
                raise AssertionError(f"the service was not ready in 30 s: {self.log.read_text()}")
            time.sleep(0.05)


class Simulator(Child):
    """The models' API, with a control of its own: see `ProviderSimulator --help`."""

    def __init__(self, log, *options):
        super().__init__(
            [SIMULATOR, "--port", 0, "--keyless", "--until-stdin-closes", *options],
            log,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.base_url = self.process.stdout.readline().split()[-1].decode()
        self.control = self.base_url.removesuffix("v1") + "_simulator/"

    def script(self, *steps):
        assert fetch(self.control + "script", list(steps))[0] == 200

    def counts(self):
        return fetch(self.control + "counts")[1]
