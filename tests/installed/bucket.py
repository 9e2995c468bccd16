"""A bucket of S3 with one PDF in it, on loopback: just enough of the protocol for a folder to be listed and read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

LISTED = """<Contents><Key>{key}</Key><Size>{size}</Size><ETag>&quot;1&quot;</ETag><StorageClass>STANDARD</StorageClass>
<LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"""
LISTING = """<?xml version="1.0"?>
<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>{found}</ListBucketResult>"""


@contextmanager
def serve_bucket(pdf: Path, key: str) -> Iterator[str]:
    """Serve a PDF under ``s3://bucket/KEY``; gives the URL of the endpoint."""
    data = pdf.read_bytes()

    class Bucket(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            prefix = parse_qs(asked.query).get("prefix", [""])[0]
            if asked.path.rstrip("/") == "/bucket":
                found = LISTED.format(key=key, size=len(data)) if key.startswith(prefix) else ""
                self.answer(200, LISTING.format(found=found).encode(), "application/xml")
            elif asked.path == f"/bucket/{key}":
                self.answer(200, data, "application/pdf")
            else:
                self.answer(404, b"")

        do_HEAD = do_GET  # noqa: N815 (the name is the library's)

        def answer(self, code: int, content: bytes, kind: str = "text/plain") -> None:
            first, last = 0, len(content) - 1
            if code == 200 and (wanted := self.headers.get("Range")):
                start, end = wanted.removeprefix("bytes=").split("-")
                code, first, last = 206, int(start), min(int(end or last), last)
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(last - first + 1))
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
            self.send_header("ETag", '"1"')
            self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content[first : last + 1])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
