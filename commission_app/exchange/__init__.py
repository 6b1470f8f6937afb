"""The bytes of events, their chains, seals and merge."""
