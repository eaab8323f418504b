"""When a service is open, from Open Referral's schedules into plain words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
DAY = re.compile(r"\b(?:[+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)\b")
TIME = re.compile(r"(\d{1,2}):(\d{2})")


def days_of(schedule: Mapping[str, Any]) -> tuple[str, ...]:
    """The two-letter days a schedule names, in the week's order."""
    said = set(DAY.findall(str(schedule.get("byday") or "").upper()))
    return tuple(day for day in DAYS if day in said)


def clock(text: str) -> str:
    """A time as people say it: "13:30:00" is "1:30pm", "12:00" is "midday"; else nothing."""
    found = TIME.match(text)
    if not found or int(found.group(1)) > 23 or int(found.group(2)) > 59:
        return ""
    hour, minute = int(found.group(1)), found.group(2)
    if minute == "00" and hour in (0, 12):
        return "midday" if hour else "midnight"
    half = "am" if hour < 12 else "pm"
    return f"{(hour - 1) % 12 + 1}{'' if minute == '00' else ':' + minute}{half}"


def words(schedule: Mapping[str, Any]) -> str:
    """One line, such as "Monday and Thursday, 10am to 11:30am"; empty where nothing can be read."""
    days = _listed([DAYS[day] for day in days_of(schedule)])
    opens, closes = (clock(str(schedule.get(name) or "")) for name in ("opens_at", "closes_at"))
    hours = f"{opens} to {closes}" if opens and closes else opens and f"from {opens}"
    if days and str(schedule.get("freq") or "").upper() == "MONTHLY":
        days = f"Once a month on {days}"
    notes = str(schedule.get("description") or schedule.get("notes") or "").strip()
    return ", ".join(part for part in (days, hours, notes) if part)


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def lines(schedules: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Each schedule's line, once."""
    return tuple(dict.fromkeys(line for line in map(words, schedules) if line))
