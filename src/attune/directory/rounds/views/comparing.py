"""Two rounds side by side: a sentence, a table, a sheet to take away."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from attune.directory.rounds.compare_page import ComparePage
from attune.directory.rounds.models import MappingRound
from attune.directory.rounds.snapshots import between, end_of
from attune.kit import downloads
from attune.kit.forms import Form
from attune.place.members.audience import for_roles

from .finding import READERS


class CompareForm(Form):
    """Which two rounds."""

    before = forms.ChoiceField(label=gettext_lazy("One round"))
    after = forms.ChoiceField(label=gettext_lazy("The other round"))

    def __init__(self, data: Any, *, rounds: list[MappingRound]) -> None:
        super().__init__(data)
        self._rounds = {str(each.pk): each for each in rounds}
        for name in ("before", "after"):
            choices = [(pk, each.name) for pk, each in self._rounds.items()]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def page(self) -> ComparePage | None:
        """The earlier of the two first, whichever was chosen first."""
        if not self.is_valid():
            return None
        now = timezone.now()
        chosen = [self._rounds[self.cleaned_data[name]] for name in ("before", "after")]
        first, last = sorted(chosen, key=lambda each: (end_of(each, now=now), each.opens_on))
        return ComparePage(first, last, between(first, last, now=now))


@for_roles(*READERS)
def compare(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    asked = {"before", "after"} <= request.GET.keys()
    context = {"compare_form": form, "page": form.page if asked else None}
    return render(request, "directory/rounds/compare.jinja", context)


@for_roles(*READERS)
def download(request: HttpRequest) -> HttpResponse:
    page = _form(request).page
    if page is None:
        raise Http404("There is nothing to compare")
    name = f"rounds-{request.locality.slug}-{page.before.name}-{page.after.name}"
    return downloads.xlsx_answer(page.table, name=name)


def _form(request: HttpRequest) -> CompareForm:
    rounds = list(MappingRound.objects.at(request.locality).newest_first())
    first = {"before": str(rounds[-1].pk), "after": str(rounds[0].pk)} if rounds else {}
    return CompareForm({**first, **request.GET.dict()}, rounds=rounds)
