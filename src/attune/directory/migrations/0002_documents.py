"""Published documents: the texts of the feed, and the narrow rows by which they are listed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_records"), ("place", "0005_outlines")]

    operations = [
        migrations.CreateModel(
            name="PublishedProvider",
            fields=[
                (
                    "provider",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="published",
                        serialize=False,
                        to="directory.provider",
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("seen_until", models.DateField(db_index=True)),
                ("guarded", models.BooleanField()),
                ("folded", models.CharField(max_length=255)),
                ("listed", models.TextField()),
                ("own", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="PublishedService",
            fields=[
                (
                    "service",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="published",
                        serialize=False,
                        to="directory.service",
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("provider_uid", models.UUIDField(db_index=True, null=True)),
                ("seen_until", models.DateField()),
                ("last_modified", models.DateTimeField()),
                ("listed", models.TextField()),
                ("own", models.TextField()),
                ("places", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="PublishedTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="PublishedHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(null=True)),
                ("days", models.PositiveSmallIntegerField()),
                ("opens", models.PositiveSmallIntegerField(null=True)),
                ("closes", models.PositiveSmallIntegerField(null=True)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.publishedservice",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublishedPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(unique=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("length", models.PositiveIntegerField()),
                ("seen_until", models.DateField()),
                ("latitude_e6", models.IntegerField(null=True)),
                ("longitude_e6", models.IntegerField(null=True)),
                (
                    "service",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.publishedservice",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["service", "position", "seen_until"], name="published_place_page"
                    ),
                    models.Index(
                        fields=["latitude_e6", "longitude_e6"], name="published_place_where"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("provider_uid", models.UUIDField(null=True)),
                ("seen_until", models.DateField()),
                ("last_modified", models.DateTimeField()),
                ("minimum_age_e2", models.IntegerField(null=True)),
                ("maximum_age_e2", models.IntegerField(null=True)),
                ("terms", models.TextField(blank=True)),
                (
                    "locality",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listings",
                        to="directory.publishedservice",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["locality", "service", "seen_until"], name="listed_by_page"
                    ),
                    models.Index(fields=["locality", "provider_uid"], name="listed_by_provider"),
                ],
            },
        ),
    ]
