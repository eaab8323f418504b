"""What the gap matrix keeps: local labels of levels."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0008_rounds"),
        ("place", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="LevelLabel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vocabulary", models.CharField(max_length=20)),
                ("word", models.CharField(max_length=20)),
                ("label", models.CharField(max_length=60)),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="place.locality",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("locality", "vocabulary", "word"), name="one_label_for_a_level"
                    )
                ],
            },
        ),
    ]
