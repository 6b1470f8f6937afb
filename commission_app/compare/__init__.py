"""What changes between two texts."""
