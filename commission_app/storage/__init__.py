"""The commission database."""
