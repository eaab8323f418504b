"""The page behind the link of a letter that asks for a quarter's counts: no login."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.directory.assurance.letter_views import HEADERS
from attune.directory.records.models import Service
from attune.place.members.audience import public

from . import actions
from .links import ReturnLink
from .models import ReturnTerms
from .return_forms import CountsForm
from .sending import doubts_about, sent_before


@public
def quarter(request: HttpRequest, token: str) -> HttpResponse:
    link = ReturnLink.read(token)
    service = link and Service.objects.with_uid(link.uid).select_related("kept_by").first()
    if link is None or service is None:
        answer = render(request, "directory/assurance/no_link.jinja", status=404)
    else:
        request.locality = service.kept_by  # type: ignore[attr-defined]
        answer = _answered(request, token, link, service)
    for name, value in HEADERS.items():
        answer[name] = value
    return answer


def _answered(request: HttpRequest, token: str, link: ReturnLink, service: Service) -> HttpResponse:
    over = timezone.localdate() > link.until or service.merged_into_id is not None
    before = sent_before(service, link.quarter)
    sent = request.method == "POST" and not over
    form = CountsForm(request.POST if sent else None, before=before)
    if form.is_valid():
        for doubt in doubts_about(service, link.quarter, form.counts, compared=True):
            messages.warning(request, doubt)
        who = {"how": "letter", "by": None, "at": timezone.now()}
        actions.send(service, quarter=link.quarter, counts=form.counts, **who)
        messages.success(request, _("Thank you. The numbers are kept."))
        return redirect("directory:answer_quarter", token=token)
    context = {"service": service, "quarter": link.quarter, "form": form, "over": over}
    context |= {
        "sent": before is not None,
        "under": ReturnTerms.objects.of(service.kept_by).small_under,
    }
    return render(request, "directory/returns/answer.jinja", context)
