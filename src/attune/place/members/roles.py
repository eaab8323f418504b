"""The roles a member can hold at a locality."""

from enum import Enum


class Role(Enum):
    """A role and its title; what each may open is said by the audience of each page."""

    LEAD = "lead"
    COMMISSIONER = "commissioner"
    PRACTITIONER = "practitioner"
    THERAPIST = "therapist"
    TEAM_MANAGER = "team_manager"
    FAMILY_INFORMATION_OFFICER = "family_information_officer"
    PROVIDER = "provider"
    VOICE_LEAD = "voice_lead"
    VIEWER = "viewer"

    @property
    def title(self) -> str:
        return TITLES.get(self) or self.value.replace("_", " ").capitalize()


TITLES = {
    Role.LEAD: "Infant mental health lead",
    Role.THERAPIST: "Parent-infant therapist",
    Role.PROVIDER: "Service provider",
    Role.VOICE_LEAD: "Lived-experience lead",
}
# Who plans: they see need, assumptions and evidence.
PLANNERS = (Role.LEAD, Role.COMMISSIONER, Role.TEAM_MANAGER, Role.VIEWER)
