"""Proposed changes, likenesses and merges."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_quality")]
    operations = []
