"""Fetches one web address without being led anywhere inside: the connection goes to a checked one.

A name is looked up once, every address it stands for is checked, and the connection is made to
the very address that was checked, so that a name that answers differently the second time leads
nowhere. Redirects are followed by hand and checked alike. Proxies are not used.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import SplitResult, urljoin, urlsplit

from .counts import FeedRefused

MOST_REDIRECTS = 5
SECONDS_OF_SILENCE = 20.0
SECONDS_FOR_ONE = 300.0
CHUNK = 1 << 16
NAMED = "Attune (directory import)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PROTOCOLS = ipaddress.ip_network("192.0.0.0/24")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Reach:
    """How far a fetch may go. `also` names addresses that tests allow: never a setting."""

    largest: int
    silence: float = SECONDS_OF_SILENCE
    seconds: float = SECONDS_FOR_ONE
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What was fetched: how large, from where in the end, and what the server calls it."""

    size: int
    url: str
    content_type: str


def fetch(url: str, into: BinaryIO, *, reach: Reach) -> Answer:
    """Write what stands at an address into a file; FeedRefused in one sentence when it cannot be.

    At most `reach.largest` bytes, `reach.seconds` in all and `reach.silence` without a byte.
    """
    ends = time.monotonic() + reach.seconds
    for _ in range(MOST_REDIRECTS + 1):
        parts = checked_url(url)
        with _asked(parts, reach, ends) as answer:
            if answer.status in REDIRECTS:
                url = _redirected(parts, answer)
                continue
            _refuse_status(parts, answer)
            size = _copied(parts, answer, into, reach)
            if time.monotonic() >= ends:  # the watch cut it: what came may not be all
                raise FeedRefused(f"{_shown(parts)} did not answer in time.")
            return Answer(size, parts.geturl(), answer.getheader("Content-Type", ""))
    raise FeedRefused(f"{_shown(parts)} redirects more than {MOST_REDIRECTS} times.")


def checked_url(url: str) -> SplitResult:
    """An address taken apart; FeedRefused when nothing published can stand there."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise FeedRefused(f"“{url[:80]}” is not a web address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FeedRefused(f"“{url[:80]}” is not a web address that begins with https://.")
    if parts.username is not None or parts.password is not None:
        raise FeedRefused("The address must not hold a user name or password.")
    if port is not None and port < 1024 and port not in (80, 443):
        raise FeedRefused(f"Port {port} is not one on which feeds are published.")
    if not url.strip().isascii() or not url.strip().isprintable() or " " in url.strip():
        raise FeedRefused(f"“{url[:80]}” holds characters that no web address has.")
    return parts


def _shown(parts: SplitResult) -> str:
    return f"{parts.hostname}{parts.path}"[:100]


@contextmanager
def _asked(parts: SplitResult, reach: Reach, ends: float) -> Iterator[http.client.HTTPResponse]:
    """The answer of a server, as long as there is time; its faults become one sentence."""
    left = ends - time.monotonic()
    connection, watch = None, None
    try:
        if left <= 0:
            raise TimeoutError
        connection = _connected(parts, reach, min(left, reach.silence))
        # Slow drops of bytes never make a single read time out: the watch ends them all the same.
        watch = threading.Timer(left, _cut, [connection])
        watch.daemon = True
        watch.start()
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request("GET", path, headers=_headers())
        yield connection.getresponse()
    except TimeoutError as wrong:
        raise FeedRefused(f"{_shown(parts)} did not answer in time.") from wrong
    except ssl.SSLError as wrong:
        said = getattr(wrong, "verify_message", "") or wrong.reason or "it failed"
        raise FeedRefused(f"{parts.hostname}: no secure connection ({said}).") from wrong
    except (OSError, http.client.HTTPException, ValueError) as wrong:
        if isinstance(wrong, FeedRefused):
            raise
        late = time.monotonic() >= ends - 0.05
        said = "did not answer in time" if late else "broke the connection off"
        raise FeedRefused(f"{_shown(parts)} {said}.") from wrong
    finally:
        if watch:
            watch.cancel()
        if connection:
            connection.close()


def _headers() -> dict[str, str]:
    accept = "application/json, application/x-ndjson, application/zip, text/csv;q=0.9, */*;q=0.5"
    return {"User-Agent": NAMED, "Accept": accept, "Accept-Encoding": "identity"}


def _cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _connected(parts: SplitResult, reach: Reach, patience: float) -> http.client.HTTPConnection:
    host = str(parts.hostname)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    plain = _first_open(checked_addresses(host, port, also=reach.also), port, patience)
    if plain is None:
        raise FeedRefused(f"{host} cannot be reached.")
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(host, port, timeout=reach.silence)
    plain.settimeout(reach.silence)
    if secure:
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(plain, server_hostname=host)
    else:
        connection.sock = plain
    return connection


def _first_open(addresses: list[str], port: int, patience: float) -> socket.socket | None:
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=patience)
        except OSError:
            continue
    return None


def checked_addresses(host: str, port: int, *, also: frozenset[str] = frozenset()) -> list[str]:
    """The addresses of a host; FeedRefused when one of them is not on the open internet."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise FeedRefused(f"There is no server called {host[:80]}.") from wrong
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    for address in addresses:
        if address not in also and not is_public(address):
            raise FeedRefused(
                f"{host[:80]} stands for {address}, which is inside a network and not on the "
                "open internet: feeds are not read from there."
            )
    return addresses


def is_public(text: str) -> bool:
    """Whether an address is on the open internet, also when it is wrapped in another one."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(_open(each) for each in (address, *_wrapped(address)))


def _wrapped(address: Address) -> Iterator[Address]:
    """The addresses that stand inside an IPv6 address: mapped, 6to4, Teredo, NAT64."""
    if not isinstance(address, ipaddress.IPv6Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in NAT64 or int(address) >> 32 == 0:  # the last: the old “compatible” form
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _open(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in NAT64):
        return True  # what is wrapped in it decides
    if address in PROTOCOLS:
        return False
    inside = address.is_multicast or address.is_unspecified or address.is_loopback
    inside = inside or address.is_link_local or address.is_private or address.is_reserved
    return address.is_global and not inside


def _redirected(parts: SplitResult, answer: http.client.HTTPResponse) -> str:
    target = answer.getheader("Location", "")
    if not target:
        raise FeedRefused(f"{_shown(parts)} redirects to nowhere.")
    url = urljoin(parts.geturl(), target)
    if parts.scheme == "https" and urlsplit(url).scheme == "http":
        raise FeedRefused(f"{_shown(parts)} redirects from https:// to http://.")
    return url


def _refuse_status(parts: SplitResult, answer: http.client.HTTPResponse) -> None:
    if answer.status != 200:
        raise FeedRefused(f"{_shown(parts)} answers {answer.status} {answer.reason[:60]}.")
    if answer.getheader("Content-Encoding", "identity").lower() != "identity":
        raise FeedRefused(f"{_shown(parts)} sends packed answers although it was not asked to.")


def _copied(
    parts: SplitResult, answer: http.client.HTTPResponse, into: BinaryIO, reach: Reach
) -> int:
    """Copy the whole answer, so long as it stays below the largest that may be."""
    said = answer.getheader("Content-Length", "")
    size = int(said) if said.isdigit() and len(said) < 19 else 0
    done = 0
    while size <= reach.largest and (chunk := answer.read1(CHUNK)):
        done += len(chunk)
        size = max(size, done)
        into.write(chunk)
    if size > reach.largest:
        raise FeedRefused(f"{_shown(parts)} sends more than {reach.largest >> 20} MB.")
    if done < size:
        raise FeedRefused(f"{_shown(parts)} broke off after {done:,} of {size:,} bytes.")
    return done
