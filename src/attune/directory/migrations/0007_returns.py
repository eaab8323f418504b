"""Returns, who sends them, letters that ask, and what is small."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import attune.directory.returns.models
from attune.place.audit.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0006_editing"),
        ("place", "0005_outlines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReturnTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("small_under", models.PositiveSmallIntegerField(default=5)),
                (
                    "locality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SendsReturns",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sends", models.BooleanField()),
                ("from_quarter", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sends_returns",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField()),
                ("referrals", models.PositiveIntegerField(null=True)),
                ("accepted", models.PositiveIntegerField(null=True)),
                ("waiting", models.PositiveIntegerField(null=True)),
                ("seen", models.PositiveIntegerField(null=True)),
                (
                    "how",
                    models.CharField(choices=attune.directory.returns.models.ways, max_length=10),
                ),
                ("sent_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["service", "quarter"], name="return_of_quarter")],
            },
        ),
        migrations.CreateModel(
            name="ReturnLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField()),
                ("step", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "quarter", "step"), name="return_asked_for_once"
                    )
                ],
            },
        ),
        append_only("directory_return"),
        append_only("directory_sendsreturns"),
        append_only("directory_returnletter"),
    ]
