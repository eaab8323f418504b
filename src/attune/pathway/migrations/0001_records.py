"""Pathways, the changes of their drafts, editions, and what is counted on them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from attune.place.audit.triggers import append_only


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("directory", "0011_exchange"),
        ("place", "0005_outlines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("published_on", models.DateField()),
                ("review_due", models.DateField()),
                ("change_note", models.CharField(max_length=2000)),
                ("draft_number", models.PositiveIntegerField()),
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
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathway.edition",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.contentversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LocalPathway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("draft", models.TextField()),
                ("number", models.PositiveIntegerField(default=0)),
                ("begun_at", models.DateTimeField()),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pathways",
                        to="place.locality",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="pathway.edition",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.contentversion",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="edition",
            name="pathway",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="pathway.localpathway",
            ),
        ),
        migrations.CreateModel(
            name="DraftChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("what", models.CharField(max_length=40)),
                ("path", models.CharField(blank=True, max_length=200)),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
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
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="pathway.localpathway",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PrintedCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True)),
                ("face", models.CharField(max_length=20)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codes",
                        to="pathway.edition",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_letters",
                        to="pathway.edition",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StepUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("times", models.PositiveIntegerField(default=0)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="pathway.edition",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EditionService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slot", models.CharField(max_length=60)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="pathway.edition",
                    ),
                ),
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
                        fields=("edition", "slot", "service"), name="edition_service_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="localpathway",
            constraint=models.UniqueConstraint(fields=("locality", "key"), name="pathway_key_once"),
        ),
        migrations.AddConstraint(
            model_name="localpathway",
            constraint=models.CheckConstraint(
                condition=models.Q(("template", None), ("parent", None), _connector="XOR"),
                name="pathway_has_one_base",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("pathway", "number"), name="edition_number"),
        ),
        migrations.AddConstraint(
            model_name="draftchange",
            constraint=models.UniqueConstraint(
                fields=("pathway", "number"), name="draft_change_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="printedcode",
            constraint=models.UniqueConstraint(
                fields=("edition", "face"), name="printed_code_per_face"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewletter",
            constraint=models.UniqueConstraint(
                fields=("edition", "sort"), name="review_letter_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="stepuse",
            constraint=models.UniqueConstraint(
                fields=("edition", "step", "day"), name="step_use_once_a_day"
            ),
        ),
        append_only(
            "pathway_draftchange",
            "pathway_edition",
            "pathway_editionservice",
            "pathway_printedcode",
            "pathway_reviewletter",
        ),
    ]
