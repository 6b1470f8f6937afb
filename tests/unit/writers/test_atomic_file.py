import errno
import os
from pathlib import Path

import pytest

from commission_app.base.atomic_file import atomic_path
from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.errors import UserError


def half_written(part: Path, error: Exception) -> None:
    part.write_bytes(b"half")
    raise error


def test_a_file_is_there_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "қорытынды.docx"
    with atomic_path(target) as part:
        part.write_bytes(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "briefing.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), atomic_path(target) as part:
        half_written(part, ZeroDivisionError())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("ә" * 125 + ".docx")
    with atomic_path(target) as part:
        part.write_bytes(b"whole")
    assert target.read_bytes() == b"whole"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught, atomic_path(tmp_path / "none" / "a.pdf"):
        pytest.fail("nothing may be written")
    assert caught.value.key == "writing.no_folder"
    assert caught.value.params == {"name": "a.pdf", "folder": str(tmp_path / "none")}


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"writing\.is_folder"), atomic_path(tmp_path):
        pytest.fail("nothing may be written")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "writing.disk_full"),
        (errno.EACCES, "writing.not_writable"),
        (errno.EROFS, "writing.not_writable"),
    ],
)
def test_a_refusal_of_the_system_becomes_a_refusal_in_words(tmp_path: Path, number: int, key: str) -> None:
    target = tmp_path / "a.pdf"
    with pytest.raises(UserError) as caught, atomic_path(target) as part:
        half_written(part, OSError(number, os.strerror(number), str(part)))
    assert caught.value.key == key
    assert list(tmp_path.iterdir()) == []


def test_an_error_about_another_file_is_not_blamed_on_the_target(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="source"), atomic_path(tmp_path / "a.pdf"):
        (tmp_path / "source").read_bytes()


@pytest.mark.parametrize("language", list(InterfaceLanguage))
@pytest.mark.parametrize("key", ["no_folder", "is_folder", "not_writable", "disk_full"])
def test_every_refusal_names_the_file_in_each_language(language: InterfaceLanguage, key: str) -> None:
    sentence = Translator(language)(f"writing.{key}", name="есеп.pdf", folder="Құжаттар")
    assert "есеп.pdf" in sentence
    assert "{" not in sentence
