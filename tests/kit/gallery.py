"""Every component of the kit on one page: to look at, and for the browser tests.

`python -m tests.kit.gallery FOLDER` writes it, in English and Urdu, with and without faults.
"""

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from django import forms
from django.template import engines
from django.utils import translation

from attune.kit import assets, boundaries, charts, fonts, hexagons, maps, tables
from attune.kit.desk import DeskLine
from attune.kit.forms import Amount, DateField, Form, WholeNumber
from tests.data import OPEN
from tests.kit import flow_gallery, letters

HERE = Path(__file__).parent
STATIC = Path(charts.__file__).parent / "static" / "kit"
LEVELS = (
    ("Universal support for every family", 15336),
    ("Help after the child is two", 6134),
    ("Support around known risks", 3987),
    ("Targeted help", 2454),
    ("Short-term specialist work with parent and baby together", 613),
    ("Long-term specialist work with parent and baby together", 2147),
)


class Everything(Form):
    """One field of each kind."""

    families = WholeNumber(label="Children under two", min_value=0, help_text="From the ONS file.")
    share = Amount(
        label="Share who need targeted help",
        max_value=100,
        widget=forms.NumberInput(attrs={"suffix": "%", "width": "4"}),
    )
    since = DateField(label="When was this agreed?", help_text="For example, 27 3 2026.")
    mode = forms.ChoiceField(
        label="How should the estimate be made?",
        choices=[("gradient", "With the deprivation gradient"), ("plain", "Plain percentages")],
        widget=forms.RadioSelect(attrs={"hints": {"plain": "As in the published table."}}),
    )
    who = forms.MultipleChoiceField(
        label="Who is this for?",
        choices=[("lead", "Leads"), ("team", "Teams")],
        widget=forms.CheckboxSelectMultiple,
    )
    area = forms.ChoiceField(label="Area", choices=[("w", "Wrenbridge"), ("v", "Vale")])
    note = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(label="Population file")
    word = forms.CharField(label="Password", widget=forms.PasswordInput)
    agreed = forms.BooleanField(label="The steering group has agreed this")


def filled_in() -> Everything:
    first = {"families": 30671, "share": 7.5, "since": date(2026, 3, 27), "mode": "plain"}
    return Everything(initial=first | {"who": ["lead"], "agreed": True})


def bars() -> charts.BarChart:
    drawn = tuple(charts.Bar(label, value) for label, value in LEVELS)
    specialist = charts.Bar("Specialist help in all", 2418, 1500, 3600)
    sentence = "About one family in nine needs more than universal support."
    return charts.BarChart("Families by level of need", (*drawn, specialist), "Families", sentence)


def stacked() -> charts.StackedChart:
    rows = []
    for decile in range(1, 11):
        disorganised = 30 - 2 * decile
        name = {1: "1, most deprived", 10: "10, least deprived"}.get(decile, str(decile))
        rows.append(charts.StackedBar(name, (100 - 30 - disorganised, 30, disorganised)))
    series = ("Secure", "Insecure", "Disorganised")
    title = "Attachment by deprivation decile"
    return charts.StackedChart(title, series, tuple(rows), row_title="Decile")


def hexagon_map() -> maps.ShadedMap:
    chance = Random(11)  # noqa: S311  invented figures
    names = ("Wrenbridge", "Vale", "Port Ellery")
    cells = [
        hexagons.Cell(f"{name[0]}{place:02}", f"{name} {place}", q, r)
        for name, places in zip(names, hexagons.invented((40, 28, 22), chance=chance), strict=True)
        for place, (q, r) in enumerate(places, start=1)
    ]
    drawing = hexagons.draw(cells)
    figures = {shape.code: chance.uniform(10, 80) for shape in drawing.shapes[1:]}
    classes = maps.Classes((20, 35, 50, 65), percent=True)
    return maps.ShadedMap(
        "Children in the poorest fifth of areas", drawing, figures, classes, "Share"
    )


def real_map() -> maps.ShadedMap | None:
    file = OPEN / "boundaries_lsoa11_birmingham_simplified.geojson"
    if not file.is_file():
        return None
    areas = boundaries.read(
        json.loads(file.read_text("utf-8")), code="lsoa11_code", name="lsoa11_name", file=file.name
    )
    chance = Random(3)  # noqa: S311  invented figures
    drawing = boundaries.draw(areas)
    figures = {shape.code: chance.uniform(10, 90) for shape in drawing.shapes}
    return maps.ShadedMap("Birmingham", drawing, figures, maps.Classes((30, 50, 70)), "Families")


def wide_table() -> tables.Table:
    years = tuple(tables.number(str(year), places=1) for year in range(2018, 2027))
    rows = tuple((name, *range(1200, 1209)) for name in ("Wrenbridge", "Vale", "Port Ellery"))
    return tables.Table(
        "Births by year", (tables.text("Area"), *years), rows, ("Invented figures.",)
    )


def context(faulty: bool) -> dict[str, Any]:
    links = [("/find/", "Find support"), ("/pathway/", "Pathway"), ("/map/", "Map")]
    links += [("/plan/", "Plan"), ("/area/", "Area")]
    code = translation.get_language()
    words = (("en", "English"), ("cy", "Cymraeg"), ("ur", "اردو"))
    return {
        "locality": {"name": "Wrenbridge", "mark": "WB"},
        "navigation": [{"href": h, "text": t, "current": h == "/plan/"} for h, t in links],
        "account_links": [
            {"href": "/desk/", "text": "My desk"},
            {"href": "/out/", "text": "Sign out"},
        ],
        "language_links": [
            {"href": f"/{lang}/", "text": text, "lang": lang, "current": lang == code}
            for lang, text in words
        ],
        "footer_links": [{"href": "/accessibility/", "text": "Accessibility"}],
        "demo": True,
        "form": Everything({"since-day": "31", "since-month": "2"}) if faulty else filled_in(),
        "bars": bars(),
        "stacked": stacked(),
        "hexmap": hexagon_map(),
        "realmap": real_map() if faulty and code == "en" else None,
        "wide": wide_table(),
        "desk": [
            DeskLine(
                date(2026, 9, 3), "“Stay and play” was last checked in 2025", "Check it", "/s/"
            )
        ],
        "job": faulty,
    }


def render(language: str, *, faulty: bool = False) -> str:
    with translation.override(language):
        page = engines["jinja2"].from_string((HERE / "gallery.jinja").read_text("utf-8"))
        return str(page.render(context(faulty)))


def write(folder: Path) -> None:
    """The pages and what they load, so that a plain file server can show them."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("en", "cy", "ur"):
        (folder / f"{language}.html").write_text(render(language), "utf-8")
        (folder / f"{language}-faulty.html").write_text(render(language, faulty=True), "utf-8")
    for code in ("400", "403", "404", "500"):
        page = engines["jinja2"].get_template(f"errors/{code}.jinja").render({})
        (folder / f"{code}.html").write_text(page, "utf-8")
    shutil.copytree(STATIC, folder / "static" / "kit", dirs_exist_ok=True)
    (folder / "letters.html").write_text(letters.page(), "utf-8")
    (folder / "flow.html").write_text(flow_gallery.page(), "utf-8")
    shutil.copytree(assets.SERVED, folder / "static" / "nhsuk", dirs_exist_ok=True)
    shutil.copytree(fonts.SERVED, folder / "static" / "lettering", dirs_exist_ok=True)


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    write(Path(sys.argv[1]))
