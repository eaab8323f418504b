"""The words in which an offer is recorded; each has a key that is kept and a title that is shown.

Focus and the older tiers are those of the Birmingham and Cwm Taf Morgannwg assessments; stages
follow the field's 1,001 days; the rest is an Attune proposal, editable.
"""

from enum import Enum


class Word(Enum):
    """A word of a vocabulary: the value is its key, the title is what people read."""

    title: str

    def __new__(cls, key: str, title: str) -> "Word":
        word = object.__new__(cls)
        word._value_ = key
        word.title = title
        return word


class Tier(Word):
    """The older steps of the escalator, as local maps still name them."""

    UNIVERSAL = ("universal", "Universal")
    TARGETED = ("targeted", "Targeted or enhanced")
    STATUTORY = ("statutory", "Specialised statutory")
    SPECIALIST = ("specialist", "Specialist therapeutic")


class Focus(Word):
    """How far the parent-infant relationship itself is what a service works on."""

    SPECIALISED = ("specialised", "Specialised in the parent-infant relationship")
    ADDITIONAL = ("additional", "Additional focus on the relationship")
    NON_SPECIALISED = ("non_specialised", "Non-specialised")


class Stage(Word):
    """The part of the first five years in which a family is."""

    ANTENATAL = ("antenatal", "Pregnancy")
    TO_6_MONTHS = ("to_6_months", "Birth to 6 months")
    TO_12_MONTHS = ("to_12_months", "6 to 12 months")
    TO_2_YEARS = ("to_2_years", "1 to 2 years")
    TO_5_YEARS = ("to_5_years", "2 to 5 years")


class WhoFor(Word):
    """Whom a service works with."""

    MOTHER = ("mother", "Mothers")
    FATHER_OR_PARTNER = ("father_or_partner", "Fathers and partners")
    COUPLE = ("couple", "Couples")
    DYAD = ("dyad", "Parent and baby together")
    BABY = ("baby", "Babies")
    OTHER_CARER = ("other_carer", "Other carers")


class Standing(Word):
    """Whether the service is there for families now."""

    CURRENT = ("current", "Current")
    PLANNED = ("planned", "Planned")
    ASPIRATIONAL = ("aspirational", "Aspirational")
    ENDED = ("ended", "Ended")


class Setting(Word):
    """Where and how families meet the service."""

    HOME = ("home", "At home")
    FAMILY_HUB = ("family_hub", "Family hub")
    CLINIC = ("clinic", "Clinic")
    COMMUNITY_PLACE = ("community_place", "Community place")
    ONLINE = ("online", "Online")
    HYBRID = ("hybrid", "In person and online")
    PHONE_OR_TEXT = ("phone_or_text", "By phone or text")
    FREEPHONE = ("freephone", "Freephone")
    OUT_OF_HOURS = ("out_of_hours", "Evenings, nights or weekends")


class Kind(Word):
    """What sort of help it is."""

    THERAPY = ("therapy", "Therapy")
    GROUP = ("group", "Group")
    ANTENATAL_COURSE = ("antenatal_course", "Antenatal course")
    DROP_IN = ("drop_in", "Drop-in")
    PEER_SUPPORT = ("peer_support", "Peer support")
    HOME_VISITING = ("home_visiting", "Home visiting")
    ADVICE_LINE = ("advice_line", "Advice line")
    EARLY_LANGUAGE = ("early_language", "Early language")
    AWARENESS_IN_SCHOOLS = ("awareness_in_schools", "Awareness in schools")
    PLACE_THAT_NOTICES = ("place_that_notices", "Place that notices early (library, hairdresser)")


class Topic(Word):
    """What families come about."""

    BONDING = ("bonding", "Bonding with your baby")
    COUPLE_RELATIONSHIP = ("couple_relationship", "Couple relationship and co-parenting")
    DOMESTIC_ABUSE = ("domestic_abuse", "Domestic abuse")
    ABUSIVE_BEHAVIOUR = ("abusive_behaviour", "Support to stop abusive behaviour")
    LOSS = ("loss", "Loss of a baby or somebody close")
    FEEDING = ("feeding", "Feeding")
    SLEEP_AND_CRYING = ("sleep_and_crying", "Sleep and crying")
    NEONATAL_STAY = ("neonatal_stay", "After a stay on a neonatal unit")
    PARENTAL_MENTAL_HEALTH = ("parental_mental_health", "A parent’s mental health")
    BIRTH_TRAUMA = ("birth_trauma", "A difficult birth")
    SUBSTANCE_USE = ("substance_use", "Drugs or alcohol")
    DEVELOPMENT_AND_PLAY = ("development_and_play", "Development and play")
    MONEY_AND_HOUSING = ("money_and_housing", "Money and housing")


class MadeFor(Word):
    """A community for whom a service was made, or made to fit (Core20PLUS groups among them)."""

    YOUNG_PARENTS = ("young_parents", "Young parents")
    DADS = ("dads", "Dads")
    LGBTQ_FAMILIES = ("lgbtq_families", "LGBTQ+ families")
    DEPRIVED_20 = ("deprived_20", "The most deprived fifth of neighbourhoods (Core20)")
    BLACK_FAMILIES = ("black_families", "Black families")
    SOUTH_ASIAN_FAMILIES = ("south_asian_families", "South Asian families")
    ROMA_AND_TRAVELLER = ("roma_and_traveller", "Gypsy, Roma and Traveller families")
    ASYLUM_SEEKERS = ("asylum_seekers", "Refugees and people seeking asylum")
    DISABLED_PARENTS = ("disabled_parents", "Disabled parents")
    CARE_EXPERIENCED = ("care_experienced", "Care-experienced parents")
    DEAF_FAMILIES = ("deaf_families", "Deaf families")


class Route(Word):
    """Who may ask the service to see a family."""

    SELF = ("self", "You can ask for yourself")
    MIDWIFE = ("midwife", "Midwife")
    HEALTH_VISITOR = ("health_visitor", "Health visitor")
    GP = ("gp", "GP")
    FAMILY_HUB = ("family_hub", "Family hub worker")
    SOCIAL_WORKER = ("social_worker", "Social worker")
    ANY_PROFESSIONAL = ("any_professional", "Any professional")
    CONSULTATION_FIRST = ("consultation_first", "After a consultation with the team")
