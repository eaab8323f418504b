"""Sources and what came from them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_portal")]
    operations = []
