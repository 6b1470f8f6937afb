"""Nothing in the project's files tells where it was written."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.architecture.source import ROOT

PLACES = re.compile(
    r"(?<![\w.~<}$)])/(?:work|root|home/[a-z]+|Users/\w+)/|[A-Z]:\\Users\\|"
    r"https?://[\w.-]*(?:artifactory|nexus|pypi|mirror)[\w.-]*/|index-url|find-links",
    re.IGNORECASE,
)
ALLOWED = {
    "packaging/lock.py": {"index-url", "find-links"},  # the options that keep them out of the lists
}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is not a clone: there is no list of the project's files")
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_machine_path_or_registry_stands_in_a_file() -> None:
    this = "tests/architecture/test_private_things.py"
    found = []
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if name == this or b"\0" in data[:4096]:
            continue
        text = data.decode("utf-8", errors="replace")
        hits = {match.group() for match in PLACES.finditer(text)} - ALLOWED.get(name, set())
        found += [f"{name}: {hit}" for hit in sorted(hits)]
    assert found == []


@pytest.mark.parametrize("text", ["see /root/x", "'/home/anna/y'", r"C:\Users\anna", "https://pypi.example.org/simple"])
def test_the_search_finds_such_places(text: str) -> None:
    assert PLACES.search(text)
