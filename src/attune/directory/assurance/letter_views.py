"""Pages behind the links in letters: no login, and nothing happens before a button is pressed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.freshness import HowChecked
from attune.domain.refusals import Refused
from attune.kit.forms import Form
from attune.place.members.audience import public

from . import actions
from .opened import Opened, opened

View = Callable[..., HttpResponse]
# "no-referrer" would take the Origin from our own forms too, by which they are known to be ours.
HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


class SaidForm(Form):
    """What an owner writes, in plain words."""

    text = forms.CharField(
        label=gettext_lazy("What has changed?"),
        help_text=gettext_lazy(
            "Such as a new telephone number, day or place. Please do not write about a family."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class GoneForm(SaidForm):
    """The same, where nothing has to be written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.required, field.label = False, _("Is there something that families can use instead?")
        field.help_text = _("You can leave this empty.")


def from_letter(view: View) -> View:
    """Open the link, or say that it is none of ours; keep the page to whoever has the letter."""

    @wraps(view)
    def answered(request: HttpRequest, token: str) -> HttpResponse:
        found = opened(token, on=timezone.localdate())
        if found is None:
            answer = render(request, "directory/assurance/no_link.jinja", status=404)
        else:
            request.locality = found.service.kept_by  # type: ignore[attr-defined]
            answer = view(request, token, found)
        for name, value in HEADERS.items():
            answer[name] = value
        return answer

    return answered


@public
@from_letter
def still_correct(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    if request.method == "POST" and found.takes_answers:
        actions.assure(
            found.service,
            how=HowChecked.LETTER,
            cycle=found.link.cycle,
            by=None,
            at=timezone.now(),
        )
        return redirect("directory:answer_still_correct", token=token)
    context = {"found": found, "shown": found.shown, "token": token, "state": found.state.value}
    return render(request, "directory/assurance/still_correct.jinja", context)


@public
@from_letter
def changed(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    return _said(request, token, found, SaidForm, actions.say_changed)


@public
@from_letter
def gone(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    return _said(request, token, found, GoneForm, actions.say_gone)


def _said(
    request: HttpRequest, token: str, found: Opened, kind: type[SaidForm], verb: Callable[..., Any]
) -> HttpResponse:
    if not found.takes_answers:
        return redirect("directory:answer_still_correct", token=token)
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            verb(found.service, text=form.cleaned_data["text"], by=None, at=timezone.now())
            messages.success(request, _("Thank you. A person reads this and puts the page right."))
            return redirect("directory:answer_still_correct", token=token)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"found": found, "form": form, "token": token, "gone": kind is GoneForm}
    return render(request, "directory/assurance/said.jinja", context)
