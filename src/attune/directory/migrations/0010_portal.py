"""Resources and messages of the portal."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import attune.directory.portal.resources
from attune.place.audit.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0009_offers"),
        ("place", "0005_outlines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Resource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=attune.directory.portal.resources.resource_kinds, max_length=20
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500)),
                ("about", models.TextField()),
                ("who_for", models.CharField(blank=True, max_length=200)),
                ("topics", models.CharField(blank=True, max_length=400)),
                ("cost", models.CharField(blank=True, max_length=80)),
                ("evidence", models.CharField(blank=True, max_length=160)),
                ("evidence_source", models.CharField(blank=True, max_length=300)),
                ("evidence_on", models.DateField(null=True)),
                ("reviewed_on", models.DateField()),
                ("review_on", models.DateField()),
                ("taken_off_on", models.DateField(null=True)),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WrongMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "asked_with",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.contentversion",
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
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wrong_messages",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WrongAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=500)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="directory.wrongmessage",
                    ),
                ),
            ],
        ),
        append_only("directory_wrongmessage", "directory_wronganswer"),
    ]
