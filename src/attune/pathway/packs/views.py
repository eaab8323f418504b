"""The pages of packs: what one holds, the zip, handing one in, taking it in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.parts import PathwayRefused
from attune.kit.downloads import answer
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.shown import ShownEdition
from attune.place.members.audience import for_roles
from attune.place.members.roles import Role

from . import actions
from .archive import PackRefused
from .forms import NameForm, UploadForm
from .making import pack_of_shown
from .names import free_key
from .received import ReceivedPack, received


def pack(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """What is in the pack, whose it is, and under which licence."""
    context = {"shown": shown, "pack": pack_of_shown(shown)}
    return render(request, "pathway/packs/pack.jinja", context)


def pack_zip(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    which = "draft" if shown.is_draft else f"edition-{shown.number}"
    name = f"{shown.local.locality.slug}-{shown.local.key}-{which}.zip"
    return answer(pack_of_shown(shown).zipped(), name=name, content_type="application/zip")


@for_roles(Role.LEAD)
def hand_in(request: HttpRequest) -> HttpResponse:
    """A pack is handed in; nothing becomes a pathway yet."""
    posted = request.method == "POST"
    form = UploadForm(*((request.POST, request.FILES) if posted else ()))
    if form.is_valid():
        try:
            now = {"by": request.user, "at": timezone.now()}
            kept = actions.receive_pack(form.cleaned_data["file"], **now)
            here = request.locality.slug
            return redirect("pathway:packs_look", slug=here, sha256=kept.sha256)
        except PackRefused as refused:
            form.add_error("file", str(refused))
    return render(request, "pathway/packs/hand_in.jinja", {"form": form})


@for_roles(Role.LEAD)
def look(request: HttpRequest, sha256: str) -> HttpResponse:
    """What was handed in, before it is taken in; taking it in."""
    found = _received(sha256)
    taken = LocalPathway.objects.at(request.locality)
    name = {"key": free_key(found.pack.pathway.key, taken.keys())}
    form = NameForm(request.POST if request.method == "POST" else None, initial=name)
    if form.is_valid():
        said = {"locality": request.locality, "key": form.cleaned_data["key"]}
        try:
            made = actions.take_in(found, **said, by=request.user, at=timezone.now())
            messages.success(request, _("Taken in as a draft. Add your services and numbers."))
            here = request.locality.slug
            return redirect("pathway:publishing_home", slug=here, key=made.key)
        except PathwayRefused as refused:
            form.add_error("key", str(refused))
    context = {"form": form, "pack": found.pack, "findings": check(found.pack.pathway)}
    return render(request, "pathway/packs/look.jinja", context)


def _received(sha256: str) -> ReceivedPack:
    found = received(sha256)
    if found is None:
        raise Http404("No pack was handed in under this checksum")
    return found
