"""The pages of the phone round, of what owners said, and of an area's terms."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.directory.records.models import AreaTerms, Service
from attune.domain.freshness import Freshness, HowChecked
from attune.domain.refusals import Refused
from attune.place.members.audience import for_roles
from attune.place.members.roles import Role

from . import actions, phone_round
from .calling import CallResult, asked_state, hear, turn_of
from .check_forms import CallForm, DealtForm, TermsForm
from .checked_services import services
from .models import Assurance, ChangeAsked, ReminderTerms

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)


@for_roles(*KEEPERS)
def checks(request: HttpRequest) -> HttpResponse:
    today, state = timezone.localdate(), asked_state(request.GET.get("state"))
    everything = phone_round.waiting(request.locality, on=today, state=state)
    later = "later" in request.GET
    chosen = [each for each in everything if each.rests(on=today) is later]
    page = Paginator(chosen, phone_round.PAGE).get_page(request.GET.get("page"))
    counts = services().kept_here(request.locality).counts(on=today)
    context = {
        "page": page,
        "lines": phone_round.lines(list(page), on=today),
        "picture": phone_round.picture(counts),
        "filters": [(each, phone_round.title_of(each), counts[each]) for each in Freshness],
        "state": state,
        "later": later,
        "resting": sum(each.rests(on=today) for each in everything),
        "changes": ChangeAsked.objects.at(request.locality).open().count(),
    }
    return render(request, "directory/assurance/checks.jinja", context)


@for_roles(*KEEPERS)
def check(request: HttpRequest, uid: UUID) -> HttpResponse:
    service = services().kept_here(request.locality).with_uid(uid).whole().first()
    if service is None:
        raise Http404("No record of yours that families see has this address")
    form = CallForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        result = CallResult(**form.cleaned_data)
        messages.success(request, hear(service, result, by=request.user, at=timezone.now()))
        return redirect("directory:checks", slug=request.locality.slug)
    today = timezone.localdate()
    context = {
        "line": phone_round.line_of(turn_of(service, on=today), service, on=today),
        "form": form,
        "service": service,
        "assurances": Assurance.objects.of(service)[:10],
        "open": ChangeAsked.objects.at(request.locality).of(service).open().oldest_first(),
    }
    return render(request, "directory/assurance/check.jinja", context)


@for_roles(*KEEPERS)
def changes(request: HttpRequest) -> HttpResponse:
    found = ChangeAsked.objects.at(request.locality)
    context = {"open": found.open().oldest_first(), "dealt": found.dealt_with().newest_first()[:50]}
    return render(request, "directory/assurance/changes.jinja", context)


@for_roles(*KEEPERS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    asked = ChangeAsked.objects.at(request.locality).with_pk(pk).first()
    if asked is None:
        raise Http404("There is no such message")
    form = DealtForm(request.POST if request.method == "POST" else None, gone=asked.gone)
    if form.is_valid():
        try:
            actions.answer_change(asked, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("What you did is kept"))
            return redirect("directory:check_changes", slug=request.locality.slug)
        except Refused as refused:
            form.add_error("what", str(refused))
    context = {"asked": asked, "form": form, "answered": getattr(asked, "answer", None)}
    return render(request, "directory/assurance/change.jinja", context)


@for_roles(*KEEPERS)
def terms(request: HttpRequest) -> HttpResponse:
    now, reminders = AreaTerms.objects.of(request.locality), None
    reminders = ReminderTerms.objects.of(request.locality)
    start = {
        "grace_days": now.grace_days,
        "letters_go": reminders.letters,
        "first_after": reminders.first_after,
        "later": reminders.later,
    }
    form = TermsForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("grace_days", "letters_go", "plan")}
        actions.set_terms(request.locality, **asked, by=request.user, at=timezone.now())
        messages.success(request, _("The new terms hold from now on"))
        return redirect("directory:check_terms", slug=request.locality.slug)
    unchecked = services().kept_here(request.locality).unchecked_until(on=timezone.localdate())
    context = {"form": form, "unchecked": unchecked}
    return render(request, "directory/assurance/terms.jinja", context)


@for_roles(Role.PROVIDER, *KEEPERS)
def mine(request: HttpRequest) -> HttpResponse:
    own = Service.objects.edited_by(request.user, request.locality).by_name()
    if request.method == "POST":
        service = own.with_uid(_uid(request.POST.get("service"))).first()
        if service is None:
            raise Http404("No service of yours has this address")
        actions.assure(service, how=HowChecked.SELF, by=request.user, at=timezone.now())
        messages.success(request, _("Thank you. %(name)s is checked.") % {"name": service.name})
        return redirect("directory:checks_mine", slug=request.locality.slug)
    today = timezone.localdate()
    found = [(each, phone_round.state_of(each, on=today)) for each in own.whole()]
    return render(request, "directory/assurance/mine.jinja", {"found": found})


def _uid(text: str | None) -> UUID:
    try:
        return UUID(text or "")
    except ValueError:
        return UUID(int=0)
