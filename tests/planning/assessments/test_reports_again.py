"""A kept report stays as it was; from its inputs it is made again, or refused with a reason."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from attune.domain.assessments.document import Document
from attune.domain.assessments.document_reading import read_document
from attune.domain.assessments.inputs import ReportInputs, read_inputs
from attune.domain.refusals import Refused
from attune.place.localities.models import Locality
from attune.planning.assessments import actions, contents
from attune.planning.assessments.comparing import compare
from attune.planning.assessments.gathering import gathered
from attune.planning.models import Report
from attune.planning.need_page import NeedPage
from attune.project.commands import main
from tests.cast import NOW, Cast
from tests.planning.assessments.kept_reports import HERE, ON, changed


def again(client: Client, text: str) -> str:
    sent = SimpleUploadedFile("inputs.json", text.encode())
    return client.post(f"{HERE}report/again/", {"inputs": sent}, follow=True).content.decode()


def test_an_uploaded_file_of_inputs_makes_the_report_again(
    inputs: ReportInputs, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    assert "Made from the file of inputs, and kept." in again(client, inputs.text())
    assert Report.objects.get().inputs == inputs.text()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"place": "vale"}, "of vale, not of Birmingham"),
        ({"draws": 100_000}, "at most 20,000 draws"),
        ({"choice": "mine"}, "is not known here"),
        ({"changes": {"perinatal_share": "0.9"}}, "lies outside its range"),
        ({"mode": "guess"}, "field “mode”"),
        ({"files": []}, "field “files”"),
        ({"format": "other"}, "field “format”"),
        ({"on": "yesterday"}, "field “on”"),
    ],
)
def test_inputs_that_do_not_fit_are_refused_with_the_reason(
    inputs: ReportInputs, birmingham: Locality, fields: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        contents.report(birmingham, read_inputs(changed(inputs, **fields), file="inputs.json"))


def test_another_file_of_the_same_name_is_refused(
    inputs: ReportInputs, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    other = json.loads(inputs.text())["evidence"] | {"sha256": "0" * 64}
    assert "not the file that this report was made from" in again(
        client, changed(inputs, evidence=other)
    )
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "file is empty"),
        ("{", "is no JSON file"),
        ("[" * 100_000, "is no JSON file"),
        ("[]", "a table is expected here"),
        ("{}", "is expected"),
        ('{"format": 1}', "text is expected"),
        ("x" * 500_000, "too large"),
    ],
)
def test_what_is_no_file_of_inputs_is_refused_in_one_sentence(
    birmingham: Locality, cast: Cast, client: Client, text: str, why: str
) -> None:
    client.force_login(cast.lena)
    assert why in again(client, text)
    assert not Report.objects.exists()


def test_a_dataset_that_is_not_loaded_here_is_refused_by_name(
    invented: Locality, cast: Cast
) -> None:
    page = NeedPage.of(invented, {"mode": "plain"})
    assert page is not None
    inputs = gathered(page, title="Wrenbridge", on=ON)
    assert contents.report(invented, inputs).title == "Wrenbridge"
    first = json.loads(inputs.text())["files"]
    first[0]["sha256"] = "1" * 64
    with pytest.raises(Refused, match="is not loaded here"):
        contents.report(invented, read_inputs(changed(inputs, files=first), file="x"))


def test_a_kept_report_stays_as_it_was_and_is_compared_with_one_made_again(
    birmingham: Locality, inputs: ReportInputs, document: Document, cast: Cast, client: Client
) -> None:
    kept = actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW)
    assert read_document(kept.document) == document
    client.force_login(cast.lena)
    address = f"{HERE}reports/{kept.pk}/"
    assert "the same to the letter" in client.get(f"{address}?again=1").content.decode()


def test_a_report_that_cannot_be_made_again_is_still_shown_and_says_why(
    birmingham: Locality, inputs: ReportInputs, cast: Cast
) -> None:
    kept = actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW)
    kept.inputs = changed(inputs, choice="gone")
    assert "“gone” is not known here" in compare(kept).words
    kept.inputs = changed(inputs, title="Another")
    assert "it says something else" in compare(kept).words


def test_keeping_the_same_inputs_twice_keeps_one_row(
    birmingham: Locality, inputs: ReportInputs, cast: Cast
) -> None:
    rows = {
        actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW).pk for _ in range(2)
    }
    assert len(rows) == 1


def test_a_report_of_elsewhere_is_not_found(
    birmingham: Locality, inputs: ReportInputs, cast: Cast, client: Client
) -> None:
    kept = actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    assert client.get(f"/wrenbridge/plan/assessments/reports/{kept.pk}/").status_code == 404


def test_the_command_writes_the_report_or_says_what_is_missing(
    birmingham: Locality,
    inputs: ReportInputs,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "inputs.json"
    file.write_text(inputs.text(), encoding="utf-8")
    asked = ["planning", "report", "--inputs", str(file), "--out", str(tmp_path / "out")]
    assert main([*asked, "--locality", "birmingham"]) == 0
    written = (tmp_path / "out" / "report.json").read_text("utf-8")
    assert written == contents.report(birmingham, inputs).text()
    assert (tmp_path / "out" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert main([*asked, "--locality", "nowhere"]) == 2
    assert "There is no locality “nowhere” here" in capsys.readouterr().err
