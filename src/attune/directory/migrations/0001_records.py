"""Providers, services, places and versions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import attune.directory.records.places
import attune.directory.records.services
from attune.place.audit.triggers import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("place", "0005_outlines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Taxonomy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("name", models.CharField(max_length=255)),
                ("record", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="AreaTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("grace_days", models.PositiveSmallIntegerField(default=92)),
                ("mark_required", models.BooleanField(default=False)),
                ("promise", models.TextField(blank=True)),
                ("promised_by", models.CharField(blank=True, max_length=120)),
                ("reader_name", models.CharField(blank=True, max_length=120)),
                ("reader_email", models.EmailField(blank=True, max_length=254)),
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
            name="Location",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("name", models.CharField(blank=True, max_length=255)),
                ("record", models.TextField()),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("district", models.CharField(blank=True, max_length=4)),
                ("latitude_e6", models.IntegerField(null=True)),
                ("longitude_e6", models.IntegerField(null=True)),
                (
                    "confidentiality",
                    models.CharField(
                        choices=attune.directory.records.places.confidentialities,
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "cleared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Provider",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("name", models.CharField(max_length=255)),
                ("record", models.TextField()),
                ("last_modified", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
                (
                    "members",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("name", models.CharField(max_length=255)),
                (
                    "status",
                    models.CharField(
                        choices=attune.directory.records.services.statuses,
                        default="active",
                        max_length=20,
                    ),
                ),
                ("document", models.TextField()),
                ("number", models.PositiveIntegerField(default=1)),
                ("listed_on", models.DateField()),
                ("assured_on", models.DateField(null=True)),
                ("seen_until", models.DateField()),
                ("marked_until", models.DateField(null=True)),
                ("is_public", models.BooleanField()),
                ("historical", models.BooleanField(default=False)),
                ("last_modified", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="place.locality",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="directory.service",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="directory.provider",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reaches",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ServiceAtLocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("record", models.TextField()),
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services_at",
                        to="directory.location",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="at_locations",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ServiceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.TextField()),
                ("why", models.CharField(max_length=200)),
                ("kept_at", models.DateTimeField()),
                (
                    "kept_by",
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
                        related_name="versions",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="TaxonomyTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("parent_uid", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=255)),
                ("record", models.TextField()),
                (
                    "taxonomy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="directory.taxonomy",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["kept_by", "name"], name="service_by_name"),
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["is_public", "seen_until"], name="service_seen"),
        ),
        migrations.AddConstraint(
            model_name="reach",
            constraint=models.UniqueConstraint(
                fields=("service", "locality"), name="service_reaches_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceatlocation",
            constraint=models.UniqueConstraint(
                fields=("service", "position"), name="place_of_service_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.UniqueConstraint(
                fields=("service", "number"), name="service_version_number"
            ),
        ),
        append_only("directory_serviceversion"),
    ]
