"""Pairs of the items of two lists that keep their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def most_alike(olds: Sequence[int], news: Sequence[int], worth: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs, the last first, that keep their order and are worth most together; what is worth nothing or
    less is no pair. The cost grows with the product of both lengths.
    """
    best: list[list[float]] = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i, old in enumerate(olds, 1):
        above, row, left = best[i - 1], best[i], 0.0
        for j, new in enumerate(news, 1):
            left = row[j] = max(above[j], left, above[j - 1] + worth(old, new))
    pairs: list[tuple[int, int]] = []
    i, j = len(olds), len(news)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((olds[i], news[j]))
    return pairs
