"""A pathway goes from one area to another by its pack: downloaded, looked at, taken in."""

import argparse
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from attune.domain.pathways.local import LocalDocument, Placement, without_contacts
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.vocabulary import Standing
from attune.pathway.drafts.actions import keep_draft
from attune.pathway.languages import actions as languages
from attune.pathway.packs import actions, commands
from attune.pathway.packs.making import pack_of_shown
from attune.pathway.packs.pack import read_pack
from attune.pathway.publishing.newer import newer_base
from attune.pathway.records.models import LocalPathway, PackTaken, Translation
from attune.pathway.shown.shown import shown_current
from attune.place.audit.models import AuditRow
from attune.place.content.models import ContentVersion
from tests.cast import NOW, Cast
from tests.domain.pathways.small_pathway import ready
from tests.pathway.packs.packs_made_up import a_pack
from tests.pathway.pathways_at_wrenbridge import an_edition, with_service
from tests.pathway.publishing.reviewing import lenas_pathway

ZIP = "/wrenbridge/pathway/pairs/pack.zip"
HAND_IN = "/vale/pathway/work/take-in/"


def wrenbridges(cast: Cast) -> LocalPathway:
    """Published at Wrenbridge, with a service, a wish, a number and a few Polish words."""
    pathway = with_service(lenas_pathway(cast), "groups")
    local = pathway.local
    wanted = Placement("A team we want", standing=Standing.ASPIRATIONAL)
    filled = LocalDocument(local.pathway, {**local.placements, "team": (wanted,)})
    keep_draft(pathway, local=filled, what="place", by=cast.lena, at=NOW)
    said = {"title": "Mała ścieżka", "family.intro": "Pytaj zawsze."}
    languages.keep_translations(pathway, language="pl", words=said, by=cast.lena, at=NOW)
    an_edition(pathway)
    return pathway


def uploaded(raw: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("pack.zip", raw, content_type="application/zip")}


def test_from_one_area_to_another_by_the_pages(cast: Cast, client: Client) -> None:
    wrenbridges(cast)
    page = client.get("/wrenbridge/pathway/pairs/pack/").content.decode()
    assert "MIT" in page
    raw = client.get(ZIP).content
    assert client.get(ZIP).content == raw
    client.force_login(cast.outsider)
    look = client.post(HAND_IN, uploaded(raw), follow=True)
    page = look.content.decode()
    assert "A pack, not taken in yet" in page
    assert "Edition 1" in page
    assert not LocalPathway.objects.at(cast.vale).exists()
    client.post(look.redirect_chain[0][0], {"key": "ours"})
    taken = LocalPathway.objects.at(cast.vale).get()
    assert (taken.key, taken.title) == ("ours", "A small pathway")


def test_a_pathway_handed_over_is_the_same_but_for_contacts_and_services(cast: Cast) -> None:
    pathway = wrenbridges(cast)
    raw = pack_of_shown(shown_current(pathway, on=NOW.date())).zipped()
    kept = actions.receive_pack(raw, by=cast.outsider, at=NOW)
    taken = actions.take_in(kept, locality=cast.vale, key="small", by=cast.outsider, at=NOW)
    assert taken.local == LocalDocument(without_contacts(ready()))
    assert {each.words for each in Translation.objects.of(taken, "pl")} == {
        "Mała ścieżka",
        "Pytaj zawsze.",
    }
    said = PackTaken.objects.get()
    assert (said.author, said.licence, said.sha256) == ("Attune", "MIT", kept.sha256)
    assert newer_base(taken) is None
    assert AuditRow.objects.filter(verb="pathway.take_in").count() == 1


def test_what_was_taken_in_is_published_and_handed_on_again(cast: Cast) -> None:
    raw = a_pack().zipped()
    kept = actions.receive_pack(raw, by=cast.outsider, at=NOW)
    taken = actions.take_in(kept, locality=cast.vale, key="small", by=cast.outsider, at=NOW)
    an_edition(taken)
    again = pack_of_shown(shown_current(taken, on=NOW.date()))
    assert again.pathway == a_pack().pathway
    assert again.manifest == replace(a_pack().manifest, area="Vale")


@pytest.mark.parametrize("key", ["take-in", "work"])
def test_a_name_of_ours_is_not_given_to_a_pathway(key: str, cast: Cast) -> None:
    kept = actions.receive_pack(a_pack().zipped(), by=cast.lena, at=NOW)
    with pytest.raises(PathwayRefused, match="taken here"):
        actions.take_in(kept, locality=cast.wrenbridge, key=key, by=cast.lena, at=NOW)
    assert not LocalPathway.objects.exists()


def test_a_bad_pack_leaves_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    before = ContentVersion.objects.count()
    answer = client.post(HAND_IN.replace("vale", "wrenbridge"), uploaded(b"Not a zip"))
    assert "no zip file that can be read" in answer.content.decode()
    danish = a_pack(translations={"xx": {"title": "Ord"}}).zipped()
    answer = client.post(HAND_IN.replace("vale", "wrenbridge"), uploaded(danish))
    assert "this language is not known here" in answer.content.decode()
    assert ContentVersion.objects.count() == before


def test_the_name_offered_is_free_and_a_taken_one_is_said(cast: Cast, client: Client) -> None:
    here = {"locality": cast.wrenbridge, "by": cast.lena, "at": NOW}
    kept = actions.receive_pack(a_pack().zipped(), by=cast.lena, at=NOW)
    actions.take_in(kept, key="small", **here)
    client.force_login(cast.lena)
    page = f"/wrenbridge/pathway/work/take-in/{kept.sha256}/"
    assert 'value="small-2"' in client.get(page).content.decode()
    assert "is taken here" in client.post(page, {"key": "small"}).content.decode()
    assert "single hyphens" in client.post(page, {"key": "a b"}).content.decode()
    assert client.get("/wrenbridge/pathway/work/take-in/x/").status_code == 404


def test_a_pack_is_for_everybody_a_hand_in_for_the_lead(cast: Cast, client: Client) -> None:
    assert client.get(ZIP).status_code == 404
    client.force_login(cast.joseph)
    assert client.get(HAND_IN.replace("vale", "wrenbridge")).status_code == 404


def test_the_zip_of_an_older_edition_stays(cast: Cast, client: Client) -> None:
    pathway = wrenbridges(cast)
    an_edition(pathway)
    first = client.get("/wrenbridge/pathway/pairs/editions/1/pack.zip").content
    newest = client.get(ZIP).content
    assert read_pack(first).manifest.edition == 1
    assert read_pack(newest).manifest.edition == 2


def test_by_the_command(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrenbridges(cast)
    out = str(tmp_path / "pairs.zip")
    assert run("export", "--locality", "wrenbridge", "--pathway", "pairs", "--out", out) == 0
    assert "Edition 1" in capsys.readouterr().out
    assert run("import", out, "--look") == 0
    assert "Licence: MIT" in capsys.readouterr().out
    by = ("--locality", "vale", "--by", "outsider@example.org")
    assert run("import", out, *by) == 0
    assert LocalPathway.objects.at(cast.vale).get().key == "small"
    for wrong, said in (
        (("import", out, *by), "taken here"),
        (("import", out), "Say --locality"),
        (("import", str(tmp_path / "none.zip"), "--look"), "No such file"),
        (("export", "--locality", "x", "--pathway", "y", "--out", out), "no locality"),
        (("import", out, "--locality", "vale", "--by", "lena@example.org"), "not a member of Vale"),
    ):
        assert run(*wrong) == 2
        assert said in capsys.readouterr().err


def run(*words: str) -> int:
    """`attune pathway pack ...`, in this process."""
    parser = argparse.ArgumentParser()
    commands.add_commands(parser.add_subparsers())
    args = parser.parse_args(["pack", *words])
    return int(args.run(args))
