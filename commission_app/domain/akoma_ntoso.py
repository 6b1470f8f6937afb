"""What reading and writing Akoma Ntoso share: its namespace and ours."""

from __future__ import annotations

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

OWN_NAMESPACE = "urn:commission-app:akoma-ntoso"
"""Of what Akoma Ntoso has no element for, in its ``proprietary`` element."""

PROGRAM = "commission-app"
"""Who made a file, in its metadata: in those of ours, a section is never what others call an article."""
