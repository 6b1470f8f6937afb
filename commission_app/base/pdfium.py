"""The turn at PDFium, which must not be called by two threads at once: it would end the whole process."""

from __future__ import annotations

from threading import Lock

PDFIUM_TURN = Lock()
"""Held as long as any object of PDFium is in use."""
