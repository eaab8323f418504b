"""The gap pages: the table, its cells, the download, the map, and who may read them."""

import pytest

from tests.cast import Cast
from tests.directory.offers.pages import page


def test_the_page_says_the_gaps_first(mapped, lena) -> None:
    shown = page(lena)
    assert "No specialised relationship service in Wrenbridge at these stages: pregnancy" in shown
