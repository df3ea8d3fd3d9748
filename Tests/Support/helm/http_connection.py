"""One HTTP/1.1 connection of a Kubernetes client: requests in, answers and event streams out, over plain sockets.

Written for speed: a chart's installation is some thirty requests, and `http.server` spends more on each than Helm does.
"""

from __future__ import annotations

import json
import socket
import threading
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

REASONS = {200: "OK", 201: "Created", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 409: "Conflict",
           415: "Unsupported Media Type", 422: "Unprocessable Entity", 500: "Internal Server Error"}


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip()


class Connection:
    def __init__(self, peer: socket.socket):
        self._peer = peer
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._input = peer.makefile("rb")
        self._writing = threading.Lock()

    def read_request(self) -> Request | None:
        """The next request, or None when the client has closed the connection or does not speak HTTP."""
        try:
            line = self._input.readline(65_536)
            if not line.endswith(b"\n"):
                return None
            method, target, _ = line.decode("latin-1").split(" ", 2)
            headers: dict[str, str] = {}
            while (line := self._input.readline(65_536)) not in (b"\r\n", b"\n"):
                if not line.endswith(b"\n"):
                    return None
                name, _, value = line.decode("latin-1").partition(":")
                headers[name.strip().lower()] = value.strip()
            # The body is read before any answer: a DELETE's too, or its bytes would be taken for the next request.
            body = self._read_body(headers)
        except (OSError, ValueError):
            return None
        parts = urlsplit(target)
        return Request(method, unquote(parts.path), dict(parse_qsl(parts.query, keep_blank_values=True)), headers, body)

    def _read_body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            pieces = []
            while size := int(self._input.readline(1_024).split(b";")[0], 16):
                pieces.append(self._exactly(size))
                self._input.readline(16)
            while self._input.readline(65_536) not in (b"\r\n", b"\n", b""):
                pass
            return b"".join(pieces)
        return self._exactly(int(headers.get("content-length", "0")))

    def _exactly(self, size: int) -> bytes:
        data = self._input.read(size) if size else b""
        if len(data) != size:
            raise ValueError("the client closed the connection within a body")
        return data

    def answer(self, status: int, body: bytes, content_type: str = "application/json") -> None:
        head = f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        with self._writing:
            self._peer.sendall(head.encode("latin-1") + body)

    def start_stream(self) -> None:
        """Begins a watch's answer; `send_event` continues it and the client ends it."""
        with self._writing:
            self._peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")

    def send_event(self, event: dict) -> None:
        line = json.dumps(event, separators=(",", ":")).encode() + b"\n"
        with self._writing:
            self._peer.sendall(b"%x\r\n%s\r\n" % (len(line), line))

    def wait_for_close(self) -> None:
        """Returns when the client closes the connection, or the server does by `close`."""
        try:
            self._input.read(1)
        except (OSError, ValueError):
            pass

    def close(self) -> None:
        for step in (lambda: self._peer.shutdown(socket.SHUT_RDWR), self._peer.close):
            try:
                step()
            except OSError:
                pass
