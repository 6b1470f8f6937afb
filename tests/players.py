"""A commission played for tests: real databases of a secretary, members and strangers in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.domain.draft import Draft
from commission_app.domain.event_kinds import Role
from commission_app.domain.voting_rules import Rule
from commission_app.services import roster, texts
from commission_app.services.found import found, prepare_to_join
from commission_app.services.join import read_request, write_request
from commission_app.services.merge import Merged, merge
from commission_app.services.share import share
from commission_app.services.workspace import Workspace

START = 1_770_000_000_000


class Clock:
    """A wall clock that goes one second with every look at it."""

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1000
        return self.now


def law(language: str = "en", title: str = "Constitution", articles: int = 4, word: str = "everyone") -> Document:
    """Return a small law: a preamble, two sections, articles of two paragraphs."""

    def article(number: int) -> Provision:
        eid = f"art_{number}"
        paragraphs = tuple(
            Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, f"In article {number}, {word} has right {n}.")
            for n in (1, 2)
        )
        return Provision(eid, Kind.ARTICLE, str(number), f"Title {number}", None, paragraphs)

    half = articles // 2
    sections = (
        Provision("sec_1", Kind.SECTION, "I", "First", None, tuple(map(article, range(1, half + 1)))),
        Provision("sec_2", Kind.SECTION, "II", "Second", None, tuple(map(article, range(half + 1, articles + 1)))),
    )
    preamble = Provision("preamble", Kind.PREAMBLE, None, None, "We, the people.\nWe adopt this.")
    return Document(title, language, Source(f"{title}.txt", "txt", "0" * 64), (preamble, *sections))


@dataclass
class Players:
    """A secretary and members, each on a database of their own; ``clock`` is everybody's."""

    folder: Path
    secretary: Workspace
    members: list[Workspace] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    stack: ExitStack = field(default_factory=ExitStack)
    files: int = 0

    def join(self, name: str, *, admitted: bool = True, role: Role = Role.MEMBER) -> Workspace:
        """Make a member's database, admit them if wanted, and let them join by the secretary's file."""
        path = self.folder / f"{name}.commission"
        workspace = self.stack.enter_context(prepare_to_join(path, name, wall=self.clock))
        request = self.folder / f"{name}.commission-request"
        write_request(workspace, request)
        if admitted:
            roster.admit(self.secretary, read_request(request), role)
        self.send(self.secretary, workspace)
        self.members.append(workspace)
        return workspace

    def share(self, sender: Workspace) -> Path:
        """Return a fresh share file of somebody's."""
        self.files += 1
        return share(sender, self.folder / f"{self.files:04}-{sender.path.stem}.commission-share").path

    def send(self, sender: Workspace, receiver: Workspace) -> Merged:
        """Let one take what the other shares."""
        return merge(receiver, [self.share(sender)])

    @property
    def draft(self) -> Draft:
        """The newest draft, as the secretary knows it."""
        return texts.find(self.secretary, None)


@contextmanager
def commission(folder: Path, *members: str, rule: Rule | None = None) -> Iterator[Players]:
    """Found a commission with a text in force and a draft in two languages, and let members join."""
    with ExitStack() as stack:
        clock = Clock()
        secretary = stack.enter_context(found(folder / "s.commission", "Reform", "Secretary", rule=rule, wall=clock))
        texts.add(secretary, law(title="Old", articles=4), "In force", date="1995-08-30", in_force=True)
        texts.add(secretary, law(title="New", articles=6), "Draft 1", date="2026-02-12")
        texts.add(secretary, law("kk", "Жаңа", articles=6, word="әркімнің"), "Draft 1")
        players = Players(folder, secretary, clock=clock, stack=stack)
        for name in members:
            players.join(name)
        yield players


Play = Callable[..., Players]
