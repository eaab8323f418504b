"""Reading feeds as kinds of job: check what was handed in, load it, forget old copies."""

import shutil
from datetime import timedelta

from attune.domain.schedules import Every
from attune.place.jobs.kinds import CannotFinish, Due, Kind, Periodic
from attune.place.jobs.running import Running

from . import actions
from .checking import check as dry_run
from .counts import FeedRefused
from .deliveries import ReceivedFeed
from .downloading import download, fetched
from .reading import Delivery, deliver
from .taking_in import taken_in

DAY = timedelta(days=1)
KEPT_FOR = 30 * DAY  # long enough to look at a refused delivery again
# Loading is one transaction, in which no sign of life can be given: some minutes for 100,000.
LOADING = timedelta(minutes=30)


def check(job: Running, *, received: int) -> str:
    """Fetch an address, then dry-run: what was found is kept beside the delivery."""
    feed = _received(received)
    try:
        delivery = _fetched_anew(job, feed) if feed.address else _delivered(feed)
        with taken_in(delivery, progress=job.progress) as taken:
            report = dry_run(
                feed.locality,
                taken,
                source_name=feed.source_name,
                on=job.now.date(),
                progress=job.progress,
            )
    except FeedRefused as wrong:
        actions.note_check(feed, refused=str(wrong), by=job.by, at=job.now)
        return f"{feed.source_name}: {wrong}"[:300]
    actions.note_check(feed, report=report.text(), by=job.by, at=job.now)
    counts = report.counts
    return (
        f"Rows read: {counts.read:,}. Can be listed: {counts.imported:,}, the same once more: "
        f"{counts.merged:,}, cannot be taken: {counts.quarantined:,}"
    )


def load(job: Running, *, received: int) -> None:
    """Read without a transaction, then write in the one that ends the job."""
    feed = _received(received)
    with taken_in(_delivered(feed), progress=job.progress) as taken:
        with job.completing() as outcome:
            run = actions.load(
                feed.locality,
                taken=taken,
                source_name=feed.source_name,
                address=feed.address,
                by=job.by,
                at=job.now,
            )
            outcome.sentence = f"Rows read: {run.read:,}. Services new or changed: {run.changed:,}"


def _received(number: int) -> ReceivedFeed:
    received = ReceivedFeed.objects.numbered(number).select_related("locality").first()
    if received is None or not received.folder.exists():
        raise CannotFinish("The file is no longer here: hand it in again")
    return received


def _delivered(feed: ReceivedFeed) -> Delivery:
    return fetched(feed.copy) if feed.address else deliver(feed.copy, name=feed.file_name)


def _fetched_anew(job: Running, feed: ReceivedFeed) -> Delivery:
    shutil.rmtree(feed.copy, ignore_errors=True)
    return download(feed.address, feed.copy, progress=job.progress)


def forget_copies(due: Due) -> str:
    """Delete our copies of what was handed in long ago; that it came stays on record."""
    forgotten = 0
    for received in ReceivedFeed.objects.older_than(due.at - KEPT_FOR):
        if received.folder.exists():
            actions.discard(received, by=None, at=due.at)
            forgotten += 1
    return f"{forgotten} copies deleted"


CHECK = Kind(
    name="directory.check_feed",
    title="Check a feed or file of services",
    run=check,
    idempotent=True,
    lease=timedelta(minutes=6),  # longer than one page of a slow feed may take
    explains=(FeedRefused,),
)
LOAD = Kind(
    name="directory.load_feed",
    title="Load a feed or file of services",
    run=load,
    idempotent=True,
    lease=LOADING,
    explains=(FeedRefused,),
)
KINDS = (CHECK, LOAD)
PERIODIC = (
    Periodic("directory.forget_feeds", Every(DAY, offset=timedelta(hours=4)), forget_copies),
)
