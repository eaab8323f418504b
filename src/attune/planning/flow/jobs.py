"""All replications of a question are run by a job, once however often its page is opened."""

from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from django.db import transaction
from django.utils.translation import gettext as _

from attune.domain import canonical
from attune.domain.refusals import Refused
from attune.domain.schedules import Every
from attune.place.jobs import actions as jobs
from attune.place.jobs.kinds import CannotFinish, Due, Kind, Periodic
from attune.place.jobs.models import Job
from attune.place.jobs.running import Running
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.records.flow import WorkedOut

from . import actions
from .asked import Asked, asked_of
from .worked import whole

KEPT_FOR = timedelta(days=30)
MOST_KEPT = 1_000  # some 120 KB each


def refine(job: Running, *, query: str, sha256: str) -> str:
    """Run all replications of what a page asks, and keep the answer."""
    asked = asked_of(job.locality, dict(parse_qsl(query))) if job.locality else None
    if asked is None or asked.question.sha256 != sha256:
        raise CannotFinish(_("What is known of the area has changed since: open the page again."))
    total = asked.question.plan.replications
    said = _("Both ways are being simulated")
    if not WorkedOut.objects.asked(sha256).exists():
        job.progress(0, total, said)
        worked = whole(asked.question, told=lambda done: job.progress(done, total, said))
        with job.completing(_("%(count)s replications worked out") % {"count": total}):
            actions.keep_answer(sha256, document=worked.document, by=job.by, at=job.now)
    return _("It was worked out already")


REFINE = Kind(
    name="planning.flow.refine",
    title="Simulate a what-if",
    run=refine,
    idempotent=True,
    lease=timedelta(minutes=2),
    explains=(Refused,),
)


def newest_of(asked: Asked) -> Job | None:
    """The last job that was asked for this question."""
    here = Job.objects.at_locality(asked.locality).filter(kind=REFINE.name)
    same = here.filter(arguments=canonical.text(_arguments(asked)))
    return same.with_state().newest_first().first()


@transaction.atomic
def ask_once(asked: Asked, *, by: Member, at: datetime) -> Job | None:
    """One open job for a question at a time; None where its answer is kept already."""
    Locality.objects.select_for_update().get(pk=asked.locality.pk)
    job = newest_of(asked)
    if job and job.state.is_open:
        return job
    if WorkedOut.objects.asked(asked.question.sha256).exists():
        return None
    title = _("What if, %(place)s") % {"place": asked.locality.name}
    return jobs.ask(REFINE, by=by, at=at, locality=asked.locality, title=title, **_arguments(asked))


def _arguments(asked: Asked) -> dict[str, str]:
    return {"query": asked.moved, "sha256": asked.question.sha256}


def forget(due: Due) -> str:
    """Answers that were worked out more than 30 days ago, and those beyond the newest thousand."""
    forgotten = actions.forget_answers(kept_for=KEPT_FOR, most=MOST_KEPT, by=None, at=due.at)
    return f"{forgotten} answers forgotten"


KINDS = (REFINE,)
PERIODIC = (Periodic("planning.forget_answers", Every(timedelta(hours=1)), forget),)
