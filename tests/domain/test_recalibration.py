"""Other evidence on attachment: slopes held, or solved again on a place's own mix."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.anchors import calibration_on_example
from attune.domain.calibration import Obtained
from attune.domain.evidence import Kind
from attune.domain.evidence_choices import EvidenceChoice, OwnAnchors, read_choice
from attune.domain.levels import Attachment
from attune.domain.recalibration import on_own_anchors, with_slopes_held
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix, Share
from attune.place.content.files import keys, read
from attune.planning.evidence import example, shipped
from tests.cast import NOW

EXAMPLE = example()
PUBLISHED = calibration_on_example(EXAMPLE, shipped().evidence)
CHOICES = [read_choice(read("evidence-choices", key).data, file=key)
           for key in keys("evidence-choices")]  # fmt: skip


def mix(secure: str, insecure: str, disorganised: str) -> AttachmentMix:
    return AttachmentMix(Share(secure), Share(insecure), Share(disorganised))


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.key)
def test_england_comes_to_the_mix_of_each_source(choice: EvidenceChoice) -> None:
    england = EXAMPLE.national
    held = with_slopes_held(PUBLISHED, national=england, mix=choice.national)
    expected = held.gradient.expected(england)
    for each in Attachment:
        assert expected[each] / england.total == pytest.approx(
            float(choice.national.share(each)), abs=1e-11
        )
    assert held.obtained is Obtained.SLOPES_HELD


@given(secure=st.integers(5, 90), insecure=st.integers(1, 94), left=st.integers(1, 94))
@settings(max_examples=40)
def test_the_slopes_stay_whatever_the_mix(secure: int, insecure: int, left: int) -> None:
    whole = secure + insecure + left
    parts = [round(each / whole, 4) for each in (secure, insecure)]
    third = round(1 - sum(parts), 4)
    asked = mix(*(f"{each:.4f}" for each in (*parts, third)))
    held = with_slopes_held(PUBLISHED, national=EXAMPLE.national, mix=asked)
    assert held.gradient.insecure_slope == PUBLISHED.gradient.insecure_slope
    assert held.gradient.disorganised_slope == PUBLISHED.gradient.disorganised_slope
    assert held.residual < 1e-12


def test_the_published_mix_gives_the_published_gradient() -> None:
    held = with_slopes_held(PUBLISHED, national=EXAMPLE.national, mix=mix("0.575", "0.275", "0.15"))
    # The bands of the example and all areas of England differ by a few hundred-thousandths.
    assert held.gradient.disorganised_at_median == pytest.approx(
        PUBLISHED.gradient.disorganised_at_median, abs=2e-4
    )


def test_no_gradient_gives_a_class_nothing() -> None:
    with pytest.raises(Refused, match="exactly 0"):
        with_slopes_held(PUBLISHED, national=EXAMPLE.national, mix=mix("0.8", "0.2", "0"))


def test_own_anchors_bring_both_places_to_their_mixes() -> None:
    own = mix("0.48", "0.3", "0.22")
    solved = on_own_anchors(
        national=EXAMPLE.national,
        here=EXAMPLE.local,
        national_mix=mix("0.575", "0.275", "0.15"),
        own_mix=own,
    )
    here = solved.gradient.expected(EXAMPLE.local)
    assert here[Attachment.DISORGANISED] / EXAMPLE.local.total == pytest.approx(0.22, abs=1e-9)
    assert solved.obtained is Obtained.OWN_ANCHORS


def test_a_place_too_like_england_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="deprivation for shares so far"):
        on_own_anchors(
            national=EXAMPLE.national,
            here=EXAMPLE.national,
            national_mix=mix("0.575", "0.275", "0.15"),
            own_mix=mix("0.5", "0.3", "0.2"),
        )


def test_a_gradient_far_steeper_than_any_published_is_refused() -> None:
    with pytest.raises(Refused):
        on_own_anchors(
            national=EXAMPLE.national,
            here=EXAMPLE.local,
            national_mix=mix("0.80", "0.15", "0.05"),
            own_mix=mix("0.10", "0.30", "0.60"),
        )


def test_a_chosen_source_stands_behind_its_figures() -> None:
    madigan = next(each for each in CHOICES if each.key == "madigan-2023")
    figure = madigan.applied(shipped().evidence).figure("national_disorganised")
    assert str(figure.value) == "0.235"
    assert "Madigan" in figure.source
    assert figure.kind is Kind.DERIVED
    assert not madigan.applied(shipped().evidence).changed


def test_own_anchors_widen_a_range_only_where_they_must() -> None:
    own = OwnAnchors(
        "Vale", "An audit", NOW.date(), "Why", mix("0.575", "0.275", "0.15"),
        mix("0.30", "0.30", "0.40"),
    )  # fmt: skip
    evidence = own.applied(shipped().evidence)
    figure = evidence.figure("anchor_disorganised")
    assert (str(figure.low), str(figure.high)) == ("0.12", "0.40")
    assert figure.title == "Vale: disorganised attachment"
    assert evidence.figure("anchor_insecure").range == "22% to 40%"


def test_a_mix_that_does_not_add_up_is_refused_with_its_file() -> None:
    data = read("evidence-choices", "madigan-2023").data | {"secure": "0.6"}
    with pytest.raises(Refused, match=r"broken\.toml"):
        read_choice(data, file="broken.toml")
