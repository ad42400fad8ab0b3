"""Chromium without a screen, told what to do through a pipe: no driver, no network."""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60.0
MISSING = "NOT CHECKED: the book in a browser needs chromium (apt-get install chromium)"
# The browser reads commands from descriptor 3 and answers on 4.
_START = (
    "import os, sys; ours = [os.dup(int(one)) for one in sys.argv[1:3]];"
    "os.dup2(ours[0], 3); os.dup2(ours[1], 4);"
    "os.set_inheritable(3, True); os.set_inheritable(4, True); os.execvp(sys.argv[3], sys.argv[3:])"
)
PHONE = (390, 844)
DESKTOP = (1440, 1000)


def program() -> str:
    """Give the path of a browser; empty where there is none that can be driven."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    return found if os.name == "posix" else ""


needs_browser = pytest.mark.skipif(not program(), reason=MISSING)


@dataclass
class Page:
    """One open page; what it asked the network for, and what it said on the console."""

    sending: int
    receiving: int
    session: str = ""
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    _number: int = 0
    _kept: bytes = b""
    _loaded: int = 0

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command of the DevTools protocol and give its result."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.sending, json.dumps(message).encode() + b"\0")
        number = self._number
        while True:
            told = self._next()
            if told.get("id") == number:
                if "error" in told:
                    raise AssertionError(f"{method}: {told['error']}")
                result: dict[str, Any] = told["result"]
                return result
            self._hear(told)

    def _hear(self, told: dict[str, Any]) -> None:
        method, params = told.get("method"), told.get("params", {})
        if method == "Network.requestWillBeSent":
            self.asked.append(params["request"]["url"])
        elif method == "Page.loadEventFired":
            self._loaded += 1
        elif method == "Page.javascriptDialogOpening":
            self.said.append(params["message"])
        elif method == "Log.entryAdded":
            self.said.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.said.append(str(params["exceptionDetails"]))

    def _next(self) -> dict[str, Any]:
        end = monotonic() + PATIENCE
        while b"\0" not in self._kept:
            ready, _, _ = select.select([self.receiving], [], [], max(0, end - monotonic()))
            more = os.read(self.receiving, 1 << 20) if ready else b""
            if not more:
                raise AssertionError("the browser does not answer")
            self._kept += more
        first, _, self._kept = self._kept.partition(b"\0")
        told: dict[str, Any] = json.loads(first)
        return told

    def open(self, path: Path, *, place: str = "", size: tuple[int, int] = DESKTOP) -> None:
        """Open a file at a place in it, in a window of a size, and wait until it is loaded."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=size[0],
            height=size[1],
            deviceScaleFactor=1,
            mobile=size == PHONE,
        )
        self._go("about:blank")
        self.asked.clear()
        self.said.clear()
        self._go(path.as_uri() + (f"#{place}" if place else ""))

    def _go(self, url: str) -> None:
        before = self._loaded
        self.call("Page.navigate", url=url)
        while self._loaded <= before:
            self._hear(self._next())

    def value(self, expression: str) -> Any:
        """Give the value of a JavaScript expression, promises awaited."""
        told = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in told:
            raise AssertionError(f"{expression}: {told['exceptionDetails']}")
        return told["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            text = key if len(key) == 1 else ""
            self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def picture(self, path: Path) -> None:
        """Write what the window shows as a PNG."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def print(self, path: Path) -> None:
        """Write what a printer would get as a PDF."""
        told = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(told["data"]))


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """Start the browser with a profile of its own, and end it."""
    (theirs_in, ours_out), (ours_in, theirs_out) = os.pipe(), os.pipe()
    command = (
        *(sys.executable, "-c", _START, str(theirs_in), str(theirs_out), program()),
        *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-extensions"),
        *("--remote-debugging-pipe", "--no-first-run", "--disable-dev-shm-usage"),
        *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
        f"--user-data-dir={profile}",
    )
    process = subprocess.Popen(
        command,
        pass_fds=(theirs_in, theirs_out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    page = Page(ours_out, ours_in)
    try:
        target = page.call("Target.createTarget", url="about:blank")["targetId"]
        attached = page.call("Target.attachToTarget", targetId=target, flatten=True)
        page.session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            page.call(f"{domain}.enable")
        yield page
    finally:
        os.close(ours_out)
        process.terminate()
        process.wait(timeout=PATIENCE)
        os.close(ours_in)
