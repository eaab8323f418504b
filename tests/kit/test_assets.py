"""What we serve of the NHS front end: our own host only, no logo, mirrored for right to left."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.kit import assets, stylesheets
from tests.node import run_node

OUTSIDE = re.compile(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", re.IGNORECASE)
CSS = (
    '@font-face{font-family:X;src:url("https://assets.example.org/x.woff2")}'
    ".a{background:url(/assets/images/nhsuk-icon-tick.svg);margin:1px 2px 3px 4px;left:0}"
    "/*# sourceMappingURL=a.css.map */"
)


def test_no_served_file_names_an_outside_host() -> None:
    served = [path for path in assets.SERVED.rglob("*") if path.is_file()]
    assert served, "run ./dev setup first"
    for path in served:
        text = path.read_text("utf-8").replace("http://www.w3.org/", "")
        assert OUTSIDE.findall(text) == [], path.name


def test_every_icon_the_style_sheet_names_is_served_and_none_is_a_logo() -> None:
    css = (assets.SERVED / "nhsuk-frontend.min.css").read_text("utf-8")
    named = stylesheets.icons_in(css)
    assert named == sorted(path.name for path in (assets.SERVED / "images").iterdir())


def test_fonts_and_source_maps_go_and_icons_become_ours() -> None:
    css = stylesheets.without_outside_hosts(CSS)
    assert "font-face" not in css and "sourceMapping" not in css
    assert stylesheets.icons_in(css) == ["nhsuk-icon-tick.svg"]


def test_an_outside_host_that_stays_is_refused() -> None:
    with pytest.raises(ValueError, match="outside host"):
        stylesheets.without_outside_hosts(".a{background:url(//example.org/x.png)}")


def test_a_logo_is_refused() -> None:
    with pytest.raises(ValueError, match="logo"):
        stylesheets.icons_in(".a{background:url(images/favicon.svg)}")


@pytest.mark.parametrize(
    ("given_css", "expected"),
    [
        (".a{margin-left:1px;float:right}", ".a{margin-right:1px;float:left}"),
        (".a{padding:1px 2px 3px 4px!important}", ".a{padding:1px 4px 3px 2px!important}"),
        (".a{border-radius:1px 2px 3px 4px}", ".a{border-radius:2px 1px 4px 3px}"),
        (".a{margin:0 auto}", ".a{margin:0 auto}"),
        (".left{color:red}", ".left{color:red}"),
        (
            ".a{clip-path:polygon(0 0,100% 50%,0 100%)}",
            ".a{clip-path:polygon(100% 0,0% 50%,100% 100%)}",
        ),
        (
            ".a{clip-path:polygon(0 0,50% 100%,100% 0)}",
            ".a{clip-path:polygon(100% 0,50% 100%,0% 0)}",
        ),
        (
            ".a{transform:rotate(-45deg) translate(5%,1%)}",
            ".a{transform:rotate(45deg) translate(-5%,1%)}",
        ),
        (".a{background:url(images/arrow-left.svg)}", ".a{background:url(images/arrow-left.svg)}"),
    ],
)
def test_sides_change_places_for_right_to_left(given_css: str, expected: str) -> None:
    assert stylesheets.mirrored(given_css) == expected


LENGTH = st.integers(0, 99).map(lambda number: f"{number}px")


@given(st.lists(LENGTH, min_size=4, max_size=4), st.sampled_from(["margin", "border-radius"]))
def test_a_mirror_of_a_mirror_is_the_original(sides: list[str], name: str) -> None:
    css = f".a{{{name}:{' '.join(sides)};left:{sides[0]}}}"
    assert stylesheets.mirrored(stylesheets.mirrored(css)) == css


def test_a_second_run_brings_nothing() -> None:
    assert assets.bring_front_end() is False


@pytest.mark.parametrize(("tests", "omitted"), [(False, True), (True, False)])
def test_only_the_tests_bring_what_the_tests_use(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tests: bool, omitted: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(assets, "NPM", tmp_path)
    monkeypatch.setattr(assets, "npm", lambda words, **_: asked.extend(words))
    assets.download(tests=tests)
    assert ("--omit=dev" in asked) is omitted


def test_a_program_of_the_tests_finds_its_packages(tmp_path: Path) -> None:
    program = tmp_path / "validate.js"
    program.write_text(
        "const {Fhir} = require('fhir')\n"
        "const given = JSON.parse(require('fs').readFileSync(0, 'utf8'))\n"
        "console.log(new Fhir().validate(given).valid)\n"
    )
    assert run_node(program, '{"resourceType": "Patient", "gender": "female"}') == "true\n"
    assert run_node(program, '{"resourceType": "Patient", "gender": "cat"}') == "false\n"
    with pytest.raises(AssertionError, match=r"validate.js failed: (?s:.*)JSON"):
        run_node(program, "not JSON")
