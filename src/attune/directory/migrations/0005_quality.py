"""The quality mark: applications, and what happened to each."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import attune.directory.quality.models
from attune.place.audit.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_assurance"),
        ("place", "0005_outlines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MarkApplication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.TextField()),
                ("begun_at", models.DateTimeField()),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.contentversion",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mark_applications",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MarkEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(choices=attune.directory.quality.models.states, max_length=12),
                ),
                ("reason", models.TextField(blank=True)),
                ("until", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="directory.markapplication",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "number"), name="mark_event_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "awarded"), _negated=True),
                            ("until__isnull", False),
                            _connector="OR",
                        ),
                        name="mark_awarded_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaCriteria",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.contentversion",
                    ),
                ),
            ],
        ),
        append_only("directory_markevent", "directory_areacriteria"),
    ]
