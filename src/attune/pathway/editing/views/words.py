"""Find a word in every text of a draft and replace it, after a look at what would change."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from attune.domain.pathways.editing_words import Found, find
from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts import actions as drafts
from attune.pathway.editing.finding import EDITORS
from attune.pathway.editing.words_form import WordsForm
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.addresses import found_pathway
from attune.place.members.audience import for_roles


@for_roles(*EDITORS)
def words(request: HttpRequest, key: str) -> HttpResponse:
    """The first press shows what would change, the second changes it."""
    pathway = found_pathway(request, key)
    form = WordsForm(request.POST or None)
    found: tuple[Found, ...] | None = None
    if form.is_valid():
        try:
            if "replace" in request.POST:
                return _replaced(request, pathway, form)
            found = find(pathway.local, **form.cleaned_data)
        except PathwayRefused as refused:
            form.add_error(None, str(refused))
    context = {"pathway": pathway, "form": form, "found": found}
    return render(request, "pathway/editing/words.jinja", context)


def _replaced(request: HttpRequest, pathway: LocalPathway, form: WordsForm) -> HttpResponse:
    by, at = request.user, timezone.now()
    count = drafts.replace_words(pathway, **form.cleaned_data, by=by, at=at)
    said = ngettext("%(n)s part changed.", "%(n)s parts changed.", count)
    messages.success(request, said % {"n": count})
    return redirect("pathway:editing_history", slug=request.locality.slug, key=pathway.key)
