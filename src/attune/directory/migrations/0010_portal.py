"""Resources and messages of the portal."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0009_offers")]
    operations = []
