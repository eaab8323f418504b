"""The search index, its lists of words on either database, and the centres of districts."""

import django.db.models.deletion
from django.db import migrations, models

from attune.directory.search import wordlists

INDEX = [
    (
        "id",
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
    ),
    ("seen_until", models.DateField()),
    ("marked_until", models.DateField(null=True)),
    ("lane_0", models.BigIntegerField()),
    ("lane_1", models.BigIntegerField()),
    ("lane_2", models.BigIntegerField()),
    ("south", models.IntegerField(null=True)),
    ("north", models.IntegerField(null=True)),
    ("west", models.IntegerField(null=True)),
    ("east", models.IntegerField(null=True)),
    ("row", models.TextField()),
    ("spots", models.TextField(blank=True)),
    (
        "locality",
        models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="place.locality"
        ),
    ),
    (
        "service",
        models.ForeignKey(
            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
        ),
    ),
]
DISTRICT = [
    (
        "id",
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
    ),
    ("code", models.CharField(max_length=4, unique=True)),
    ("latitude_e6", models.IntegerField()),
    ("longitude_e6", models.IntegerField()),
    (
        "dataset",
        models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="place.dataset"
        ),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_documents"), ("place", "0005_outlines")]
    operations = [
        migrations.CreateModel("Findable", INDEX),
        migrations.AddConstraint(
            "findable",
            models.UniqueConstraint(fields=("service", "locality"), name="findable_once"),
        ),
        migrations.CreateModel("District", DISTRICT),
        migrations.AddIndex(
            "location", models.Index(fields=["district"], name="location_by_district")
        ),
        migrations.RunPython(wordlists.make, wordlists.unmake),
    ]
