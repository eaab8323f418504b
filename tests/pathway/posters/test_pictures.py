"""The flowchart and the layers: every word inside its box, and the same said in words."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from attune.kit.lettering import width
from attune.pathway.posters.flowchart import INSET, TITLE, flowchart
from attune.pathway.posters.outline import outline
from attune.pathway.templates.shipped import template, template_keys
from tests.cast import Cast
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, with_service

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("key", template_keys())
def test_no_word_runs_out_of_its_box(key: str) -> None:
    drawn = ElementTree.fromstring(flowchart(template(key).pathway))  # noqa: S314  our own
    boxes = [g for g in drawn.iter(f"{SVG}g") if "attune-flow__step" in g.get("class", "")]
    assert len(boxes) == len(template(key).pathway.steps)
    for box in boxes:
        frame = box.find(f"{SVG}rect")
        assert frame is not None
        left, top = float(frame.get("x", 0)), float(frame.get("y", 0))
        right = left + float(frame.get("width", 0)) - INSET
        bottom = top + float(frame.get("height", 0))
        for line in box.iter(f"{SVG}text"):
            bold = "title" in line.get("class", "")
            end = float(line.get("x", 0)) + width(line.text or "", TITLE, language="en", bold=bold)
            assert end <= right + 0.1
            assert top < float(line.get("y", 0)) < bottom


@pytest.mark.parametrize("key", template_keys())
def test_the_outline_has_every_step_and_every_way(key: str) -> None:
    pathway = template(key).pathway
    told = outline(pathway)
    assert told[0].step.key == pathway.starts_at
    assert {each.step.key for each in told} == {step.key for step in pathway.steps}
    assert sum(len(each.ways) for each in told) == sum(len(s.routes) for s in pathway.steps)


def test_words_of_a_pathway_cannot_become_markup() -> None:
    assert not re.search(r"<script", flowchart(template("pairs").pathway))


def test_the_pages_show_the_picture_and_its_words(cast: Cast, client: Client) -> None:
    pathway = with_service(a_pathway(cast.wrenbridge), "baby-groups")
    an_edition(pathway)
    page = client.get("/wrenbridge/pathway/pairs/picture/").content.decode()
    assert "<svg" in page
    assert f'id="step-{pathway.local.pathway.starts_at}"' in page
    layers = client.get("/wrenbridge/pathway/pairs/layers/").content.decode()
    for layer in pathway.local.pathway.layers:
        assert layer.title in layers
