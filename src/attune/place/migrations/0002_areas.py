"""Areas, datasets and what they say; a dataset and its rows only ever grow."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from attune.place.audit.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("place", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("geography", models.CharField(max_length=12)),
                ("code", models.CharField(max_length=9)),
                ("name", models.CharField(blank=True, max_length=160)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("geography", "code"), name="area_code_in_geography"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dataset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("population", "Population"),
                            ("deprivation", "Deprivation"),
                            ("lookup", "Lookup"),
                            ("births", "Births"),
                            ("postcodes", "Postcodes"),
                        ],
                        max_length=20,
                    ),
                ),
                ("vintage", models.CharField(max_length=80)),
                ("vintage_order", models.PositiveIntegerField()),
                ("geography", models.CharField(max_length=12)),
                ("authority_geography", models.CharField(blank=True, max_length=12)),
                ("layout", models.CharField(max_length=200)),
                ("publisher", models.CharField(max_length=120)),
                ("source", models.CharField(max_length=500)),
                ("file_name", models.CharField(max_length=200)),
                ("sheet", models.CharField(blank=True, max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("rows_read", models.PositiveIntegerField()),
                ("rows_kept", models.PositiveIntegerField()),
                ("dropped", models.TextField(blank=True)),
                ("notes", models.TextField(blank=True)),
                ("loaded_at", models.DateTimeField()),
                (
                    "loaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="place.dataset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Births",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("births", models.PositiveIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="births",
                        to="place.area",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="births",
                        to="place.dataset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Deprivation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(blank=True, max_length=9)),
                ("rank", models.PositiveIntegerField()),
                ("decile", models.PositiveSmallIntegerField()),
                ("score_millionths", models.PositiveIntegerField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deprivations",
                        to="place.area",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deprivations",
                        to="place.dataset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("change", models.CharField(blank=True, max_length=1)),
                (
                    "child",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_up",
                        to="place.area",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="place.dataset",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_down",
                        to="place.area",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Population",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(blank=True, max_length=9)),
                ("total", models.PositiveIntegerField()),
                ("age_0", models.PositiveIntegerField()),
                ("age_1", models.PositiveIntegerField(null=True)),
                ("age_2", models.PositiveIntegerField(null=True)),
                ("age_3", models.PositiveIntegerField(null=True)),
                ("age_4", models.PositiveIntegerField(null=True)),
                ("age_5", models.PositiveIntegerField(null=True)),
                ("ages", models.TextField()),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="populations",
                        to="place.area",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="populations",
                        to="place.dataset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Postcode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("postcode", models.CharField(max_length=8)),
                ("area_code", models.CharField(max_length=9)),
                ("authority", models.CharField(blank=True, max_length=9)),
                ("latitude_millionths", models.IntegerField(null=True)),
                ("longitude_millionths", models.IntegerField(null=True)),
                (
                    "dataset",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postcodes",
                        to="place.dataset",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="dataset",
            index=models.Index(fields=["kind", "geography"], name="dataset_kind_geography"),
        ),
        migrations.AddConstraint(
            model_name="dataset",
            constraint=models.UniqueConstraint(
                fields=("sha256", "sheet"), name="dataset_file_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="births",
            constraint=models.UniqueConstraint(
                fields=("dataset", "area", "year"), name="births_year_once"
            ),
        ),
        migrations.AddIndex(
            model_name="deprivation",
            index=models.Index(fields=["dataset", "authority"], name="deprivation_by_authority"),
        ),
        migrations.AddConstraint(
            model_name="deprivation",
            constraint=models.UniqueConstraint(
                fields=("dataset", "area"), name="deprivation_area_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="deprivation",
            constraint=models.CheckConstraint(
                condition=models.Q(("decile__gte", 1), ("decile__lte", 10)),
                name="deprivation_decile",
            ),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["dataset", "parent"], name="link_by_parent"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                fields=("dataset", "child", "parent"), name="link_once"
            ),
        ),
        migrations.AddIndex(
            model_name="population",
            index=models.Index(fields=["dataset", "authority"], name="population_by_authority"),
        ),
        migrations.AddConstraint(
            model_name="population",
            constraint=models.UniqueConstraint(
                fields=("dataset", "area"), name="population_area_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="postcode",
            constraint=models.UniqueConstraint(
                fields=("dataset", "postcode"), name="postcode_once"
            ),
        ),
        append_only(
            "place_dataset",
            "place_link",
            "place_population",
            "place_deprivation",
            "place_births",
            "place_postcode",
        ),
    ]
