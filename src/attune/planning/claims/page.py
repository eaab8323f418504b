"""The page of claims: one claim put in one of three forms, and what the data say."""

from collections.abc import Mapping
from dataclasses import dataclass

from attune.domain.claims.deprivation_shares import check_share
from attune.domain.claims.percentages import check_percentages
from attune.domain.claims.rankings import LargestClaim, Measure, check_largest
from attune.domain.claims.verdicts import Checked, Verdict
from attune.place.localities.models import Locality

from .counts import AGES, CHILDREN, authorities, in_the_tenth
from .forms import LargestForm, PercentForm, TenthForm

MOODS = {
    Verdict.SUPPORTED: "good",
    Verdict.NOT_SUPPORTED: "stopped",
    Verdict.CANNOT_TELL: "careful",
}


@dataclass(frozen=True)
class ClaimsPage:
    """Three forms, of which at most one was sent; its answer, and the source of the figures."""

    largest: LargestForm | None  # None where no authorities are loaded
    percent: PercentForm
    tenth: TenthForm
    checked: Checked | None = None
    source: str = ""

    @property
    def mood(self) -> str:
        return MOODS[self.checked.verdict] if self.checked else ""

    @property
    def sent(self) -> LargestForm | PercentForm | TenthForm | None:
        """The form that was sent, for the summary of its errors."""
        every = (self.largest, self.percent, self.tenth)
        return next((form for form in every if form is not None and form.is_bound), None)


def page_of(locality: Locality, asked: Mapping[str, str]) -> ClaimsPage:
    """What was asked, answered from the newest datasets."""
    claim = asked.get("claim", "")
    percent = PercentForm(asked if claim == "percent" else None)
    tenth = TenthForm(asked if claim == "tenth" else None, initial={"who": CHILDREN})
    largest, checked, source = _largest(locality, asked if claim == "largest" else None)
    if percent.is_bound and percent.is_valid():
        checked = check_percentages(percent.cleaned_data["claim"])
    if tenth.is_bound and tenth.is_valid():
        count, source = in_the_tenth(locality, tenth.cleaned_data["who"])
        checked = check_share(locality.name, tenth.cleaned_data["percent"], count)
    return ClaimsPage(largest, percent, tenth, checked, source)


def _largest(
    locality: Locality, asked: Mapping[str, str] | None
) -> tuple[LargestForm | None, Checked | None, str]:
    start = authorities(AGES)
    if start is None:
        return None, None, ""
    names = dict.fromkeys(locality.authority_codes, locality.name)
    names |= {each.code: each.name for each in start.counts}
    known = sorted(names.items(), key=lambda pair: pair[1])
    here = next(iter(locality.authority_codes), "")
    form = LargestForm(asked, known=known, code=here)
    if not (form.is_bound and form.is_valid()):
        return form, None, ""
    given = form.cleaned_data
    ages = range(given["first_age"], given["last_age"] + 1)
    claim = LargestClaim(given["authority"], Measure(given["measure"]), ages[0], ages[-1])
    found = start if ages == AGES else authorities(ages) or start
    checked = check_largest(claim, found.counts, whole=found.whole, name=names[claim.code])
    return form, checked, found.source
