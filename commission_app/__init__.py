"""Commission App: an offline desktop program for bodies that rewrite a constitution."""

__version__ = "0.1.0"
