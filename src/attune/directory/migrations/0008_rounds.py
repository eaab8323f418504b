"""Mapping rounds: invitations, answers, contributions, queries, statements, workshop cards."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import attune.directory.rounds.cards
import attune.directory.rounds.invites
import attune.directory.rounds.mapping
import attune.directory.rounds.nothing
from attune.place.audit.triggers import append_only

MEMBER = settings.AUTH_USER_MODEL


def own_id() -> tuple[str, models.Field]:
    plain = {"auto_created": True, "primary_key": True, "serialize": False}
    return "id", models.BigAutoField(**plain, verbose_name="ID")


def key(
    to: str, related_name: str, *, null: bool = False, kind: type = models.ForeignKey
) -> models.Field:
    return kind(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=to, null=null
    )


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0007_returns"),
        ("place", "0005_outlines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MappingRound",
            fields=[
                own_id(),
                ("locality", key("place.locality", "rounds")),
                ("name", models.CharField(max_length=80)),
                ("opens_on", models.DateField()),
                ("lead", key(MEMBER, "+")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("locality"),
                        django.db.models.functions.text.Lower("name"),
                        name="round_name_in_locality",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundEvent",
            fields=[
                own_id(),
                ("mapping_round", key("directory.mappinground", "events")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=attune.directory.rounds.mapping.round_states, max_length=8
                    ),
                ),
                ("closes_on", models.DateField()),
                ("by", key(MEMBER, "+", null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mapping_round", "number"), name="round_event_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectorInvite",
            fields=[
                own_id(),
                ("mapping_round", key("directory.mappinground", "invites")),
                ("sector", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(max_length=254)),
                ("member", key(MEMBER, "+", null=True)),
                ("link_number", models.PositiveSmallIntegerField(default=1)),
                ("site", models.CharField(max_length=200)),
                ("invited_by", key(MEMBER, "+")),
                ("invited_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("mapping_round"),
                        models.F("sector"),
                        django.db.models.functions.text.Lower("email"),
                        name="sector_invited_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectorAnswer",
            fields=[
                own_id(),
                ("invite", key("directory.sectorinvite", "answers")),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=attune.directory.rounds.invites.answer_states, max_length=12
                    ),
                ),
                ("document", models.TextField(blank=True)),
                ("question", models.CharField(blank=True, max_length=1000)),
                ("by", key(MEMBER, "+", null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("invite", "number"), name="sector_answer_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InviteLetter",
            fields=[
                own_id(),
                ("invite", key("directory.sectorinvite", "letters")),
                ("kind", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "reminder")),
                        fields=("invite",),
                        name="sector_reminded_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                own_id(),
                ("answer", key("directory.sectoranswer", "contributions")),
                ("key", models.CharField(max_length=36)),
                ("service", key("directory.service", "+", null=True)),
                ("name", models.CharField(max_length=255)),
                ("document", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "key"), name="contribution_key_in_answer"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContributionEvent",
            fields=[
                own_id(),
                ("contribution", key("directory.contribution", "events")),
                ("kind", models.CharField(max_length=6)),
                ("service", key("directory.service", "+")),
                ("by", key(MEMBER, "+")),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "agreed")),
                        fields=("contribution",),
                        name="contribution_agreed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Query",
            fields=[
                own_id(),
                ("mapping_round", key("directory.mappinground", "queries")),
                ("invite", key("directory.sectorinvite", "queries", null=True)),
                ("service", key("directory.service", "+", null=True)),
                ("about", models.CharField(blank=True, max_length=255)),
                ("text", models.CharField(max_length=500)),
                ("raised_by", models.CharField(max_length=160)),
                ("by", key(MEMBER, "+", null=True)),
                ("raised_at", models.DateTimeField()),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="QueryAnswer",
            fields=[
                own_id(),
                ("query", key("directory.query", "answer", kind=models.OneToOneField)),
                ("text", models.CharField(max_length=1000)),
                ("answered_by", models.CharField(max_length=160)),
                ("by", key(MEMBER, "+")),
                ("answered_at", models.DateTimeField()),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="NoService",
            fields=[
                own_id(),
                ("locality", key("place.locality", "no_services")),
                ("mapping_round", key("directory.mappinground", "no_services", null=True)),
                ("invite", key("directory.sectorinvite", "no_services", null=True)),
                ("sector", models.CharField(blank=True, max_length=60)),
                ("sector_title", models.CharField(blank=True, max_length=120)),
                (
                    "grouping",
                    models.CharField(
                        choices=attune.directory.rounds.nothing.groupings, max_length=20
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True, choices=attune.directory.rounds.nothing.stages, max_length=12
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        blank=True, choices=attune.directory.rounds.nothing.who_for, max_length=20
                    ),
                ),
                (
                    "focus",
                    models.CharField(
                        blank=True, choices=attune.directory.rounds.nothing.focuses, max_length=16
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("said_by", models.CharField(max_length=160)),
                ("by", key(MEMBER, "+", null=True)),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="NoServiceWithdrawal",
            fields=[
                own_id(),
                ("statement", key("directory.noservice", "withdrawal", kind=models.OneToOneField)),
                ("why", models.CharField(max_length=500)),
                ("by", key(MEMBER, "+", null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="WorkshopCard",
            fields=[
                own_id(),
                ("mapping_round", key("directory.mappinground", "cards")),
                (
                    "kind",
                    models.CharField(
                        choices=attune.directory.rounds.cards.card_kinds, max_length=5
                    ),
                ),
                ("text", models.CharField(max_length=200)),
                (
                    "level",
                    models.CharField(
                        choices=attune.directory.rounds.cards.card_levels, max_length=10
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True, choices=attune.directory.rounds.nothing.stages, max_length=12
                    ),
                ),
                ("by", key(MEMBER, "+", null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CardVote",
            fields=[
                own_id(),
                ("card", key("directory.workshopcard", "votes")),
                ("voter", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("card", "voter"), name="one_dot_on_a_card")
                ],
            },
        ),
        migrations.CreateModel(
            name="CardEvent",
            fields=[
                own_id(),
                ("card", key("directory.workshopcard", "events")),
                ("kind", models.CharField(max_length=10)),
                ("into", key("directory.workshopcard", "merged", null=True)),
                ("statement", key("directory.noservice", "+", null=True)),
                ("query", key("directory.query", "+", null=True)),
                ("by", key(MEMBER, "+")),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [],
            },
        ),
        append_only(
            "directory_roundevent",
            "directory_sectoranswer",
            "directory_inviteletter",
            "directory_contribution",
            "directory_contributionevent",
            "directory_query",
            "directory_queryanswer",
            "directory_noservice",
            "directory_noservicewithdrawal",
            "directory_workshopcard",
            "directory_cardvote",
            "directory_cardevent",
        ),
    ]
