"""What an area knows better than the model: own figures, own anchors, and their history."""
