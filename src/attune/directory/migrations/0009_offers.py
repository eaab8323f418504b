"""What the gap matrix keeps."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0008_rounds")]
    operations = []
