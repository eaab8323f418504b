"""“What happens if I ask for help?”, and the locality's own promise on it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.records.models import AreaTerms
from attune.domain.readability import reading_age
from attune.kit.forms import Form
from attune.place.members.audience import for_roles, public
from attune.place.members.roles import Role

from . import actions


@public
def asking(request: HttpRequest) -> HttpResponse:
    terms = AreaTerms.objects.of(request.locality)
    return render(request, "directory/portal/asking.jinja", {"terms": terms})


@public
def asking_in_practice(request: HttpRequest) -> HttpResponse:
    """The same in words a practitioner can say."""
    terms = AreaTerms.objects.of(request.locality)
    return render(request, "directory/portal/asking_in_practice.jinja", {"terms": terms})


class PromiseForm(Form):
    """The promise, who makes it, and who reads what visitors say is wrong."""

    promise = forms.CharField(
        label=gettext_lazy("What you promise families who ask for help"),
        help_text=gettext_lazy(
            "Short sentences, in your own words. Say only what is true on the worst day."
        ),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    promised_by = forms.CharField(
        label=gettext_lazy("Who makes this promise"),
        help_text=gettext_lazy("A role or a team, such as “The parent-infant team of Wrenbridge”."),
        max_length=120,
        required=False,
    )
    reader_name = forms.CharField(
        label=gettext_lazy("Who reads the messages that a page is wrong"),
        max_length=120,
        required=False,
    )
    reader_email = forms.EmailField(
        label=gettext_lazy("Their email address"), max_length=254, required=False
    )

    mark_required = forms.BooleanField(
        label=gettext_lazy("List only services that have the quality mark"),
        help_text=gettext_lazy(
            "Others stay in the directory for staff. Do this once most services have the mark."
        ),
        required=False,
    )

    @classmethod
    def of(cls, terms: AreaTerms, data: Any) -> "PromiseForm":
        names = ("promise", "promised_by", "reader_name", "reader_email", "mark_required")
        return cls(data, initial={name: getattr(terms, name) for name in names})


@for_roles(Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)
def promise(request: HttpRequest) -> HttpResponse:
    terms = AreaTerms.objects.of(request.locality)
    form = PromiseForm.of(terms, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.keep_promise(
            request.locality, **form.cleaned_data, by=request.user, at=timezone.now()
        )
        messages.success(request, _("Saved. Families see it now."))
        return redirect("directory:portal_promise", slug=request.locality.slug)
    context = {"form": form, "terms": terms, "age": reading_age(terms.promise)}
    return render(request, "directory/portal/promise.jinja", context)
