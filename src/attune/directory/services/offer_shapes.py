"""How each sort of an offer's fields is asked: its form fields, first values, and its answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attune.domain.levels import Grouping
from attune.domain.offers import lines
from attune.domain.offers.ages_in_words import in_words, months_of
from attune.domain.offers.fields import key_of, title_of
from attune.domain.offers.refused import OfferRefused
from attune.kit.forms import Amount, DateField

Text = str | Promise
Cleaned = Mapping[str, Any]
Plain = Any  # the field's part of an offer's document; nothing said is None or empty
NOT_KNOWN = ("", _("Not known"))


@dataclass(frozen=True)
class Asked:
    """The words of one question."""

    label: Text
    hint: Text = ""

    def words(self, **more: Any) -> dict[str, Any]:
        return {"label": self.label, "help_text": self.hint, "required": False, **more}


class Shape(Protocol):
    """A sort of field: what a page shows for it, and how that is read back."""

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]: ...
    def initial(self, name: str, plain: Plain) -> dict[str, Any]: ...
    def plain(self, name: str, cleaned: Cleaned) -> Plain: ...


def _one_of(vocabulary: type[Enum]) -> list[tuple[str, str]]:
    return [(key_of(word), title_of(word)) for word in vocabulary]


def _same_lines(said: Any) -> str:
    """Browsers send two characters for the end of a line."""
    return str(said or "").replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True)
class Several:
    """Any number of a vocabulary's words."""

    vocabulary: type[Enum]

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        boxes = forms.CheckboxSelectMultiple(attrs={"small": True})
        choices = _one_of(self.vocabulary)
        return {name: forms.MultipleChoiceField(**asked.words(choices=choices, widget=boxes))}

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        return {name: list(plain or ())}

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        return list(cleaned.get(name) or ())


@dataclass(frozen=True)
class One:
    """One of a vocabulary's words, or not known."""

    vocabulary: type[Enum]
    must: bool = False

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        buttons = forms.RadioSelect(attrs={"small": True})
        choices = _one_of(self.vocabulary) + ([] if self.must else [NOT_KNOWN])
        words = asked.words(choices=choices, widget=buttons, required=self.must)
        return {name: forms.ChoiceField(**words)}

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        return {name: plain or ""}

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        return cleaned.get(name) or None


@dataclass(frozen=True)
class YesOrNo:
    """Yes, no, or not known."""

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        buttons = forms.RadioSelect(attrs={"small": True, "inline": True})
        choices = [("yes", _("Yes")), ("no", _("No")), NOT_KNOWN]
        return {name: forms.ChoiceField(**asked.words(choices=choices, widget=buttons))}

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        return {name: {True: "yes", False: "no"}.get(plain, "")}

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        return {"yes": True, "no": False}.get(cleaned.get(name, ""))


@dataclass(frozen=True)
class Words:
    """A text of one line or several."""

    most: int
    rows: int = 1

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        box = forms.Textarea(attrs={"rows": self.rows}) if self.rows > 1 else forms.TextInput()
        return {name: forms.CharField(**asked.words(max_length=self.most, widget=box))}

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        return {name: plain or ""}

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        return _same_lines(cleaned.get(name))


@dataclass(frozen=True)
class Lines:
    """A list, one on each line; `read` and `shown` turn the text into parts and back."""

    read: Callable[[str], Sequence[Any]] = lines.texts
    shown: Callable[[Any], str] = "\n".join
    rows: int = 3

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        box = forms.Textarea(attrs={"rows": self.rows})
        return {name: forms.CharField(**asked.words(max_length=20_000, widget=box))}

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        return {name: self.shown(plain or ())}

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        return list(self.read(_same_lines(cleaned.get(name))))


@dataclass(frozen=True)
class Number:
    """An exact number."""

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        return {name: Amount(**asked.words(min_value=0, max_value=10_000))}

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        return {name: None if plain is None else Decimal(plain)}

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        value = cleaned.get(name)
        return None if value is None else format(value, "f")


@dataclass(frozen=True)
class Day:
    """A date in three boxes."""

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        return {name: DateField(**asked.words())}

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        return {name: date.fromisoformat(plain) if plain else None}

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        value = cleaned.get(name)
        return value.isoformat() if value else None


@dataclass(frozen=True)
class Ages:
    """From one age to another, in words such as 6 months."""

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        box = {"max_length": 30, "required": False}
        width = {"width": "10"}
        return {
            f"{name}_from": forms.CharField(
                label=_("%(question)s: from") % {"question": asked.label},
                help_text=asked.hint,
                widget=forms.TextInput(attrs=width),
                **box,
            ),
            f"{name}_to": forms.CharField(
                label=_("%(question)s: up to") % {"question": asked.label},
                widget=forms.TextInput(attrs=width),
                **box,
            ),
        }

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        ends = plain or {}
        return {
            f"{name}_{end}": in_words(ends[f"{end}_months"]) if ends else ""
            for end in ("from", "to")
        }

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        said = {end: str(cleaned.get(f"{name}_{end}") or "").strip() for end in ("from", "to")}
        if not any(said.values()):
            return None
        for end, each in said.items():
            if not each:
                raise OfferRefused(f"{name}_{end}", "Say both ages, or neither")
        return {
            f"{end}_months": months_of(each, name=f"{name}_{end}") for end, each in said.items()
        }


@dataclass(frozen=True)
class Dated:
    """A figure and the day on which it was true."""

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        return {
            f"{name}_value": Amount(**asked.words(min_value=0, max_value=10_000)),
            f"{name}_on": DateField(label=_("On which day was that true?"), required=False),
        }

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        known = plain or {}
        return {
            f"{name}_value": Decimal(known["value"]) if known else None,
            f"{name}_on": date.fromisoformat(known["on"]) if known else None,
        }

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        value, on = cleaned.get(f"{name}_value"), cleaned.get(f"{name}_on")
        if value is None and on is None:
            return None
        if value is None:
            raise OfferRefused(f"{name}_value", "Say the number for this day, or empty the date")
        if on is None:
            raise OfferRefused(f"{name}_on", "Say on which day this number was true")
        return {"value": format(value, "f"), "on": on.isoformat()}


@dataclass(frozen=True)
class Shares:
    """How a whole divides over the groupings, in percent."""

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        return {
            f"{name}_{key}": Amount(
                label=f"{asked.label}: {title}",
                required=False,
                min_value=0,
                max_value=100,
                widget=forms.NumberInput(attrs={"suffix": "%"}),
            )
            for key, title in _one_of(Grouping)
        }

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        said = plain or {}
        return {
            f"{name}_{key}": Decimal(said[key]) * 100 if key in said else None
            for key, _title in _one_of(Grouping)
        }

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        said = {key: cleaned.get(f"{name}_{key}") for key, _title in _one_of(Grouping)}
        return {key: format(each / 100, "f") for key, each in said.items() if each is not None}


@dataclass(frozen=True)
class Rule:
    """A service's own criteria: named domains, and rows of which any one is enough."""

    areas: Lines = field(default_factory=Lines)
    rows: Lines = field(
        default_factory=lambda: Lines(lines.criteria_rows, lines.criteria_rows_shown)
    )
    source: Words = field(default_factory=lambda: Words(300))

    def _parts(self, name: str) -> tuple[tuple[str, str, Shape], ...]:
        named = (("domains", self.areas), ("rows", self.rows), ("source", self.source))
        return tuple((key, f"{name}_{key}", shape) for key, shape in named)

    def fields(self, name: str, asked: Asked) -> dict[str, forms.Field]:
        words = {
            "domains": asked,
            "rows": Asked(
                _("How many indicators in how many of these areas?"),
                _("One rule on each line, such as 5 in 3. Meeting any one of them is enough."),
            ),
            "source": Asked(_("Where are these criteria published?")),
        }
        found: dict[str, forms.Field] = {}
        for key, part, shape in self._parts(name):
            found |= shape.fields(part, words[key])
        return found

    def initial(self, name: str, plain: Plain) -> dict[str, Any]:
        said = plain or {}
        found: dict[str, Any] = {}
        for key, part, shape in self._parts(name):
            found |= shape.initial(part, said.get(key))
        return found

    def plain(self, name: str, cleaned: Cleaned) -> Plain:
        said = {key: shape.plain(part, cleaned) for key, part, shape in self._parts(name)}
        return {key: each for key, each in said.items() if each} or None
