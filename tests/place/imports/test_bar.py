"""A bar on a terminal, plain lines elsewhere."""

import io

from attune.place.imports.bar import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Ascii(Terminal):
    def write(self, words: str) -> int:
        words.encode("ascii")
        return super().write(words)


def test_a_terminal_sees_a_bar_that_goes_away() -> None:
    screen = Terminal()
    bar = Bar("reading x.csv", to=screen)
    for done in range(101):
        bar(done, 100)
    bar.close()
    assert "reading x.csv" in screen.getvalue() and "100%" in screen.getvalue()
    assert screen.getvalue().count("\r") < 10  # not drawn at every row
    assert screen.getvalue().endswith("\r\033[K")


def test_a_file_sees_one_plain_line() -> None:
    log = io.StringIO()
    bar = Bar("reading x.csv", to=log)
    bar(1, 2)
    bar.close()
    assert log.getvalue() == "reading x.csv …\n"


def test_a_terminal_without_blocks_and_a_total_of_nothing() -> None:
    screen = Ascii()
    Bar("reading", to=screen)(0, 0)
    assert "0%" in screen.getvalue()
