"""A question that takes longer than somebody waits is worked out by a job, once."""

from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from django.db import transaction
from django.utils.translation import gettext as _

from attune.domain import canonical
from attune.domain.flow.scenarios.plain import plain_of
from attune.domain.refusals import Refused
from attune.place.jobs import actions as jobs
from attune.place.jobs.kinds import CannotFinish, Kind
from attune.place.jobs.models import Job
from attune.place.jobs.running import Running
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.flow import actions
from attune.planning.records.flow import WorkedOut

from .asked import StudyAsked, study_asked
from .every import study_called


def work_out(job: Running, *, study: str, query: str, sha256: str) -> str:
    """Work one question out and keep its answer."""
    asked = None
    if job.locality:
        asked = study_asked(job.locality, study_called(study), dict(parse_qsl(query)))
    if asked is None or asked.sha256 != sha256:
        raise CannotFinish(_("What is known of the area has changed since: open the page again."))
    said = str(asked.study.title)
    if not WorkedOut.objects.asked(sha256).exists():
        situation, chosen = asked.what_if.question.situation, asked.choices.chosen
        answer = asked.study.work(
            situation, chosen, lambda done, total: job.progress(done, total, said)
        )
        with job.completing(_("Worked out: %(title)s") % {"title": said}):
            actions.keep_answer(sha256, document=plain_of(answer), by=job.by, at=job.now)
    return _("It was worked out already")


WORK_OUT = Kind(
    name="planning.flow.study",
    title="Work out a question about flow",
    run=work_out,
    idempotent=True,
    lease=timedelta(minutes=2),
    explains=(Refused,),
)
KINDS = (WORK_OUT,)


def newest_of(asked: StudyAsked) -> Job | None:
    """The last job that was asked for this very answer."""
    here = Job.objects.at_locality(asked.what_if.locality).filter(kind=WORK_OUT.name)
    return (
        here.filter(arguments=canonical.text(_arguments(asked))).with_state().newest_first().first()
    )


@transaction.atomic
def ask_once(asked: StudyAsked, *, by: Member, at: datetime) -> Job | None:
    """One open job for an answer at a time; None where it is kept already."""
    locality = Locality.objects.select_for_update().get(pk=asked.what_if.locality.pk)
    job = newest_of(asked)
    if job and job.state.is_open:
        return job
    if WorkedOut.objects.asked(asked.sha256).exists():
        return None
    title = f"{locality.name}: {asked.study.title}"
    return jobs.ask(WORK_OUT, by=by, at=at, locality=locality, title=title, **_arguments(asked))


def _arguments(asked: StudyAsked) -> dict[str, str]:
    return {"study": asked.study.key, "query": asked.work_query, "sha256": asked.sha256}
