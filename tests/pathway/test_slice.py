"""From a template to a page: the thinnest way through the room."""

import pytest
from django.test import Client

from attune.domain.pathways.edition import EditionAltered
from attune.domain.pathways.reading import read_pathway
from attune.domain.pathways.walking import Said, walk
from attune.domain.pathways.writing import document
from attune.pathway.records.models import Edition
from attune.pathway.templates.shipped import template
from tests.cast import Cast
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, reworded, with_service


def test_a_pathway_reads_back_from_what_it_writes() -> None:
    pathway = template("pairs").pathway
    assert read_pathway(document(pathway), file="again") == pathway


def test_a_walk_ends_at_an_outcome() -> None:
    pathway = template("pairs").pathway
    assert walk(pathway).step.key == pathway.starts_at
    said = [Said(pathway.starts_at, walk(pathway).offered[0])]
    assert walk(pathway, said).ended or len(walk(pathway, said).offered) > 0


def test_an_edition_is_what_was_published_whatever_the_draft_becomes(cast: Cast) -> None:
    pathway = with_service(a_pathway(cast.wrenbridge), "baby-groups")
    edition = an_edition(pathway)
    reworded(pathway, title="Another title")
    again = Edition.objects.get(pk=edition.pk)
    assert again.document.pathway.title == template("pairs").pathway.title
    assert again.document.placed("baby-groups")[0].name == "Baby and You"


def test_an_altered_text_is_noticed(cast: Cast) -> None:
    edition = an_edition(a_pathway(cast.wrenbridge))
    edition.text = edition.text.replace("family", "people")
    with pytest.raises(EditionAltered):
        edition.document  # noqa: B018


def test_everybody_sees_the_published_pathway(cast: Cast, client: Client) -> None:
    assert client.get("/wrenbridge/pathway/pairs/").status_code == 404
    an_edition(a_pathway(cast.wrenbridge))
    page = client.get("/wrenbridge/pathway/")
    assert "/wrenbridge/pathway/pairs/" in page.content.decode()
    assert client.get("/wrenbridge/pathway/pairs/").status_code == 200
    assert client.get("/wrenbridge/pathway/pairs/editions/1/").status_code == 200
    assert client.get("/wrenbridge/pathway/work/pairs/preview/").status_code == 302
