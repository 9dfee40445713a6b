"""Asking a server as a browser would, with a time-out everywhere and each failure a sentence."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from calculator.errors import MomentsError

LARGEST = 64 * 1024 * 1024
LONGEST = 30  # a file may take so many times the patience with a silent server
PIECE = 64 * 1024
AS_BROWSERS_DO = "%/:=&?~#+!$,;'@()*[]"  # what they leave in an address as it is
BROWSERS_TAKE = "gzip, deflate, br, zstd"


class UnreadableAddress(MomentsError):
    """An address gives nothing that can be read.

    Args:
        address: The address.
        why: How it failed, as the end of a sentence that begins with the address.
    """

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address} {why}")
        self.why = why


@dataclass(frozen=True)
class Answer:
    """What a server said.

    Attributes:
        url: The address that answered in the end.
        status: The status.
        headers: The headers.
        body: The body, decompressed.
        redirects: The addresses that the visitor was sent to, in order.
    """

    url: str
    status: int
    headers: Message
    body: bytes
    redirects: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The MIME type without its parameters; empty if the server gives none."""
        given = self.headers.get("Content-Type")
        return "" if given is None else given.partition(";")[0].strip().lower()

    @property
    def compressed(self) -> bool:
        """Whether the body travelled compressed."""
        return _encoding(self.headers) not in ("", "identity")

    @property
    def page(self) -> bool:
        """Whether this is a web page, whatever its type says."""
        return self.body[:512].lstrip().lower().startswith((b"<!doctype html", b"<html"))

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", errors="replace")


class Visitor:
    """Asks for addresses one after the other.

    Args:
        patience: Seconds of silence after which a server counts as not answering.
    """

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self._redirects = _Redirects()
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            urllib.request.UnknownHandler(),
            self._redirects,
        ):
            self._opener.add_handler(handler)

    def get(self, address: str) -> Answer:
        """Read an address, whatever its status.

        Raises:
            Unreadable: Nothing came, or not all of it.
        """
        return self._ask(address, "GET", "gzip")

    def compresses(self, address: str) -> bool:
        """Ask whether a browser, which takes more kinds than this program, gets it compressed."""
        try:
            return self._ask(address, "HEAD", BROWSERS_TAKE).compressed
        except UnreadableAddress:
            return False

    def _ask(self, address: str, method: str, encodings: str) -> Answer:
        parts = urlsplit(address)
        path, query = (quote(part, safe=AS_BROWSERS_DO) for part in (parts.path, parts.query))
        asked = urlunsplit(parts._replace(path=path, query=query))
        request = urllib.request.Request(asked, method=method)
        request.add_header("User-Agent", "moments-verify")
        request.add_header("Accept", "*/*")
        request.add_header("Accept-Encoding", encodings)
        self._redirects.followed = []
        try:
            try:
                response = self._opener.open(request, timeout=self.patience)
            except urllib.error.HTTPError as refusal:
                if 300 <= refusal.code < 400:
                    raise UnreadableAddress(
                        address, "sends its visitors on and on, or in a circle."
                    ) from None
                response = refusal
            with response:
                body = b"" if method == "HEAD" else self._body(address, response)
                return Answer(
                    response.url,
                    response.status,
                    response.headers,
                    body,
                    tuple(self._redirects.followed),
                )
        except (OSError, http.client.HTTPException, ValueError) as trouble:
            raise UnreadableAddress(address, self._sentence(address, trouble)) from trouble

    def _body(self, address: str, response: Any) -> bytes:
        until = time.monotonic() + LONGEST * self.patience
        sent = b""
        while piece := response.read1(PIECE):
            sent += piece
            if len(sent) > LARGEST:
                raise UnreadableAddress(address, f"is larger than {LARGEST >> 20} MB.")
            if time.monotonic() > until:
                raise UnreadableAddress(
                    address, f"was not complete after {LONGEST * self.patience:g} seconds."
                )
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and len(sent) < int(length):
            raise UnreadableAddress(address, f"breaks off after {len(sent)} of {length} bytes.")
        encoding = _encoding(response.headers)
        if encoding in ("", "identity"):
            return sent
        if encoding not in ("gzip", "x-gzip"):
            raise UnreadableAddress(
                address, f"comes compressed by {encoding}, though only gzip was asked for."
            )
        try:
            inflating = zlib.decompressobj(wbits=31)
            body = inflating.decompress(sent, LARGEST)
        except zlib.error:
            raise UnreadableAddress(
                address, "says that it is compressed by gzip, and is not."
            ) from None
        if not inflating.eof:
            raise UnreadableAddress(address, "is compressed by gzip, and the end is missing.")
        return body

    def _sentence(self, address: str, trouble: BaseException) -> str:
        reason = getattr(trouble, "reason", trouble)
        host = urlsplit(address).hostname
        if isinstance(reason, ssl.SSLCertVerificationError):
            return (
                f"has a certificate that is not trusted here ({reason.verify_message}). For an "
                "authority of your own, name its file in the variable SSL_CERT_FILE."
            )
        if isinstance(reason, ssl.SSLError):
            return "does not speak TLS; perhaps it is http:// instead of https://."
        if isinstance(reason, TimeoutError):
            return f"was silent for {self.patience:g} seconds."
        if isinstance(reason, socket.gaierror):
            return f"names the host {host}, which this machine does not know."
        if isinstance(reason, ConnectionRefusedError):
            return f"is refused: no server listens there at {host}."
        if isinstance(reason, http.client.HTTPException | ConnectionError):
            return "breaks the connection off."
        return f"cannot be read: {reason}."


class _Redirects(urllib.request.HTTPRedirectHandler):
    def __init__(self) -> None:
        self.followed: list[str] = []

    def redirect_request(self, *given: Any) -> urllib.request.Request | None:
        self.followed.append(given[-1])
        following = super().redirect_request(*given)
        if following is not None and given[0].get_method() == "HEAD":
            following.method = "HEAD"
        return following


def _encoding(headers: Message) -> str:
    return str(headers.get("Content-Encoding", "")).strip().lower()
