"""Review, approval, publishing, and what a newer template brings."""
