"""What a report says, and that the same inputs say the same again."""

from dataclasses import replace

import pytest
from django.test import Client

from attune.domain.assessments.document import Document, TableBlock
from attune.domain.assessments.inputs import FileUsed, ReportInputs, read_inputs
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix, Share
from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.planning.assessments import contents
from attune.planning.assessments.sections.sources import REGISTER
from attune.planning.fairness.actions import load_counts
from attune.planning.fairness.policies import policies
from attune.planning.findings.actions import record_anchors
from attune.planning.models import Report
from attune.planning.offered_evidence import literature, offered
from attune.planning.reports.paper import as_pdf
from attune.planning.reports.word import as_docx
from tests.cast import NOW, Cast
from tests.planning.assessments.kept_reports import HERE, ON, inputs_of


def test_the_summary_says_the_range_before_anything_else(document: Document) -> None:
    said = document.text()
    assert "About 1,500 to 3,600 families in Birmingham" in said
    assert next(each.text for each in document.headings()) == "Summary"
    assert "30,671" in said


def test_the_same_inputs_make_the_same_report_byte_for_byte(
    birmingham: Locality, inputs: ReportInputs, document: Document
) -> None:
    kept = read_inputs(inputs.text(), file="inputs.json")
    assert kept == inputs
    again = contents.report(birmingham, kept)
    assert again.text() == document.text()
    assert as_docx(again, dated=ON) == as_docx(document, dated=ON)
    assert as_pdf(again, dated=ON) == as_pdf(document, dated=ON)


@pytest.mark.parametrize("key", [each.key for each in literature()])
def test_a_report_on_other_evidence_says_so_and_is_made_again_the_same(
    birmingham: Locality, key: str
) -> None:
    inputs = inputs_of(birmingham, evidence=key)
    assert inputs.choice == key
    document = contents.report(birmingham, inputs)
    assert offered(None)[key].title in document.text()
    assert contents.report(birmingham, read_inputs(inputs.text(), file="x")) == document


def test_own_anchors_go_along_as_a_finding(birmingham: Locality, cast: Cast) -> None:
    found = record_anchors(
        birmingham,
        national=AttachmentMix(Share("0.6"), Share("0.27"), Share("0.13")),
        local=AttachmentMix(Share("0.5"), Share("0.3"), Share("0.2")),
        reason="Our own cohort",
        source="An invented cohort",
        by=cast.lena,
        at=NOW,
    )
    inputs = inputs_of(birmingham, evidence="area")
    assert [each.name for each in inputs.files_of("local finding")] == [found.subject]
    document = contents.report(birmingham, inputs)
    assert "An invented cohort" in document.text()
    without = tuple(each for each in inputs.files if each.kind != "local finding")
    with pytest.raises(Refused, match="not known here"):
        contents.report(birmingham, replace(inputs, files=without))


def test_what_was_changed_is_told_in_summary_and_register(birmingham: Locality) -> None:
    inputs = inputs_of(birmingham, perinatal_share="20")
    said = contents.report(birmingham, inputs).text()
    words = "likely seen by perinatal mental health: 20%, changed from the published 12.32%"
    assert said.count(words) == 2
    assert "20% (changed)" in said


def test_the_register_holds_every_figure_with_its_kind_and_source(document: Document) -> None:
    tables = [each for each in document.blocks if isinstance(each, TableBlock)]
    rows = [row for each in tables if each.columns == REGISTER for row in each.rows]
    assert len(rows) == 16 + 7
    assert {row[4] for row in rows} == {"Stated by the source", "Worked out", "Expert prior"}
    assert all(row[5] for row in rows)


def test_a_report_is_seen_kept_and_taken_away(
    birmingham: Locality, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    shown = client.get(f"{HERE}report/?mode=plain").content.decode()
    assert "It is not kept yet" in shown
    assert 'id="summary"' in shown
    address = f"{HERE}report/keep/?mode=plain"
    kept = client.post(address, {"title": "For the board"}, follow=True)
    assert "For the board" in kept.content.decode()
    row = Report.objects.of(birmingham).get()
    assert AuditRow.objects.filter(verb="report.keep").count() == 1
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("json", b'{"changes')):
        answer = client.get(f"{HERE}reports/{row.pk}/download.{form}")
        assert answer.content.startswith(begins)
        assert "attachment" in answer["Content-Disposition"]


def test_wards_are_told_on_the_lookup_that_the_inputs_name(invented: Locality) -> None:
    inputs = inputs_of(invented)
    document = contents.report(invented, inputs)
    assert "Ward by ward" in [each.text for each in document.headings()]
    named = [*inputs.files, FileUsed("lookup", "other.csv", "lsoa11 to ward20", "2" * 64)]
    with pytest.raises(Refused, match="lookup into wards"):
        contents.report(invented, replace(inputs, files=tuple(named)))


def test_the_years_ahead_stand_on_the_births_known(
    birmingham: Locality, inputs: ReportInputs, document: Document
) -> None:
    said = document.text()
    assert "If births go on falling by 0.93% a year after 2019, about 2,233 families" in said
    used = (*inputs.files, FileUsed("births", "births.csv", "2026-11-01", "2" * 64))
    with pytest.raises(Refused, match="births or projections"):
        contents.report(birmingham, replace(inputs, files=used))


def test_families_seen_go_through_the_gate_and_stay_with_their_file(
    birmingham: Locality, cast: Cast
) -> None:
    counts = (301, 287, 259, 223, 201, 143, 127, 97, 3, 61)
    rows = [f"decile,{tenth},2025,{count}" for tenth, count in enumerate(counts, start=1)]
    load_counts(
        birmingham,
        name="Seen in 2025",
        source="An invented team",
        file_name="seen.csv",
        data="\n".join(["kind,group,period,count", *rows]).encode(),
        policy=policies()["hes"],
        by=cast.lena,
        at=NOW,
    )
    inputs = inputs_of(birmingham)
    assert inputs.policy == "hes"
    found = contents.report(birmingham, inputs).blocks
    first = next(
        each for each in found if isinstance(each, TableBlock) and each.rows[0][1] == "300"
    )
    assert not next(row for row in first.rows if row[0] == "9")[1].isdecimal()
    without = tuple(each for each in inputs.files if each.kind != "observed counts")
    with pytest.raises(Refused, match="counts of families seen"):
        contents.report(birmingham, replace(inputs, files=without))
