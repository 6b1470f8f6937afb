"""What words mean that point back to a provision named before them: «пункт 2 той же статьи», "the said paragraph"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commission_app.compare.reference_steps import Step, span


class Antecedents:
    """What the references of a line have named, as they are read in order.

    What is named are steps from the outside in, each with all its numbers; none where it is of another law.
    """

    def __init__(self, beside: Iterable[tuple[int, Sequence[Step]]]) -> None:
        """Take what a line names besides the references that are read one by one, and where the words of each end."""
        self._beside = deque(sorted(beside, key=lambda one: one[0]))
        self._article: Step | None = None
        self._names_other_laws = False
        self._last: Sequence[Step] = ()

    def name(self, steps: Sequence[Step]) -> None:
        """Take what is named next."""
        if not steps or not steps[0].rank:
            self._article = steps[0] if steps else None
            self._names_other_laws = not steps
        # "Paragraph 2" alone: of which article, nobody can tell.
        self._last = steps if steps and not steps[0].rank else ()

    def meant(self, chain: list[Step]) -> list[Step]:
        """Return a chain with what it means instead of "that"; nothing where that is not certain, or says no more."""
        self._pass(span(chain)[0])
        at = next((place for place, one in enumerate(chain) if one.back or one.doubtful), None)
        if at is None or (chain[at].doubtful and not self._names_another()):
            return chain
        if at or chain[at].doubtful:
            # "That paragraph of Article 5", and «этой статьи» after another article.
            return [] if chain[0].rank or not at else chain[:at]
        if len(chain) == 1:
            return []
        one, below = chain[0], chain[1:]
        above = [replace(step, start=one.start, end=one.end, shared=one.shared) for step in self._upto(one.rank)]
        if not above:
            self._last = ()
        return [*above, *below] if above else []

    def _pass(self, start: int) -> None:
        """Take what is named beside up to a place."""
        while self._beside and self._beside[0][0] <= start:
            self.name(self._beside.popleft()[1])

    def _names_another(self) -> bool:
        """Whether an article was named last that is not this one."""
        return self._names_other_laws or (self._article is not None and bool(self._article.numbers))

    def _upto(self, rank: int) -> Sequence[Step]:
        """Return the steps that lead to the one of a rank that was named last; none where there were several."""
        named = [self._article] if not rank and self._article else self._last
        last = next((place for place, one in enumerate(named) if one.rank == rank), -1)
        found = named[: last + 1]
        is_one = all(len(one.numbers) == 1 or (not one.rank and not one.numbers) for one in found)
        return found if is_one else ()
