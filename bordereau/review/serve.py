"""The pages on this machine's own address, so that what a reviewer says is saved straight to the outputs.

Only for who started it: the address is the loopback, and every request bears a token that is made anew each time, first
in the address that is printed, then in a cookie that no other site can send. What arrives is judged like a file that a
reviewer hands in, and is written whole to ``OUTPUTS/reviewers``; ``bordereau apply`` takes that folder.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qs, urlsplit

from pydantic import ValidationError

from bordereau.corrections.files import BYTES_AT_MOST
from bordereau.corrections.kinds import check_corrections
from bordereau.corrections.several import merge, merge_reviewed
from bordereau.schemas.correction import Corrections
from bordereau.schemas.errors import UsageError
from bordereau.whole import write_whole

HOST = "127.0.0.1"
REVIEWERS = "reviewers"
COOKIE = "bordereau"
MARK = "X-Bordereau"
"""A header that a page of another site cannot add without being asked for it."""


@dataclass(slots=True)
class Desk:
    """What is served: the pages, and where the work goes."""

    pages: Path
    outputs: Path
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    lock: Lock = field(default_factory=Lock)


def open_server(desk: Desk, port: int = 0) -> ThreadingHTTPServer:
    """Open the server on the loopback; port 0 takes a free one. Raises UsageError where the port is taken."""
    try:
        return ThreadingHTTPServer((HOST, port), _make_handler(desk))
    except OSError as error:
        raise UsageError(
            f"Port {port} cannot be served: {error.strerror or error}. Choose another with --port."
        ) from error


def name_address(server: ThreadingHTTPServer, desk: Desk) -> str:
    """Give the address to open, with the token."""
    return f"http://{HOST}:{server.server_address[1]}/index.html?token={desk.token}"


def keep_work(content: bytes, outputs: Path) -> None:
    """Write what a browser holds, one file a reviewer, beside what others said. Raises UsageError where it is none."""
    try:
        work = Corrections.model_validate_json(content)
    except ValidationError as error:
        raise UsageError("What was sent is no work of a reviewer.") from error
    check_corrections(work.corrections, "the work")
    for who in sorted({one.who for one in work.corrections} | {one.who for one in work.reviewed}):
        own = Corrections(
            corrections=tuple(merge(one for one in work.corrections if one.who == who)),
            reviewed=tuple(merge_reviewed(one for one in work.reviewed if one.who == who)),
        )
        write_whole(outputs / REVIEWERS / name_file(who), own.model_dump_json(indent=1) + "\n")


def name_file(who: str) -> str:
    """Name the file of a reviewer: what can be read of the name, and what makes it one of a kind.

    >>> name_file("Ana")
    'ana-dea210f0.json'
    """
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in who.lower())[:40].strip("-")
    return f"{plain or 'reviewer'}-{hashlib.sha256(who.encode()).hexdigest()[:8]}.json"


def gather_work(outputs: Path) -> str:
    """Give what was saved so far, of all reviewers."""
    works = [_read(path) for path in sorted((outputs / REVIEWERS).glob("*.json"))]
    corrections = merge(one for work in works for one in work.corrections)
    reviewed = merge_reviewed(one for work in works for one in work.reviewed)
    return Corrections(corrections=tuple(corrections), reviewed=tuple(reviewed)).model_dump_json()


def _read(path: Path) -> Corrections:
    try:
        return Corrections.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Corrections()


def _make_handler(desk: Desk) -> Callable[..., SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        server_version = "Bordereau"
        sys_version = ""

        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(desk.pages))  # type: ignore[arg-type]

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if not self._is_ours():
                self.send_error(HTTPStatus.FORBIDDEN)
            elif asked.path == "/work":
                self._answer(gather_work(desk.outputs))
            elif "token" in parse_qs(asked.query):
                self._let_in(asked.path)
            else:
                super().do_GET()

        def do_HEAD(self) -> None:
            if self._is_ours():
                super().do_HEAD()
            else:
                self.send_error(HTTPStatus.FORBIDDEN)

        def do_POST(self) -> None:
            size = self.headers.get("Content-Length", "")
            if not self._is_ours() or urlsplit(self.path).path != "/work" or MARK not in self.headers:
                self.send_error(HTTPStatus.FORBIDDEN)
            elif not size.isdecimal() or int(size) > BYTES_AT_MOST:
                self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            else:
                self._keep(self.rfile.read(int(size)))

        def list_directory(self, _path: object) -> None:
            self.send_error(HTTPStatus.NOT_FOUND)

        def log_message(self, *_told: object) -> None:
            """Say nothing: a line a request tells nobody anything."""

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "no-store")
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("X-Content-Type-Options", "nosniff")
            super().end_headers()

        def _is_ours(self) -> bool:
            """Whether a request was sent to this address by who has the token: no other name may lead here."""
            if self.headers.get("Host") != f"{HOST}:{self.server.server_address[1]}":  # type: ignore[index]
                return False
            shown = [*parse_qs(urlsplit(self.path).query).get("token", ()), *_read_cookie(self.headers.get("Cookie"))]
            return any(secrets.compare_digest(one.encode(), desk.token.encode()) for one in shown)

        def _let_in(self, path: str) -> None:
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Set-Cookie", f"{COOKIE}={desk.token}; HttpOnly; SameSite=Strict; Path=/")
            self.send_header("Location", path)
            self.end_headers()

        def _keep(self, content: bytes) -> None:
            try:
                with desk.lock:
                    keep_work(content, desk.outputs)
            except UsageError as error:
                self._answer(json.dumps({"error": str(error)}), HTTPStatus.BAD_REQUEST)
            else:
                self._answer("{}")

        def _answer(self, text: str, status: HTTPStatus = HTTPStatus.OK) -> None:
            content = text.encode("utf-8")
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    return Handler


def _read_cookie(header: str | None) -> Iterable[str]:
    try:
        cookie = SimpleCookie(header or "")
    except CookieError:
        return ()
    return (cookie[COOKIE].value,) if COOKIE in cookie else ()
