"""What is being written in the composer: about what, for what purpose, and kept until it is sent."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from commission_app.domain.comment import Comment, CommentState, Visibility
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.passage import part_range, passage
from commission_app.gui.panes.composer import Composer
from commission_app.gui.panes.selection import Selection
from commission_app.gui.session import Session
from commission_app.services import comment, unfinished
from commission_app.services.effects import Effects
from commission_app.services.names import place_name
from commission_app.services.unfinished import COMMENT, REASON, Unfinished
from commission_app.services.workspace import Workspace

KEEP_AFTER = 250
"""Milliseconds after the last key at which what is written is kept."""


class Writing(QObject):
    """One text at a time in the composer; what was begun elsewhere or for another purpose waits where it was.

    ``about_changed`` tells the words that are written about, or None; ``recorded`` the thread of what was sent.
    """

    about_changed = Signal(object)
    recorded = Signal(str)

    def __init__(self, session: Session, composer: Composer) -> None:
        super().__init__(composer)
        self._session, self._composer = session, composer
        self._at: tuple[Draft, str] | None = None
        self._target: Comment | None = None
        self.purpose = COMMENT
        self.words: Selection | None = None
        self._base: tuple[str, ...] = ()
        self._is_kept = True
        self._left_off: tuple[str, Unfinished] | None = None
        composer.text.own_undo.brings_back = lambda: self._left_off is not None and composer.is_empty
        """What was left off last, for what purpose: as long as nothing else is written here, it can come back."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._timer.timeout.connect(self.keep)
        composer.sent.connect(self.send)
        composer.dropped.connect(self.drop)
        composer.whole_wanted.connect(lambda: self._take(None))
        composer.changed.connect(self._on_changed)
        composer.back_wanted.connect(self.take_up_again)
        session.changed.connect(lambda _effects: self._look_after_target())

    def _on_changed(self) -> None:
        self._is_kept = False
        self._timer.start()
        if not self._composer.is_empty:
            self._left_off = None
        self.describe()

    def keep(self) -> None:
        """Keep what is written, so that it outlives the program."""
        self._timer.stop()
        session = self._session
        if self._is_kept or self._at is None or session.workspace is None:
            return
        if session.is_writing:
            self._timer.start()
            return
        try:
            unfinished.keep(session.workspace, *self._at, self.purpose, self._begun())
        except UserError as error:
            session.refused.emit(error)
        else:
            self._is_kept = True
        session.count_again(*self._at)

    def _begun(self) -> Unfinished:
        composer, words = self._composer, self.words
        return Unfinished(
            text=composer.text.toPlainText(),
            kind=composer.chosen_kind,
            private=composer.private.isChecked(),
            language=words.language if words else None,
            start=words.start if words else None,
            end=words.end if words else None,
            part=words.part if words else None,
            cursor=composer.text.textCursor().position(),
            base=self._base,
        )

    def move(self) -> None:
        """Leave what was written where it is, and go on with what was begun on the article that is in view now."""
        self.keep()
        session = self._session
        can_write = bool(session.can_write and session.draft and session.document and session.place)
        self._at = (session.draft, session.place) if can_write and session.draft and not session.is_container else None
        self._composer.setVisible(self._at is not None)
        known = self._known()
        purpose = next((one for one in reversed(known) if one != REASON and self._find(one)), None)
        purpose = purpose or self._orphan(known) or COMMENT
        self._show(purpose, known.get(purpose))

    def _orphan(self, known: dict[str, Unfinished]) -> str | None:
        """Return for what a text was begun that has nothing to stand under any more, None where there is none."""
        return next((one for one in reversed(known) if one not in (COMMENT, REASON) and not self._find(one)), None)

    @property
    def _is_orphan(self) -> bool:
        """Whether what is being written answered or changed a comment that has been withdrawn meanwhile."""
        return self.purpose != COMMENT and self._target is None

    def _look_after_target(self) -> None:
        """Say so when the comment that is answered or changed was withdrawn; what is written stays."""
        was_orphan = self._is_orphan
        self._find(self.purpose)
        if self._is_orphan is not was_orphan:
            if self._composer.is_empty:
                self._show(COMMENT, self._known().get(COMMENT))
            self.describe()

    def _known(self) -> dict[str, Unfinished]:
        if self._at is None or self._session.workspace is None:
            return {}
        return unfinished.of_unit(self._session.workspace, *self._at)

    def _find(self, purpose: str) -> bool:
        """Whether what a text was begun for is still there; remembers the comment it answers or changes."""
        _, _, id_ = purpose.partition("/")
        self._target = None
        if not id_ or self._session.workspace is None:
            return True
        try:
            target = comment.get(self._session.workspace, id_)
        except UserError:
            return False
        self._target = target if target.state is not CommentState.WITHDRAWN else None
        return self._target is not None

    def _begin(self, purpose: str) -> None:
        self.keep()
        if self._find(purpose):
            self._show(purpose, self._known().get(purpose))
            self._composer.text.setFocus()

    def _show(self, purpose: str, begun: Unfinished | None) -> None:
        self.purpose, self._left_off = purpose, None
        self._find(purpose)
        changes = self._target if purpose.startswith("change/") else None
        fresh = Unfinished("", kind=self._composer.chosen_kind)
        if changes:
            fresh = Unfinished(changes.text, kind=changes.kind, base=changes.versions.heads, cursor=len(changes.text))
        shown = begun or fresh
        self._base = shown.base
        self._composer.show_begun(shown)
        self.words = self._selection(shown)
        self._is_kept = True
        self.about_changed.emit(self.words)
        self.describe()

    def _selection(self, begun: Unfinished) -> Selection | None:
        """Return the words a text was begun about, if they still stand there."""
        session = self._session
        if begun.words is None or session.workspace is None or self._at is None:
            return None
        language, start, end = begun.words
        draft, unit = self._at
        text = draft.texts.get(language)
        node = session.workspace.text(text.document).find(unit) if text else None
        if node is None or (begun.part and part_range(passage(node).lines, begun.part) != (start, end)):
            return None
        words = passage(node).text[start:end]
        return Selection(language, start, end, words, begun.part) if words else None

    def reply(self, one: Comment) -> None:
        """Begin a reply, or go on with it."""
        self._begin(unfinished.reply_to(one.id))

    def change(self, one: Comment) -> None:
        """Begin to change one's own comment, or go on with it."""
        self._begin(unfinished.change_of(one.id))

    def begin_comment(self, letters: str = "") -> None:
        """Begin a comment, or go on with it, with letters that were typed beside the composer."""
        if self._at is None:
            return
        if self.purpose != COMMENT:
            words = self.words
            self._begin(COMMENT)
            self._take(words or self.words)
        self._composer.write(letters)

    def select(self, selection: Selection | None) -> None:
        """Write about selected words; where nothing is written yet, about no words when nothing is selected."""
        if self.purpose == COMMENT and (selection is not None or self._composer.is_empty):
            self._take(selection)

    def _take(self, selection: Selection | None) -> None:
        if self.words == selection:
            return
        self.words = selection
        self.about_changed.emit(selection)
        if not self._composer.is_empty:
            self._on_changed()
        self.describe()

    def drop(self) -> None:
        """Leave off what is being written; until something else is, it can be taken up again."""
        left_off = None if self._composer.is_empty else (self.purpose, self._begun())
        self._forget()
        self._show(COMMENT, self._known().get(COMMENT))
        if self._composer.is_empty:
            self._left_off = left_off
            self._composer.text.setFocus()
            self.describe()

    def take_up_again(self) -> None:
        """Go on with what was left off last."""
        if self._left_off is None or not self._composer.is_empty:
            return
        self._show(*self._left_off)
        self._on_changed()

    def _forget(self) -> None:
        self._timer.stop()
        self._is_kept = True
        session = self._session
        if self._at is not None and session.workspace is not None and not session.is_writing:
            unfinished.forget(session.workspace, *self._at, self.purpose)
            session.count_again(*self._at)

    def describe(self) -> None:
        """Say what the composer is about: the selected words, a reply, a change, or the article."""
        translate, session, composer = self._session.translate, self._session, self._composer
        is_comment = self.purpose == COMMENT or self._is_orphan
        if self._is_orphan:
            place = place_name(translate, session.place, session.document)
            about = translate("gui.composer_withdrawn", place=place)
        elif self.purpose.startswith("change/"):
            about = translate("gui.composer_editing")
        elif self._left_off:
            about = translate("gui.composer_left_off")
        elif self._target:
            about = translate("gui.composer_replying", text=_short(self._target.text, 80))
        elif self.words and self.words.part:
            about = translate("gui.composer_place", place=place_name(translate, self.words.part, session.document))
        elif self.words:
            about = translate("gui.composer_words", words=_short(self.words.words, 120))
        else:
            about = translate("gui.composer_place", place=place_name(translate, session.place, session.document))
        composer.about.setText(about)
        composer.whole.setVisible(is_comment and self.words is not None)
        composer.private.setVisible(is_comment)
        composer.kind.setVisible(is_comment or self.purpose.startswith("change/"))
        composer.drop.setVisible(self.purpose != COMMENT or not composer.is_empty)

    def send(self) -> None:
        """Record what is written; where it is refused it stays."""
        if self._at is None:
            return
        _, place = self._at
        begun, target, words, purpose = self._begun(), self._target, self.words, self.purpose

        def verb(workspace: Workspace, draft: Draft) -> Effects:
            if target and purpose.startswith("change/"):
                return comment.edit(workspace, target.id, begun.text, begun.kind, base=begun.base or None)
            visibility = Visibility.PRIVATE if begun.private else Visibility.COMMISSION
            anchor = comment.whole(draft, (words and words.part) or place)
            if words and not words.part and not target:
                anchor = comment.selected(workspace, draft, place, words.language, words.start, words.end)
            answered = target.id if target else None
            return comment.add(workspace, anchor, begun.text, begun.kind, visibility=visibility, reply_to=answered)

        self.keep()
        effects = self._session.do(verb)
        if effects is not None:
            self._forget()
            known = self._known() if purpose != COMMENT else {}
            orphan = None if COMMENT in known else self._orphan(self._known())
            self._show(orphan or COMMENT, (self._known() if orphan else known).get(orphan or COMMENT))
            self.recorded.emit((target.reply_to or target.id) if target else effects.created)


def _short(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
