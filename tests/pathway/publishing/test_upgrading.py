"""The template or the neighbour's pathway has moved on: compared three ways, taken, told once."""

from dataclasses import replace

import pytest
from django.test import Client

from attune.domain.pathways.approving import ApprovalRefused
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.merging import Choice, MergeRefused
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.vocabulary import Standing
from attune.pathway.drafts.actions import (
    DraftMovedOn,
    adapt_edition,
    adapt_template,
    keep_draft,
)
from attune.pathway.publishing import actions, newer
from attune.pathway.publishing.newer import newer_base
from attune.pathway.records.models import LocalPathway
from attune.pathway.templates.shipped import Template
from attune.place.audit.models import AuditRow
from tests.cast import NOW, Cast
from tests.domain.pathways.small_pathway import small
from tests.pathway.pathways_at_wrenbridge import an_edition, reworded
from tests.pathway.publishing.reviewing import as_template

PAGE = "/wrenbridge/pathway/work/small/template/"
LATER = replace(small(), version="2", summary="For every test.")


def shipping(pathway: Pathway, monkeypatch: pytest.MonkeyPatch) -> Template:
    """From now on Attune ships this as its template "small"."""
    shipped = as_template(pathway)
    monkeypatch.setattr(newer, "template", lambda key: shipped)
    monkeypatch.setattr(newer, "template_keys", lambda: ["small"])
    return shipped


def adapted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> LocalPathway:
    """Lena's own form of the template, as it was first shipped."""
    shipped = shipping(small(), monkeypatch)
    return adapt_template(cast.wrenbridge, template=shipped, key="small", by=cast.lena, at=NOW)


def test_a_level_draft_has_no_news(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    pathway = adapted(cast, monkeypatch)
    assert newer_base(pathway) is None
    with pytest.raises(ApprovalRefused, match="nothing newer"):
        actions.take_from_base(pathway, choices={}, seen=0, by=cast.lena, at=NOW)


def test_what_is_taken_of_a_newer_template_stands_in_the_draft(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    pathway = reworded(adapted(cast, monkeypatch), by=cast.lena, title="Ours")
    shipping(LATER, monkeypatch)
    change = actions.take_from_base(
        pathway, choices={"head": Choice.MERGE}, seen=1, by=cast.lena, at=NOW
    )
    pathway.refresh_from_db()
    assert change and change.what == "take"
    held = pathway.local.pathway
    assert (held.title, held.summary, held.version) == ("Ours", "For every test.", "2")
    assert newer_base(pathway) is None
    assert AuditRow.objects.filter(verb="pathway.level").exists()


def test_taking_nothing_is_not_told_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    pathway = adapted(cast, monkeypatch)
    shipping(LATER, monkeypatch)
    actions.take_from_base(pathway, choices={}, seen=0, by=cast.lena, at=NOW)
    pathway.refresh_from_db()
    assert pathway.local.pathway == small()
    assert newer_base(pathway) is None
    shipping(replace(LATER, version="3"), monkeypatch)
    news = newer_base(pathway)
    assert news and news.comparison().base == LATER


def test_nothing_is_taken_of_what_nobody_has_seen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    pathway = adapted(cast, monkeypatch)
    shipping(LATER, monkeypatch)
    with pytest.raises(ApprovalRefused, match="newer still"):
        actions.take_from_base(pathway, choices={}, seen=0, newer="0" * 64, by=cast.lena, at=NOW)
    reworded(pathway, by=cast.mina, title="By Mina")
    with pytest.raises(DraftMovedOn):
        actions.take_from_base(pathway, choices={}, seen=0, by=cast.lena, at=NOW)
    assert newer_base(pathway)


def test_a_neighbours_newer_edition_is_news_and_their_numbers_are_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = adapted(cast, monkeypatch)
    first = an_edition(theirs)
    mine = adapt_edition(cast.vale, parent=first, key="ours", by=cast.outsider, at=NOW)
    assert newer_base(mine) is None
    pathway = theirs.local.pathway
    contacts = tuple(replace(each, phone="01632 960002") for each in pathway.contacts)
    changed = replace(pathway, title="Theirs, second", contacts=contacts)
    keep_draft(theirs, local=LocalDocument(changed), what="words", by=cast.lena, at=NOW)
    second = an_edition(theirs)
    news = newer_base(mine)
    assert news and [part.path for part in news.comparison().news] == ["head"]
    actions.take_from_base(mine, choices={"head": Choice.THEIRS}, seen=0, by=cast.outsider, at=NOW)
    mine.refresh_from_db()
    assert (mine.title, mine.parent) == ("Theirs, second", second)


def test_services_are_never_lost_on_the_way(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    pathway = adapted(cast, monkeypatch)
    wanted = Placement("A team we want", standing=Standing.ASPIRATIONAL)
    local = LocalDocument(small(), {"team": (wanted,)})
    keep_draft(pathway, local=local, what="place", by=cast.lena, at=NOW)
    slots = tuple(slot for slot in small().slots if slot.key != "team")
    shipping(replace(LATER, slots=slots), monkeypatch)
    with pytest.raises(MergeRefused, match="Services stand in the slot"):
        actions.take_from_base(
            pathway, choices={"slots.team": Choice.THEIRS}, seen=1, by=cast.lena, at=NOW
        )
    pathway.refresh_from_db()
    assert pathway.local == local
    assert newer_base(pathway)


def test_the_page_compares_and_takes(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    adapted(cast, monkeypatch)
    client.force_login(cast.lena)
    assert "level with what it came from" in client.get(PAGE).content.decode()
    ways = (replace(small().ways_of_working[0], text="We work with you."),)
    news = shipping(replace(LATER, ways_of_working=ways), monkeypatch)
    page = client.get(PAGE).content.decode()
    assert "<ins>with you. </ins>" in page
    assert "They took it out." in page
    sent = {"seen": 0, "newer": news.file.sha256, "head": "theirs"}
    sent |= {"ways_of_working.together": "mine"}
    assert "Choose an answer" in client.post(PAGE, sent).content.decode()
    client.post(PAGE, sent | {"ways_of_working.early": "theirs"})
    held = cast.wrenbridge.pathways.get().local.pathway
    assert [each.text for each in held.ways_of_working] == ["We work together."]
    assert held.version == "2"
