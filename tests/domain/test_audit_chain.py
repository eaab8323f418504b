"""The hash chain: a chain that was made fits, and any change to it is named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.audit_chain import (
    GENESIS,
    KeptSeal,
    Link,
    Row,
    Seal,
    first_misfit,
    seal,
)

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


def row(number: int, verb: str = "place.found", subject: str = "place.Locality:1") -> Row:
    return Row(number, NOON, verb, 7, "lead", 1, subject, "127.0.0.1")


def kept(made: Seal) -> KeptSeal:
    return KeptSeal(
        made.number,
        made.sealed_at,
        made.first,
        made.last,
        len(made.rows),
        made.previous_hash,
        made.hash,
    )


def chain(*batches: list[Row]) -> list[Link]:
    links: list[Link] = []
    previous = GENESIS
    for number, rows in enumerate(batches, start=1):
        sealed_at = NOON + timedelta(minutes=number)
        made = seal(rows, number=number, previous_hash=previous, sealed_at=sealed_at)
        links.append(Link(kept(made), dict(made.rows), {row.id: row for row in rows}))
        previous = made.hash
    return links


batches = st.lists(st.integers(1, 200), min_size=1, max_size=30, unique=True).flatmap(
    lambda ids: st.integers(1, len(ids)).map(
        lambda cut: [[row(one) for one in part] for part in (ids[:cut], ids[cut:]) if part]
    )
)


@given(batches)
def test_a_chain_as_made_fits(parts: list[list[Row]]) -> None:
    assert first_misfit(chain(*parts)) is None


@given(batches, st.data())
def test_any_changed_row_is_named(parts: list[list[Row]], data: st.DataObject) -> None:
    links = chain(*parts)
    link = data.draw(st.sampled_from(links))
    number = data.draw(st.sampled_from(sorted(link.rows)))
    other = data.draw(WORDS.filter(lambda text: text != "place.found"))
    rows = {**link.rows, number: replace(link.rows[number], verb=other)}
    links[links.index(link)] = replace(link, rows=rows)
    misfit = first_misfit(links)
    assert misfit is not None
    assert (misfit.seal, misfit.row) == (link.kept.number, number)
    assert f"Row {number} is not what was sealed" in misfit.sentence


@given(batches, st.data())
def test_any_deleted_row_is_named(parts: list[list[Row]], data: st.DataObject) -> None:
    links = chain(*parts)
    link = data.draw(st.sampled_from(links))
    number = data.draw(st.sampled_from(sorted(link.rows)))
    rows = {one: kept for one, kept in link.rows.items() if one != number}
    links[links.index(link)] = replace(link, rows=rows)
    misfit = first_misfit(links)
    assert misfit is not None
    assert misfit.row == number
    assert "no longer there" in misfit.sentence


def test_the_first_of_two_changed_rows_is_named() -> None:
    links = chain([row(1), row(2), row(3)], [row(4)])
    changed = {number: replace(links[0].rows[number], who=8) for number in (2, 3)}
    links[0] = replace(links[0], rows={**links[0].rows, **changed})
    misfit = first_misfit(links)
    assert misfit is not None
    assert misfit.row == 2


def test_a_row_deleted_together_with_its_membership_is_missed_by_the_count() -> None:
    links = chain([row(1), row(2)])
    links[0] = replace(links[0], members={1: links[0].members[1]}, rows={1: row(1)})
    misfit = first_misfit(links)
    assert misfit is not None
    assert misfit.sentence == "Seal 1 covers 2 rows, 1 are listed"


def test_a_row_changed_together_with_its_kept_hash_no_longer_gives_the_seal() -> None:
    links = chain([row(1), row(2)], [row(3)])
    forged = replace(row(2), verb="place.other")
    members = {**links[0].members, 2: forged.hash}
    links[0] = replace(links[0], members=members, rows={1: row(1), 2: forged})
    misfit = first_misfit(links)
    assert misfit is not None
    assert misfit.sentence == "Seal 1 is not what its rows give"


def test_two_exchanged_seals_are_named() -> None:
    first, second = chain([row(1)], [row(2)])
    misfit = first_misfit([second, first])
    assert misfit is not None
    assert misfit.sentence == "Seal 1 is missing: seal 2 follows"


def test_two_seals_with_exchanged_numbers_are_named() -> None:
    first, second = chain([row(1)], [row(2)])
    swapped = [
        replace(second, kept=replace(second.kept, number=1)),
        replace(first, kept=replace(first.kept, number=2)),
    ]
    misfit = first_misfit(swapped)
    assert misfit is not None
    assert misfit.seal == 1


def test_a_missing_seal_is_named() -> None:
    first, _, third = chain([row(1)], [row(2)], [row(3)])
    misfit = first_misfit([first, third])
    assert misfit is not None
    assert misfit.seal == 2


def test_a_chain_made_again_from_a_changed_row_fits_and_so_needs_its_exported_heads() -> None:
    forged = chain([replace(row(1), who=9)], [row(2)])
    assert first_misfit(forged) is None
    assert forged[-1].kept.hash != chain([row(1)], [row(2)])[-1].kept.hash


def test_the_hash_of_a_row_never_changes_between_releases() -> None:
    # Worked out by hand from the canonical text with hashlib alone; were it to change, every
    # kept chain would stop fitting.
    assert row(1).hash == "9efcca727b8de2e22b5625b14a44513169f177de49cdc6404b6dc4435de1edb7"
    assert (
        chain([row(1), row(2)])[0].kept.hash
        == "2e80bcd24951df8fea9934484062374d2e997079dbc653ad8d6b5218bc140ed0"
    )


@pytest.mark.parametrize(
    "rows", [(), ((2, "a"), (1, "b")), ((1, "a"), (1, "b"))], ids=["none", "disorder", "twice"]
)
def test_a_seal_over_no_rows_or_rows_in_disorder_is_refused(
    rows: tuple[tuple[int, str], ...],
) -> None:
    with pytest.raises(ValueError, match="each once"):
        Seal(1, NOON, GENESIS, rows)


def test_a_row_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Row(1, NOON.replace(tzinfo=None), "a", None, "", None, "", "")
