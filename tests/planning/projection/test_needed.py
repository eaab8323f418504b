"""The need that other pages start from: by deprivation where it can be had, and why where not."""

from dataclasses import replace
from decimal import Decimal
from typing import NoReturn

from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode
from attune.domain.refusals import Refused
from attune.place.localities.models import Locality
from attune.planning.footing import Footing, for_locality
from attune.planning.needed import needed


def without_gradient(evidence: EvidenceSet) -> NoReturn:
    raise Refused("The English Indices do not cover Wales")


def ground(locality: Locality) -> Footing:
    found = for_locality(locality)
    assert found
    return found


def test_need_is_by_deprivation_with_its_interval(birmingham: Locality) -> None:
    found = needed(ground(birmingham))
    assert found.need.mode is Mode.GRADIENT
    assert found.interval.net.low < found.need.specialist.net < found.interval.net.high
    assert not found.note


def test_where_no_gradient_can_be_had_the_reason_is_kept(birmingham: Locality) -> None:
    found = needed(replace(ground(birmingham), calibration=without_gradient))
    assert found.need.mode is Mode.PLAIN
    assert found.need.specialist.net == 2420
    assert found.note == "The English Indices do not cover Wales"


def test_the_same_figures_give_the_very_same_need(birmingham: Locality) -> None:
    found = needed(ground(birmingham))
    assert found.with_values({"uptake": Decimal(1)}) is found
    half = found.with_values({"stock_to_flow": Decimal("0.5")})
    assert half.need.specialist == found.need.specialist
    assert half.need.year.net == 1210


def test_its_limits_speak_of_the_range(birmingham: Locality) -> None:
    found = needed(ground(birmingham))
    assert not any(line.startswith("It is a middle estimate without") for line in found.limits)
    assert any(line.startswith("The likely range") for line in found.limits)
