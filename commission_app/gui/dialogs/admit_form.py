"""The form by which a secretary admits somebody, or one more computer of a member."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from commission_app.base.collation import collation_key
from commission_app.base.i18n import Translator
from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import Role
from commission_app.domain.roster import Member
from commission_app.gui.dialogs.form import Values
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.session import Session
from commission_app.services import roster
from commission_app.services.join import JoinRequest
from commission_app.services.roster import Listed
from commission_app.services.workspace import Workspace

_NEW = ""


def admit_form(parent: QWidget, session: Session, asked: JoinRequest, tell: Callable[[str], None]) -> FormDialog:
    """Return the form for a request; ``tell`` says what was done.

    Whose computer it is only the secretary says: of a new member, or of one of those that there are.
    """
    translate, workspace = session.translate, session.workspace
    if workspace is None:
        raise UserError("join.not_joined")
    opened = workspace

    def submit(values: Values) -> None:
        owner = values["whose"] or None
        effects = roster.admit(
            opened, asked, Role(values["role"]), computer_of=owner, namesake=bool(values.get("namesake"))
        )
        session.refresh(effects)
        name = asked.name if owner is None else opened.roster().members[owner].name
        tell(translate("gui.admitted" if owner is None else "members.computer_admitted", name=name))

    dialog = FormDialog(parent, translate, translate("gui.admit_title"), translate("gui.admit_do"), submit)
    form = dialog.form
    form.add_words(translate("gui.admit_more"))
    form.add_fact(translate("gui.admit_name"), asked.name)
    form.add_fact(translate("gui.members_fingerprint"), asked.fingerprint)
    whose = form.add_choice("whose", translate("members.whose"), _owners(translate, opened))
    same = roster.namesakes(opened, asked.name)
    box = None
    if same:
        form.add_words(translate("members.same_name", name=same[0].name))
        box = form.add_box("namesake", translate("members.is_namesake"))
    roles = [(role.value, translate(f"role.{role.value}")) for role in Role if role is not Role.FORMER]
    role = form.add_choice("role", translate("gui.members_role"), roles, chosen=Role.MEMBER.value)

    def follow() -> None:
        """A computer has the role of its owner, and is nobody's namesake."""
        is_new = whose.currentData() == _NEW
        role.setEnabled(is_new)
        if box is not None:
            box.setEnabled(is_new)

    whose.currentIndexChanged.connect(lambda _row: follow())
    return dialog


def _owners(translate: Translator, workspace: Workspace) -> list[tuple[str, str]]:
    """Return whose computer it may be: a new member's, or that of anybody who is a member."""
    listed = [one for one in roster.members(workspace) if one.member.role is not Role.FORMER]
    listed.sort(key=lambda one: collation_key(one.member.name))
    named = [(one.member.id, translate("members.whose_computer", name=_told(one, listed))) for one in listed]
    return [(_NEW, translate("members.whose_new")), *named]


def _told(one: Listed, listed: list[Listed]) -> str:
    """Return a member's name; those of one name are told apart by the fingerprints of their computers."""
    same: list[Member] = [other.member for other in listed if other.member.name == one.member.name]
    return one.member.name if len(same) == 1 else f"{one.member.name} ({', '.join(one.fingerprints)})"
