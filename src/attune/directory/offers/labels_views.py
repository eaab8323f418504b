"""Those who keep the directory say what their area calls each level of help."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.place.members.audience import for_roles

from . import actions
from .gap_map import KEEPERS
from .labels import LevelLabel
from .labels_form import LabelsForm


@for_roles(*KEEPERS)
def labels(request: HttpRequest) -> HttpResponse:
    known = LevelLabel.objects.at(request.locality).by_word()
    form = LabelsForm(request.POST or None, labels=known)
    if form.is_valid():
        actions.say_labels(request.locality, labels=form.labels, by=request.user, at=timezone.now())
        messages.success(request, _("The map now says these words"))
        return redirect("directory:offers_gaps", slug=request.locality.slug)
    return render(request, "directory/offers/labels.jinja", {"form": form})
