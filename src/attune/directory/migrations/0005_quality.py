"""The quality mark."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_assurance")]
    operations = []
