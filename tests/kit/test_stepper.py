"""Week by week: every week has its own address, bars and words agree, nothing needs a script."""

import re
from typing import Any

import pytest
from django.template import engines
from django.utils import translation

from attune.kit.stepper import FULL, Frame, Stepper
from tests.kit.flow_gallery import weeks

FRAMES = (
    Frame(0, (0, 0), (0, 0)),
    Frame(4, (2, 5), (10, 20)),
    Frame(8, (3.4, 40), (12, 20)),
)
PLACES = ("Targeted help", "Longer help")


def stepper(shown: int = 1, frames: tuple[Frame, ...] = FRAMES) -> Stepper:
    return Stepper("Week by week", PLACES, frames, shown, lambda place: f"?week={place}")


def page(it: Stepper) -> str:
    source = '{% from "kit/figure.jinja" import figure %}{{ figure(it, "weeks") }}'
    return str(engines["jinja2"].from_string(source).render({"it": it}))


def test_each_week_is_a_link_and_so_are_the_weeks_beside_it() -> None:
    html = page(stepper())
    for week, place in ((0, 0), (4, 1), (8, 2)):
        assert re.search(rf'<a href="\?week={place}"[^>]*>{week}</a>', html)
    assert '<a data-steps-by="-1" href="?week=0">Previous week</a>' in html
    assert '<a data-steps-by="1" href="?week=2">Next week</a>' in html
    assert html.count('aria-current="true"') == 1


def test_before_the_first_and_after_the_last_week_there_is_no_way() -> None:
    assert '<a data-steps-by="-1" role="link" aria-disabled="true">' in page(stepper(0))
    assert '<a data-steps-by="1" role="link" aria-disabled="true">' in page(stepper(2))


def test_what_only_a_script_can_do_is_hidden_until_there_is_one() -> None:
    html = page(stepper())
    assert re.search(r"<button [^>]*data-steps-play[^>]* hidden>Play</button>", html)
    assert re.search(r'<div class="attune-slider" data-steps-slider hidden>', html)
    assert not re.search(r"<script(?! type=\"module\" src=)", html) and "style=" not in html


def test_words_bars_and_table_say_the_same_week() -> None:
    it = stepper()
    assert it.said == "Week 4: 7 families wait, 30 are in help."
    assert it.table.rows == (("Targeted help", 2, 10), ("Longer help", 5, 20))
    widths = [float(each) for each in re.findall(r'width="([\d.]+)%"', str(it.svg("k")))][1:]
    assert widths == pytest.approx([each / 40 * FULL for each in (2, 10, 5, 20)], abs=0.01)


def test_bars_carry_every_week_for_the_script() -> None:
    svg = str(stepper().svg("k"))
    assert 'data-step-values="0 2 3.4"' in svg and 'data-step-values="0 5 40"' in svg
    assert f'data-step-full="{FULL / 40:.8g}"' in svg


def test_nobody_at_all_is_drawn() -> None:
    it = stepper(0, FRAMES[:1])
    assert it.largest == 1 and it.before is None and it.after is None
    assert 'width="0.00%"' in str(it.svg("k"))


def test_bars_grow_from_the_right_where_one_reads_from_there() -> None:
    with translation.override("ur"):
        assert 'x="99.80%"' in str(stepper(0).svg("k"))


def test_another_picture_has_no_steps() -> None:
    source = '{% from "kit/figure.jinja" import figure %}{{ figure(it, "x") }}'
    html = str(engines["jinja2"].from_string(source).render({"it": weeks()}))
    assert "data-steps" in html
    from tests.kit.gallery import bars

    assert "data-steps" not in str(engines["jinja2"].from_string(source).render({"it": bars()}))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Frame(0, (-1,), (0,)),
        lambda: Frame(0, (0,), (float("nan"),)),
        lambda: stepper(3),
        lambda: stepper(-1),
        lambda: stepper(0, ()),
        lambda: stepper(0, FRAMES[::-1]),
        lambda: stepper(0, (Frame(0, (1,), (1,)),)),
        lambda: Stepper("T", (), FRAMES, 0, str),
        lambda: Stepper("", PLACES, FRAMES, 0, str),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()
