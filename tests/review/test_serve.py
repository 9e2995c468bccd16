"""Pages served to this machine: what is said is saved to the outputs, and nobody without the token gets anything."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bordereau.review.serve import COOKIE, HOST, MARK, Desk, name_address, open_server
from bordereau.schemas.convention import Document


@dataclass(frozen=True, slots=True)
class Served:
    desk: Desk
    server: ThreadingHTTPServer

    def ask(self, path: str, **headers: str) -> int:
        """Ask as a stranger would, with some headers; gives the status."""
        body = headers.pop("body", None)
        request = urllib.request.Request(
            f"http://{HOST}:{self.server.server_address[1]}{path}",
            data=body.encode() if body else None,
            headers=headers,
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code


@pytest.fixture
def served(write_run: Any, build: Any, planted: Document, tmp_path: Path) -> Iterator[Served]:
    outputs = write_run(tmp_path / "outputs", planted)
    build(outputs, outputs / "review", with_images=False, served=True)
    desk = Desk(outputs / "review", outputs)
    with open_server(desk) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Served(desk, server)
        server.shutdown()


def test_what_is_said_is_saved_and_applied(served: Served, browser: Browser, planted: Document, bordereau: Any) -> None:
    page = browser.new_page()
    page.goto(name_address(served.server, served.desk))
    assert "token" not in page.url
    page.fill("#who", "Ana")
    page.keyboard.press("Tab")
    page.locator(".document .name").first.click()
    expect(page.locator(".check").first).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#saved")).to_have_text("enregistré")
    folder = served.desk.outputs / "reviewers"
    (file,) = folder.glob("ana-*.json")
    assert [one["verdict"] for one in json.loads(file.read_text("utf-8"))["corrections"]] == ["act_errs"]
    other = browser.new_context().new_page()
    other.goto(name_address(served.server, served.desk))
    other.locator(".document .name").first.click()
    expect(other.locator(".check.is-judged")).to_have_count(1)
    other.context.close()
    page.close()
    assert bordereau("apply", folder, served.desk.outputs).returncode == 0


def test_nobody_gets_in_without_the_token(served: Served) -> None:
    own = {"Cookie": f"{COOKIE}={served.desk.token}"}
    work = '{"corrections_version": "1.1", "corrections": [], "reviewed": []}'
    for path, headers, status, why in (
        ("/index.html", {}, 403, "no token"),
        ("/index.html", {"Cookie": f"{COOKIE}=guess"}, 403, "another token"),
        ("/index.html?token=guess", {}, 403, "another token in the address"),
        ("/index.html", own, 200, "the token"),
        ("/index.html", {**own, "Host": "evil.example"}, 403, "another name for this address"),
        ("/work", {}, 403, "the work is nobody else's"),
        ("/work", {**own, "body": work}, 403, "sent by a form of another site"),
        ("/work", {**own, MARK: "work", "body": work}, 200, "sent by the page"),
        ("/work", {**own, MARK: "work", "body": '{"corrections": [{"path": "/x"}]}'}, 400, "no work"),
        ("/elsewhere", {**own, MARK: "work", "body": work}, 403, "nothing else is written"),
        ("/../corrections.json", own, 404, "nothing outside the pages"),
        ("/documents/", own, 404, "no list of a folder"),
    ):
        assert served.ask(path, **headers) == status, why
    assert [path.name for path in served.desk.outputs.glob("reviewers/*")] == []


def test_a_port_that_is_taken_is_told(served: Served, tmp_path: Path) -> None:
    from bordereau.schemas.errors import UsageError

    with pytest.raises(UsageError, match="Choose another with --port"):
        open_server(served.desk, served.server.server_address[1])
