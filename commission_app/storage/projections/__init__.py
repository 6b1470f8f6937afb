"""Tables folded from events."""
