"""An address is fetched from the open internet only, whatever it pretends to be."""

import io
import socket
import time
from typing import Any

import pytest

from attune.directory.exchange.importing import reaching
from attune.directory.exchange.importing.counts import FeedRefused
from attune.directory.exchange.importing.reaching import Reach, checked_addresses, fetch, is_public
from tests.directory.exchange.importing.feed_server import HERE, Told, serving

MB = 1 << 20


def fetched(url: str, **reach: Any) -> bytes:
    into = io.BytesIO()
    fetch(url, into, reach=Reach(**{"largest": MB, "also": HERE} | reach))
    return into.getvalue()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        "0.0.0.0",  # noqa: S104  an address to refuse, not one to listen on
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a00:1"),
        *("2002:7f00:1::", "2002:a00:1::1", "nothing"),
    ],
)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "::1", "0"]
)
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(FeedRefused, match=r"inside a network|no server called"):
        checked_addresses(host, 80)


def test_a_name_with_one_address_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(host: str, port: int, **_: object) -> list[Any]:
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, ("8.8.8.8", port)), (*kind, ("192.168.0.7", port))]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    with pytest.raises(FeedRefused, match=r"192\.168\.0\.7"):
        checked_addresses("feeds.example.org", 443)


def test_a_name_is_looked_up_once_and_the_checked_address_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that stands for something else the second time leads nowhere."""
    asked, reached = [], []

    def found(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        address = "8.8.8.8" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(target: tuple[str, int], timeout: float) -> socket.socket:
        reached.append(target)
        raise OSError("not in a test")

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FeedRefused, match="cannot be reached"):
        fetch("https://feeds.example.org/services", io.BytesIO(), reach=Reach(MB))
    assert (asked, reached) == (["feeds.example.org"], [("8.8.8.8", 443)])


def test_without_the_tests_own_allowance_this_machine_is_not_reached() -> None:
    with serving(lambda path, query: Told("{}")) as server:
        with pytest.raises(FeedRefused, match="inside a network"):
            fetch(server.url, io.BytesIO(), reach=Reach(MB))
        assert not server.asked


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "not a web address"),
        ("ftp://example.org/x", "not a web address"),
        ("gopher://example.org", "not a web address"),
        ("https://", "not a web address"),
        ("https://[::1", "not a web address"),
        ("https://example.org:99999/", "not a web address"),
        ("https://somebody:secret@example.org/", "user name or password"),
        ("http://example.org:25/", "Port 25"),
        ("http://example.org/a\r\nHost: b", "characters that no web address has"),
        ("http://example.org/a b", "characters that no web address has"),
        ("https://éxample.org/", "characters that no web address has"),
    ],
)
def test_what_is_no_published_web_address_is_refused(url: str, said: str) -> None:
    with pytest.raises(FeedRefused, match=said):
        fetch(url, io.BytesIO(), reach=Reach(MB))


def test_what_stands_there_is_fetched() -> None:
    with serving(lambda path, query: Told(f"{path} {query}")) as server:
        assert fetched(f"{server.url}/services?page=2") == b"/services {'page': '2'}"


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "//192.168.0.1/x",
        "http://[::ffff:127.0.0.2]/",
    ],
)
def test_a_redirect_to_the_inside_is_refused(target: str) -> None:
    with serving(lambda path, query: Told(status=302, headers={"Location": target})) as server:
        with pytest.raises(FeedRefused, match="inside a network"):
            fetched(server.url)


def test_a_redirect_to_another_sort_of_address_is_refused() -> None:
    answer = Told(status=302, headers={"Location": "file:///etc/passwd"})
    with serving(lambda path, query: answer) as server:
        with pytest.raises(FeedRefused, match="not a web address"):
            fetched(server.url)


def test_five_redirects_are_followed_and_no_more() -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        step = int(path.strip("/") or 0)
        return Told(status=307, headers={"Location": f"/{step - 1}"}) if step else Told("there")

    with serving(answer) as server:
        assert fetched(f"{server.url}/5") == b"there"
        with pytest.raises(FeedRefused, match="more than 5 times"):
            fetched(f"{server.url}/6")


def test_a_large_answer_is_refused_by_what_it_says_and_by_what_it_sends() -> None:
    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(64):
            handler.wfile.write(b"x" * (MB // 16))

    with serving(lambda path, query: Told("x" * 2 * MB)) as server:
        with pytest.raises(FeedRefused, match="more than 1 MB"):
            fetched(server.url)
    with serving(lambda path, query: Told(writes=endless)) as server:
        with pytest.raises(FeedRefused, match="more than 1 MB"):
            fetched(server.url)


def test_a_server_that_hangs_is_left_in_time() -> None:
    began = time.monotonic()
    with serving(lambda path, query: Told(writes=lambda handler: time.sleep(1))) as server:
        with pytest.raises(FeedRefused, match=r"did not answer in time|broke"):
            fetched(server.url, silence=0.2)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("in_head", [True, False])
def test_a_server_that_drips_is_left_in_time(in_head: bool) -> None:
    def drips(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"" if in_head else b"\r\n"))
        for _ in range(100):
            handler.wfile.write(b"X")
            time.sleep(0.05)

    began = time.monotonic()
    with serving(lambda path, query: Told(writes=drips)) as server:
        with pytest.raises(FeedRefused, match="did not answer in time"):
            fetched(server.url, silence=5, seconds=0.5)
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told("no", status=404), "answers 404"),
        (Told("no", status=500), "answers 500"),
        (Told("x", headers={"Content-Encoding": "gzip"}), "packed"),
        (Told("short", headers={"Content-Length": "900"}), "broke"),
        (Told(status=301), "redirects to nowhere"),
        (Told(writes=lambda handler: handler.wfile.write(b"nonsense\r\n\r\n")), "broke"),
        (Told(writes=lambda handler: None), "broke"),
    ],
)
def test_an_answer_that_is_none_is_said_in_one_sentence(told: Told, said: str) -> None:
    with serving(lambda path, query: told) as server:
        with pytest.raises(FeedRefused, match=said):
            fetched(server.url)


def test_a_host_that_nobody_has_is_said() -> None:
    with pytest.raises(FeedRefused, match="no server called"):
        fetch("https://nowhere.invalid/", io.BytesIO(), reach=Reach(MB))
    assert reaching.NAMED.isascii()
