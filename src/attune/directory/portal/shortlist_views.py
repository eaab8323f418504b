"""My list: services kept to read again, print or send to oneself."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from attune.kit.forms import Form
from attune.place.jobs import actions as jobs
from attune.place.members.audience import public

from . import letters, shortlist
from .service_views import pages_of

# How many letters one visitor may have us send before we ask them to print instead.
MOST_LETTERS = 3


class SendForm(Form):
    """Where to send the list."""

    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("We use it once, to send this list. We do not keep it."),
        max_length=254,
    )


@public
def my_list(request: HttpRequest) -> HttpResponse:
    if "empty" in request.POST:
        shortlist.empty(request)
        messages.success(request, _("Your list is empty now."))
        return redirect("directory:portal_list", slug=request.locality.slug)
    form = SendForm(request.POST if request.method == "POST" else None)
    pages = pages_of(request, shortlist.kept(request))
    if pages and form.is_valid() and _may_send(request):
        subject, text = letters.list_letter(request, pages)
        jobs.post(
            to=form.cleaned_data["email"], subject=subject, text=text, by=None, at=timezone.now()
        )
        messages.success(request, _("Your list is on its way."))
        return redirect("directory:portal_list", slug=request.locality.slug)
    context = {"pages": pages, "form": form}
    return render(request, "directory/portal/list.jinja", context)


def _may_send(request: HttpRequest) -> bool:
    sent = request.session.get("letters", 0)
    if sent >= MOST_LETTERS:
        messages.error(request, _("You have sent this list three times. You can print it instead."))
        return False
    request.session["letters"] = sent + 1
    return True


@public
@require_POST
def keep(request: HttpRequest, uid: UUID) -> HttpResponse:
    if "off" in request.POST:
        shortlist.take_off(request, uid)
        messages.success(request, _("Taken off your list."))
        return redirect("directory:portal_list", slug=request.locality.slug)
    shortlist.put(request, uid)
    messages.success(request, _("Added to your list."))
    return redirect("directory:portal_service", slug=request.locality.slug, uid=uid)
