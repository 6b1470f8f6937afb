"""What each action of the menus does, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWhatsThis

from commission_app.domain.event_kinds import Role
from commission_app.gui.panes.mode import Mode
from commission_app.gui.panes.sides import Side
from commission_app.gui.session import Session
from commission_app.services import roles, undo
from commission_app.services.effects import Effects
from commission_app.services.names import act_name
from commission_app.services.setting_up import Step
from commission_app.services.undo import NamedAct
from commission_app.services.workspace import Workspace

if TYPE_CHECKING:
    from commission_app.gui.main_window import MainWindow


def acts(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what the actions of a window do, by their names."""
    session = window.session

    def about() -> None:
        from commission_app.gui.dialogs.about_dialog import AboutDialog

        window.errands.show(AboutDialog(window, session.translate))

    def turn(said: str, peek: Callable[[Workspace], NamedAct | None], verb: Callable[[Workspace], Effects]) -> None:
        act = peek(session.workspace) if session.workspace else None
        if act is not None:
            window.saying = session.translate(said, act=act_name(session.translate, act.name, act.params))
            session.do(lambda workspace, _draft: verb(workspace))

    return {
        **_text_acts(window),
        "view_text": lambda: window.show_view("text"),
        "view_overview": lambda: window.show_view("overview"),
        "view_share": lambda: window.show_view("share"),
        "view_merge": lambda: window.show_view("merge"),
        "found": window.found,
        "join": lambda: window.errands.join(),
        "open": lambda: window.errands.open(),
        "sample": lambda: window.errands.open_sample(),
        "import": lambda: window.errands.import_text(),
        "share": lambda: window.exchange.share(),
        "merge": window.choose_to_merge,
        "view_briefing": lambda: window.show_view("briefing"),
        "briefing": lambda: window.show_view("briefing"),
        "backup": lambda: window.errands.backup(),
        "restore": lambda: window.exchange.restore(),
        "quit": window.close,
        "undo": lambda: turn("act.undone", undo.next_undo, undo.undo),
        "redo": lambda: turn("act.redone", undo.next_redo, undo.redo),
        "zoom_in": lambda: window.zoom(1),
        "zoom_out": lambda: window.zoom(-1),
        "zoom_reset": lambda: window.zoom(0),
        "admit": lambda: window.errands.admit(),
        "members": lambda: window.errands.members(),
        "help": window.help,
        "keys": lambda: window.help("keys"),
        "what": QWhatsThis.enterWhatsThisMode,
        "about": about,
        "rule": lambda: window.set_up(Step.RULE),
        "setup": window.set_up,
    }


def _text_acts(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what is done with the text in view."""
    session, text = window.session, window.text_view

    def hide_editorial() -> None:
        text.text.hide_editorial(hides=window.actions_.by_name["editorial"].isChecked())

    def turn_side(side: Side) -> None:
        window.show_view("text")
        text.sides.show_side(side, shown=side in text.sides.away)

    def next_unfinished() -> None:
        before = session.place
        session.step_to_unfinished()
        if session.place == before and session.state.finished:
            window.tell(session.translate("gui.all_finished"))

    return {
        "comment": lambda: text.begin_comment(""),
        "cite": text.text.copy_citation,
        "for": lambda: text.choose("for"),
        "against": lambda: text.choose("against"),
        "abstain": lambda: text.choose("abstain"),
        "finish": lambda: text.ballot.finished.click(),
        "jump": lambda: window.jump.setFocus(Qt.FocusReason.ShortcutFocusReason),
        "previous": lambda: session.step(-1),
        "next": lambda: session.step(1),
        "next_unfinished": next_unfinished,
        "back": session.back,
        "reading": lambda: text.show_mode(Mode.READING),
        "redline": lambda: text.show_mode(Mode.REDLINE),
        "side_by_side": lambda: text.show_mode(Mode.SIDE_BY_SIDE),
        "editorial": hide_editorial,
        "languages": lambda: text.show_mode(Mode.LANGUAGES),
        "show_tree": lambda: turn_side(Side.TREE),
        "show_panel": lambda: turn_side(Side.PANEL),
    }


def met(session: Session) -> frozenset[str]:
    """Return which needs of actions are met by what is open."""
    workspace = session.workspace
    if workspace is None:
        return frozenset()
    writes, reads = session.can_write, session.document is not None
    has_joined = workspace.commission is not None
    facts = {
        "database": True,
        "joined": has_joined,
        "text": reads,
        "writer": writes,
        "sender": writes and has_joined,
        "annotator": writes and reads,
        "secretary": writes and roles.my_role(workspace) is Role.SECRETARY,
        "undo": writes and undo.next_undo(workspace) is not None,
        "redo": writes and undo.next_redo(workspace) is not None,
    }
    return frozenset(name for name, holds in facts.items() if holds)
