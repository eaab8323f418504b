"""The pages of translations: which languages there are, their words, a speaker's approval."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from attune.domain.refusals import Refused
from attune.pathway.shown.addresses import found_pathway
from attune.place.members.audience import for_roles

from . import actions
from .desk import EDITORS
from .forms import SpeakerForm, TranslationForm
from .overview import found_language, languages


@for_roles(*EDITORS)
def overview(request: HttpRequest, key: str) -> HttpResponse:
    pathway = found_pathway(request, key)
    context = {"pathway": pathway, "languages": languages(pathway)}
    return render(request, "pathway/languages/overview.jinja", context)


@for_roles(*EDITORS)
def language(request: HttpRequest, key: str, code: str) -> HttpResponse:
    pathway = found_pathway(request, key)
    state = found_language(pathway, code)
    form = TranslationForm(request.POST or None, state=state)
    if form.is_valid():
        try:
            kept = actions.keep_translations(
                pathway, language=code, words=form.news, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            said = ngettext("%(n)s text kept", "%(n)s texts kept", kept) % {"n": kept}
            messages.success(request, said if kept else _("Nothing had changed"))
            return _to(request, "language", key, code)
    context = {"pathway": pathway, "state": state, "form": form}
    return render(request, "pathway/languages/language.jinja", context)


@for_roles(*EDITORS)
def approve(request: HttpRequest, key: str, code: str) -> HttpResponse:
    pathway = found_pathway(request, key)
    state = found_language(pathway, code)
    form = SpeakerForm(request.POST or None, initial={"seen": state.words.sha256})
    if form.is_valid():
        speaker, seen = form.cleaned_data["speaker"], form.cleaned_data["seen"]
        try:
            actions.approve_language(
                pathway,
                language=code,
                speaker=speaker,
                seen=seen,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Families can read it now in this language"))
            return _to(request, "languages", key)
    context = {"pathway": pathway, "state": state, "form": form}
    return render(request, "pathway/languages/approve.jinja", context)


@for_roles(*EDITORS)
@require_POST
def begin(request: HttpRequest, key: str, code: str) -> HttpResponse:
    pathway = found_pathway(request, key)
    found_language(pathway, code)
    actions.begin_language(pathway, language=code, by=request.user, at=timezone.now())
    messages.success(request, _("The draft is here. A named speaker has to read it"))
    return _to(request, "language", key, code)


@for_roles(*EDITORS)
@require_POST
def withdraw(request: HttpRequest, key: str, code: str) -> HttpResponse:
    pathway = found_pathway(request, key)
    try:
        actions.withdraw_approval(pathway, language=code, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Families no longer see it in this language"))
    return _to(request, "languages", key)


def _to(request: HttpRequest, name: str, *where: str) -> HttpResponse:
    return redirect(f"pathway:{name}", request.locality.slug, *where)
