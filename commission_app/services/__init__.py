"""The verbs: all that a face may call."""
