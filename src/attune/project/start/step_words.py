"""What the first day's page says of each step: what is there, or why it matters."""

from datetime import date

from django.utils.translation import gettext as _

from attune.domain.first_day import Step, StepState, WhatIsThere
from attune.place.areas.authorities import loaded_authorities
from attune.place.areas.coverage import coverage_of
from attune.place.localities.models import Locality

from . import standing_told
from .need_told import NeedTold


def said(step: Step, locality: Locality, there: WhatIsThere, *, on: date) -> str:
    """One or two sentences."""
    if step is Step.AUTHORITY:
        return _authority(locality, there)
    if step is Step.POPULATION:
        return _population(locality, there)
    if step is Step.NEED:
        return _need(locality, there)
    if step is Step.PHONE_ROUND and there.services:
        return standing_told.phone_round(locality, on=on)
    if step is Step.PATHWAY and there.pathways:
        return " ".join(standing_told.pathways(locality))
    if there.state(step) is StepState.DONE:
        return _counted(step, there)
    return _why(step)


def _authority(locality: Locality, there: WhatIsThere) -> str:
    if not there.authority:
        return _("Every figure of need starts from it. Choose it by name.")
    if locality.example:
        return _("This is a worked example on published figures.")
    names = {each.code: each.name for each in loaded_authorities()}
    return ", ".join(f"{names.get(code, code)} ({code})" for code in locality.authority_codes)


def _population(locality: Locality, there: WhatIsThere) -> str:
    if not there.authority:
        return _("Choose the authority first.")
    if not there.population:
        return _("No loaded file counts the children of this authority yet.")
    covered = coverage_of(locality.authority_codes)
    if covered is None:
        return _("The figures published for this example stand in for files.")
    return _("Loaded: population %(population)s, deprivation %(deprivation)s.") % {
        "population": covered.population.vintage,
        "deprivation": covered.deprivation.vintage,
    }


def _need(locality: Locality, there: WhatIsThere) -> str:
    told = NeedTold.of(locality) if there.population else None
    if told is None:
        return _("It can be said once the population is loaded.")
    if there.estimates:
        return told.sentence
    return _("%(sentence)s Save it under a name, so that you can come back to it.") % {
        "sentence": told.sentence
    }


def _counted(step: Step, there: WhatIsThere) -> str:
    words = {
        Step.DIRECTORY: _("Services recorded here: %(count)s."),
        Step.SECTORS: _("People invited to speak for a sector: %(count)s."),
        Step.ACTIONS: _("Actions on the list: %(count)s."),
    }
    counts = {
        Step.DIRECTORY: there.services,
        Step.SECTORS: there.invited,
        Step.ACTIONS: there.actions,
    }
    return words[step] % {"count": counts[step]}


def _why(step: Step) -> str:
    return {
        Step.DIRECTORY: _(
            "From another directory’s feed or file, or from our sheet. You see what was found"
            " before anything is loaded."
        ),
        Step.SECTORS: _(
            "Each sector says what it offers and where there is none. They get a letter with a"
            " link; nobody needs an account."
        ),
        Step.PHONE_ROUND: _(
            "Once services are recorded, this lists whom to ring, and in which order."
        ),
        Step.PATHWAY: _("A template in plain words, to be made your own. Nobody sees a draft."),
        Step.ACTIONS: _("Each gap can propose one. You tick what belongs on the list."),
        Step.BRIEF: _(
            "The need with its range, what there is and what is missing, how far you are, and the"
            " action list: on two pages, as a page or a PDF."
        ),
    }[step]
