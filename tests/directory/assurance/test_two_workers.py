"""Two workers that remind the same owner at the very same moment send one letter."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from attune.directory.assurance import jobs
from attune.directory.assurance.models import Reminder, ReminderLetter
from attune.place.jobs.kinds import Due
from attune.place.jobs.models import Letter
from tests.cast import NOW, gather
from tests.directory.services_at_wrenbridge import a_service


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_letter_once() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and its test database has one thread")
    cast = gather()
    for number in range(12):
        email = f"owner{number % 4}@example.org"
        a_service(cast.wrenbridge, f"Service {number}", email=email)
    at, together = NOW + timedelta(days=60), threading.Barrier(3)
    said: list[str] = []

    def work() -> None:
        try:
            together.wait(timeout=20)
            said.append(jobs.remind_owners(Due(due_at=at, at=at)))
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert sum(int(each.split()[0]) for each in said) == 4 and len(said) == 3
    assert Letter.objects.count() == ReminderLetter.objects.count() == 4
    assert Reminder.objects.count() == 12
