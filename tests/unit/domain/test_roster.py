from __future__ import annotations

from commission_app.domain.event_kinds import Role
from commission_app.domain.roster import Bounds, Limit


def test_the_strictest_of_several_readings_forbids_what_any_of_them_forbids() -> None:
    limit = Limit("b" * 32, 3, (1, "b" * 32, 1, "h"), Role.MEMBER)
    strictest = Bounds.strictest([Bounds({"a": 5, "b": 1}), Bounds({"a": 2}, frozenset({limit})), Bounds({"a": 9})])
    assert strictest == Bounds({"a": 2, "b": 1}, frozenset({limit}))
