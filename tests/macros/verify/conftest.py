"""A server with a small copy of the site."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from .hosted import Hosted, handler

CERTIFICATE = Path(__file__).with_name("localhost.pem")


class Server(http.server.ThreadingHTTPServer):
    """One that is quiet about visitors who turn away from its certificate."""

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture
def hosted(request: pytest.FixtureRequest) -> Iterator[Hosted]:
    secure = getattr(request, "param", "http") == "https"
    copies: list[Hosted] = []
    with Server(("127.0.0.1", 0), handler(lambda: copies[0])) as server:
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https" if secure else "http"
        copies.append(Hosted(f"{scheme}://127.0.0.1:{server.server_port}"))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield copies[0]
        copies[0].stop.set()
        server.shutdown()
        thread.join()
