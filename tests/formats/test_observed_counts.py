"""A CSV of observed counts: understood whole, or every fault named by file, row and field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.fairness.observed import GroupKind
from attune.formats.observed_counts import CountsRefused, read_counts

HEAD = "kind,group,name,period,count,denominator\n"


def faults(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(CountsRefused) as refused:
        read_counts(data, file="seen.csv")
    return list(refused.value.faults)


def test_a_file_as_a_spreadsheet_writes_it_is_read() -> None:
    data = (
        "\ufeffKind;Group;Period;Count;Name\r\n"
        'ward;e05011118;2025;1,204;"Acocks  Green"\r\n'
        ";;;;\r\n"
        "decile;1;2025;;\r\n"
        "ethnicity;Not stated;2025;7;\r\n"
    ).replace("1,204", '"1,204"')
    rows = read_counts(data.encode("utf-8"), file="seen.csv").rows
    assert [(row.kind, row.code, row.name, row.count) for row in rows] == [
        (GroupKind.WARD, "E05011118", "Acocks Green", 1204),
        (GroupKind.DECILE, "1", "1", None),
        (GroupKind.ETHNICITY, "not known", "not known", 7),
    ]


def test_every_fault_names_file_row_and_field() -> None:
    body = (
        "lsoa,E01000001,,2025,3,\n"
        "ward,E01000001,,2025,3,\n"
        "decile,1,,2025,3.5,\n"
        "decile,2,,,3,\n"
        "decile,3,,2025,4,\n"
        "decile,3,,2025,5,\n"
        "ethnicity,White,,2025,5,100\n"
        "ethnicity,White,,2026,5,200\n"
        "decile,4,,2025,60000,\n"
    )
    found = faults(HEAD + body)
    places = [fault.split(":")[0] for fault in found]
    assert places == [
        "seen.csv, row 2, field “kind”",
        "seen.csv, row 3, field “group”",
        "seen.csv, row 4, field “count”",
        "seen.csv, row 5, field “period”",
        "seen.csv, row 7, field “group”",
        "seen.csv, row 9, field “denominator”",
        "seen.csv, row 10, field “count”",
    ]
    assert "add them up to wards" in found[1] and "same group and period as row 6" in found[4]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "columns are missing: kind, group, period, count"),
        ("kind,group,period\n", "missing: count"),
        (HEAD.strip() + ",nhs number\n", "do not know these columns: nhs number"),
        ("kind,kind,group,period,count\n", "two columns have the same heading"),
        (HEAD, "There is no count in the file"),
        ("x" * 500_001, "too large"),
    ],
)
def test_a_file_of_another_shape_is_refused_whole(data: str, why: str) -> None:
    assert why in faults(data)[0]


def test_no_more_faults_are_told_than_one_can_mend() -> None:
    assert len(faults(HEAD + "decile,99,,2025,1,\n" * 50)) == 20


@given(st.binary(max_size=300))
def test_whatever_is_sent_is_read_or_refused(data: bytes) -> None:
    try:
        read_counts(HEAD.encode() + data, file="seen.csv")
    except CountsRefused as refused:
        assert all(fault.startswith("seen.csv") for fault in refused.faults)
