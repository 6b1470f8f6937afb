"""Joining: the request file that a member sends to the secretary, and its fingerprint."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.domain.body_fields import MAX_NAME, is_clean_text
from commission_app.domain.digest import sha256
from commission_app.domain.errors import UserError
from commission_app.domain.ids import device_id
from commission_app.exchange.seal import is_signed
from commission_app.services import device_key
from commission_app.services.workspace import Workspace
from commission_app.storage import event_log

FORMAT = "commission-app request 1"
MAX_BYTES = 20_000


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Who asks to be admitted: a person's id and name, and the public key (hex) of their computer."""

    member: str
    name: str
    public_key: str

    @property
    def device(self) -> str:
        """The id of the computer."""
        return device_id(bytes.fromhex(self.public_key))

    @property
    def fingerprint(self) -> str:
        """What the member reads out to the secretary by telephone: eight groups of four digits of the key's hash."""
        return fingerprint(self.public_key)

    def statement(self) -> bytes:
        """Return the bytes that the computer's key signs."""
        return "\n".join((FORMAT, self.member, self.name, self.public_key)).encode()


def fingerprint(public_key: str) -> str:
    """Return the fingerprint of a public key (hex): the first 128 bits of its SHA-256, in groups."""
    digest = sha256(bytes.fromhex(public_key))[:32]
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4))


def own_fingerprint(workspace: Workspace) -> str:
    """Return the fingerprint of this database's own key: what its owner reads out."""
    return fingerprint(event_log.senders(workspace.connection)[workspace.device].public_key)


def write_request(workspace: Workspace, path: Path, passphrase: str | None = None) -> JoinRequest:
    """Write the request file of this database's owner; raises UserError where it cannot be written or signed, or would
    take the place of anything but a request.
    """
    if path.is_file() and path.stat().st_size and not _is_request(path):
        raise UserError("writing.over_another", name=path.name)
    key = device_key.load(workspace.device, passphrase)
    sender = event_log.senders(workspace.connection)[workspace.device]
    request = JoinRequest(workspace.member, workspace.name, sender.public_key)
    content = {
        "format": FORMAT,
        "member": request.member,
        "name": request.name,
        "public_key": request.public_key,
        "signature": key.sign(request.statement()),
    }
    with atomic_path(path) as part:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return request


def _is_request(path: Path) -> bool:
    try:
        read_request(path)
    except UserError:
        return False
    return True


def read_request(path: Path) -> JoinRequest:
    """Return the request in a file; raises UserError where there is none, or it is not genuine."""
    try:
        if not path.is_file():
            raise UserError("join.request_missing", name=str(path))
        if path.stat().st_size > MAX_BYTES:
            raise UserError("join.not_a_request", name=path.name)
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise UserError("join.request_not_readable", name=path.name) from None
    except (ValueError, RecursionError):
        raise UserError("join.not_a_request", name=path.name) from None
    return _checked(content, path)


def _checked(content: object, path: Path) -> JoinRequest:
    match content:
        case {
            "format": str(form),
            "member": str(member),
            "name": str(name),
            "public_key": str(key),
            "signature": str(s),
        }:
            plain = _is_hex(member, 20) and _is_hex(key, 64) and _is_hex(s, 128)
            named = bool(name.strip()) and len(name) <= MAX_NAME and is_clean_text(name) and "\n" not in name
            request = JoinRequest(member, name, key)
            if form == FORMAT and plain and named:
                if not is_signed(key, request.statement(), s):
                    raise UserError("join.request_altered", name=path.name)
                return request
    raise UserError("join.not_a_request", name=path.name)


def _is_hex(value: str, length: int) -> bool:
    return len(value) == length and all(digit in "0123456789abcdef" for digit in value)
