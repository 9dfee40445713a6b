"""Asking a server as a browser would, with a time-out everywhere and each failure a sentence."""

from __future__ import annotations

import http.client
import socket
import ssl
import string
import time
import urllib.request
import zlib
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from email.message import Message
from threading import Thread
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from calculator.errors import MomentsError
from macros import terminal

LARGEST = 64 * 1024 * 1024
LARGEST_TEXT = 4 * 1024 * 1024
"""In bytes, for what is read as text: pages, scripts, style sheets and lists."""
MOST_REDIRECTS = 10
REDIRECTING = (301, 302, 303, 307, 308)
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


@dataclass
class Bounds:
    """How much a visitor takes of a host altogether, so that no host can keep it for ever.

    Attributes:
        requests: How many answers.
        megabytes: How much in all of them, as it travels and when it is unpacked.
        seconds: How long, from the first question on.
    """

    requests: int = 5_000
    megabytes: int = 300
    seconds: float = 900.0


class Visitor:
    """Asks for addresses one after the other.

    Args:
        patience: Seconds of silence after which a server counts as not answering.
        bounds: What is taken altogether.

    Attributes:
        ended: Why nothing more is asked, as a sentence; empty as long as there is room.
    """

    def __init__(self, patience: float, bounds: Bounds | None = None) -> None:
        self.patience = patience
        self.bounds = bounds or Bounds()
        self.ended = ""
        self._requests = self._bytes = 0
        self._began = time.monotonic()
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
            urllib.request.UnknownHandler(),
        ):
            self._opener.add_handler(handler)

    def get(self, address: str, largest: int = LARGEST) -> Answer:
        """Read an address, whatever its status.

        Args:
            address: The address.
            largest: The most bytes that are taken of it, packed or unpacked.

        Raises:
            UnreadableAddress: Nothing came, not all of it, or too much.
        """
        return self._timed(address, "GET", "gzip", largest)

    def compresses(self, address: str) -> bool:
        """Ask whether a browser, which takes more kinds than this program, gets it compressed."""
        try:
            return self._timed(address, "HEAD", BROWSERS_TAKE, LARGEST).compressed
        except UnreadableAddress:
            return False

    def _timed(self, address: str, method: str, encodings: str, largest: int) -> Answer:
        """Ask in a thread, which is left alone when the time is over.

        A byte now and then, in headers or in a handshake, lets no other time-out ever come.
        """
        self._room(address)
        future: Future[Answer] = Future()

        def ask() -> None:
            try:
                future.set_result(self._ask(address, method, encodings, largest))
            except BaseException as error:  # noqa: BLE001 it is raised where it is waited for
                future.set_exception(error)

        Thread(target=ask, daemon=True).start()
        try:
            return future.result(timeout=(LONGEST + 2) * self.patience)
        except FutureTimeout:
            raise UnreadableAddress(address, self._too_long()) from None

    def _room(self, address: str) -> None:
        """Object if enough was asked for, and remember why."""
        took = time.monotonic() - self._began
        if self._requests >= self.bounds.requests:
            self.ended = terminal.say(
                "{number} files were asked for, which is enough of one host",
                number=self.bounds.requests,
            )
        elif self._bytes > self.bounds.megabytes * 1_000_000:
            self.ended = terminal.say(
                "{number} MB came, which is enough of one host", number=self.bounds.megabytes
            )
        elif took > self.bounds.seconds:
            minutes = f"{self.bounds.seconds / 60:g}"
            self.ended = terminal.say("{number} minutes are over", number=minutes)
        if self.ended:
            said = terminal.say("was not asked for: {why}.", why=self.ended)
            raise UnreadableAddress(address, said)
        self._requests += 1

    def _ask(self, address: str, method: str, encodings: str, largest: int) -> Answer:
        followed: list[str] = []
        at = address
        try:
            while True:
                response = self._open(at, method, encodings)
                onward = response.headers.get("Location")
                if response.status not in REDIRECTING or onward is None:
                    break
                response.close()  # without its body, which may have no end
                # Headers are read as Latin-1; what is no ASCII in them goes out again as it came.
                at = urljoin(at, quote(onward, safe=string.punctuation, encoding="iso-8859-1"))
                if urlsplit(at).scheme not in ("http", "https"):
                    said = terminal.say("sends its visitors to no address of the web.")
                    raise UnreadableAddress(address, said)
                followed.append(at)
                if len(followed) > MOST_REDIRECTS or at in followed[:-1]:
                    said = terminal.say("sends its visitors on and on, or in a circle.")
                    raise UnreadableAddress(address, said)
            with response:
                body = b"" if method == "HEAD" else self._body(address, response, largest)
                return Answer(at, response.status, response.headers, body, tuple(followed))
        except (OSError, http.client.HTTPException, ValueError) as trouble:
            raise UnreadableAddress(address, self._sentence(at, trouble)) from trouble

    def _open(self, address: str, method: str, encodings: str) -> Any:
        parts = urlsplit(address)
        path, query = (quote(part, safe=AS_BROWSERS_DO) for part in (parts.path, parts.query))
        asked = urlunsplit(parts._replace(path=path, query=query, fragment=""))
        request = urllib.request.Request(asked, method=method)
        request.add_header("User-Agent", "moments-verify")
        request.add_header("Accept", "*/*")
        request.add_header("Accept-Encoding", encodings)
        return self._opener.open(request, timeout=self.patience)

    def _body(self, address: str, response: Any, largest: int) -> bytes:
        until = time.monotonic() + LONGEST * self.patience
        sent = bytearray()
        while piece := response.read1(PIECE):
            sent += piece
            self._bytes += len(piece)
            if len(sent) > largest:
                raise UnreadableAddress(address, _too_large(largest))
            if time.monotonic() > until:
                raise UnreadableAddress(address, self._too_long())
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and len(length) < 20 and len(sent) < int(length):
            said = terminal.say(
                "breaks off after {number} of {all} bytes.", number=len(sent), all=length
            )
            raise UnreadableAddress(address, said)
        encoding = _encoding(response.headers)
        if encoding in ("", "identity"):
            return bytes(sent)
        if encoding not in ("gzip", "x-gzip"):
            said = terminal.say(
                "comes compressed by {encoding}, though only gzip was asked for.",
                encoding=encoding[:40],
            )
            raise UnreadableAddress(address, said)
        try:
            inflating = zlib.decompressobj(wbits=31)
            body = inflating.decompress(sent, largest + 1)
            self._bytes += len(body)
        except zlib.error:
            said = terminal.say("says that it is compressed by gzip, and is not.")
            raise UnreadableAddress(address, said) from None
        if len(body) > largest:
            raise UnreadableAddress(address, _too_large(largest))
        if not inflating.eof:
            said = terminal.say("is compressed by gzip, and the end is missing.")
            raise UnreadableAddress(address, said)
        return body

    def _too_long(self) -> str:
        seconds = f"{LONGEST * self.patience:g}"
        return terminal.say("was not complete after {number} seconds.", number=seconds)

    def _sentence(self, address: str, trouble: BaseException) -> str:
        reason = getattr(trouble, "reason", trouble)
        host = urlsplit(address).hostname
        if isinstance(reason, ssl.SSLCertVerificationError):
            return terminal.say(
                "has a certificate that is not trusted here ({why}). For an authority of your own, "
                "name its file in the variable SSL_CERT_FILE.",
                why=reason.verify_message,
            )
        if isinstance(reason, ssl.SSLError):
            return terminal.say("does not speak TLS; perhaps it is http:// instead of https://.")
        if isinstance(reason, TimeoutError):
            seconds = f"{self.patience:g}"
            return terminal.say("was silent for {number} seconds.", number=seconds)
        if isinstance(reason, socket.gaierror):
            return terminal.say(
                "names the host {host}, which this machine does not know.", host=host
            )
        if isinstance(reason, ConnectionRefusedError):
            return terminal.say("is refused: no server listens there at {host}.", host=host)
        if isinstance(reason, http.client.HTTPException | ConnectionError):
            return terminal.say("breaks the connection off.")
        return terminal.say("cannot be read: {why}.", why=reason)


def _too_large(largest: int) -> str:
    return terminal.say("is larger than {number} MB.", number=largest >> 20)


def _encoding(headers: Message) -> str:
    return str(headers.get("Content-Encoding", "")).strip().lower()
