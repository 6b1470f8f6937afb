"""The bundled sample: a commission of an invented state, its members' comments and votes, made afresh."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commission_app.base.resources import resource
from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.vote import Answer
from commission_app.services import comment, roster, texts, vote
from commission_app.services.found import found, prepare_to_join
from commission_app.services.join import read_request, write_request
from commission_app.services.merge import Merged, merge
from commission_app.services.share import share
from commission_app.services.workspace import Workspace

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Sample:
    """What was made: the databases of the secretary and of three members, and the last merge of all."""

    secretary: Path
    members: tuple[Path, ...]
    merged: Merged


def make(folder: Path, language: str) -> Sample:
    """Make the sample in a folder: founded, imported, admitted, annotated by three members, and merged.

    ``language`` is that of the comments. Keys are kept where this computer keeps them. Raises UserError where the
    databases exist already.
    """
    told = json.loads(resource("sample", "annotations.json").read_text(encoding="utf-8"))
    with ExitStack() as stack:
        return _Play(folder, language, told, stack).run()


class _Play:
    """The acts of the sample, played by those who do them."""

    def __init__(self, folder: Path, language: str, told: Mapping[str, Any], stack: ExitStack) -> None:
        self.folder, self.language, self.told = folder, language, told
        self.label = str(told["draft"]["label"][language])
        name = told["secretary"]["name"][language]
        path = folder / "secretary.commission"
        self.secretary = stack.enter_context(found(path, told["title"][language], name))
        self.members: dict[str, Workspace] = {}
        for person in told["members"]:
            own = folder / f"member-{person['id']}.commission"
            self.members[person["id"]] = stack.enter_context(prepare_to_join(own, person["name"][language]))
        self._comments: dict[str, str] = {}

    def run(self) -> Sample:
        """Play everything, from the founding to the last merge."""
        for edition, in_force in (("in_force", True), ("draft", False)):
            for language in LANGUAGES:
                text = texts.read(resource("sample", f"{edition}.{language}.txt"), language)
                about = self.told[edition]
                texts.add(self.secretary, text, about["label"][self.language], date=about["date"], in_force=in_force)
        for name, workspace in self.members.items():
            path = self.folder / f"member-{name}.commission-request"
            write_request(workspace, path)
            roster.admit(self.secretary, read_request(path))
        self._send_out()
        for step in self.told["acts"]:
            if step["act"] == "exchange":
                self._collect()
                self._send_out()
            else:
                self._play(self.members[step["member"]], step)
        merged = self._collect()
        return Sample(self.secretary.path, tuple(one.path for one in self.members.values()), merged)

    def _send_out(self) -> None:
        path = self.folder / "to-members.commission-share"
        share(self.secretary, path)
        for workspace in self.members.values():
            merge(workspace, [path])

    def _collect(self) -> Merged:
        paths = []
        for name, workspace in self.members.items():
            paths.append(self.folder / f"from-member-{name}.commission-share")
            share(workspace, paths[-1])
        return merge(self.secretary, paths)

    def _play(self, workspace: Workspace, step: Mapping[str, Any]) -> None:
        match step["act"]:
            case "comment":
                self._comment(workspace, step)
            case "edit":
                comment.edit(workspace, self._comments[step["comment"]], step["text"][self.language])
            case "resolve":
                comment.resolve(workspace, self._comments[step["comment"]])
            case "vote":
                draft = texts.find(workspace, self.label)
                vote.cast(workspace, draft, step["eid"], Answer(step["answer"]), step["reason"][self.language])
            case "finish":
                vote.finish(workspace, texts.find(workspace, self.label), step["eid"])
            case unknown:
                raise ValueError(unknown)

    def _comment(self, workspace: Workspace, step: Mapping[str, Any]) -> None:
        draft = texts.find(workspace, self.label)
        anchor = comment.whole(draft, step["eid"])
        if step["quote"]:
            anchor, _ = comment.quoted(workspace, draft, step["eid"], step["quote"][self.language], self.language)
        effects = comment.add(
            workspace,
            anchor,
            step["text"][self.language],
            CommentKind(step["kind"]),
            visibility=Visibility.PRIVATE if step["private"] else Visibility.COMMISSION,
            reply_to=self._comments[step["reply_to"]] if step["reply_to"] else None,
        )
        self._comments[step["ref"]] = str(effects.created)
