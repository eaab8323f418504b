"""Sources and what came from them."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from attune.place.audit.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0010_portal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Difference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="DifferenceAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("taken", models.TextField()),
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
                    "difference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="directory.difference",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportedService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_id_there", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("number", models.PositiveIntegerField()),
                ("seen_turn", models.PositiveIntegerField()),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported_as",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="difference",
            name="imported",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="differences",
                to="directory.importedservice",
            ),
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("turn", models.PositiveIntegerField()),
                ("file_name", models.CharField(max_length=200)),
                ("layout", models.CharField(max_length=80)),
                ("read", models.PositiveIntegerField()),
                ("imported", models.PositiveIntegerField()),
                ("merged", models.PositiveIntegerField()),
                ("quarantined", models.PositiveIntegerField()),
                ("changed", models.PositiveIntegerField()),
                ("held", models.PositiveIntegerField()),
                ("report", models.TextField()),
                ("whole", models.BooleanField()),
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
            ],
        ),
        migrations.AddField(
            model_name="difference",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="differences",
                to="directory.importrun",
            ),
        ),
        migrations.CreateModel(
            name="QuarantinedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("merged", models.BooleanField()),
                ("where", models.CharField(max_length=300)),
                ("table", models.CharField(blank=True, max_length=60)),
                ("field", models.CharField(blank=True, max_length=200)),
                ("reason", models.CharField(max_length=500)),
                ("source_id", models.CharField(blank=True, max_length=200)),
                ("snippet", models.TextField(blank=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="directory.importrun",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReceivedFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_name", models.CharField(max_length=200)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("address", models.CharField(blank=True, max_length=500)),
                ("size", models.BigIntegerField()),
                ("received_at", models.DateTimeField()),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FeedCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("refused", models.TextField(blank=True)),
                ("report", models.TextField(blank=True)),
                ("checked_at", models.DateTimeField()),
                (
                    "received",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="directory.receivedfeed",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("address", models.CharField(blank=True, max_length=500)),
                ("namespace", models.UUIDField()),
                ("turn", models.PositiveIntegerField(default=0)),
                ("whole_turn", models.PositiveIntegerField(default=0)),
                ("last_read_at", models.DateTimeField(null=True)),
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
        migrations.AddField(
            model_name="importrun",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="runs",
                to="directory.source",
            ),
        ),
        migrations.AddField(
            model_name="importedservice",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="directory.source",
            ),
        ),
        migrations.CreateModel(
            name="SourceRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=200)),
                ("uid", models.UUIDField()),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="directory.source",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                fields=("locality", "name"), name="source_name_in_locality"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.UniqueConstraint(
                fields=("source", "turn"), name="import_turn_of_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "read",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("imported"), "+", models.F("merged")
                            ),
                            "+",
                            models.F("quarantined"),
                        ),
                    )
                ),
                name="every_row_accounted_for",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedservice",
            constraint=models.UniqueConstraint(
                fields=("source", "source_id_there"), name="row_of_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcerecord",
            constraint=models.UniqueConstraint(
                fields=("source", "table", "key"), name="record_of_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcerecord",
            constraint=models.UniqueConstraint(
                fields=("table", "uid"), name="one_source_of_record"
            ),
        ),
        append_only("directory_importrun"),
        append_only("directory_quarantinedrow"),
        append_only("directory_difference"),
        append_only("directory_differenceanswer"),
        append_only("directory_receivedfeed"),
        append_only("directory_feedcheck"),
    ]
