"""The search index."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_documents")]
    operations = []
