"""Content files are read without a database, kept once, and never change after their release."""

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from attune.place.audit.models import AuditRow
from attune.place.content import files
from attune.place.content.actions import keep
from attune.place.content.models import ContentVersion
from tests.cast import NOW

TEXT = '# why\ntitle = "Café"\nshare = 0.50\nsince = 2022-10-01\n[b]\nlist = [1, 2]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "figures").mkdir()
    return tmp_path


def written(folder: Path, text: str | bytes, key: str = "need-1") -> files.ContentFile:
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    (folder / "figures" / f"{key}.toml").write_bytes(raw)
    return files.read("figures", key, folder=folder)


def test_a_file_has_canonical_bytes_and_their_sha256(folder: Path) -> None:
    file = written(folder, TEXT)
    assert file.data["share"] == Decimal("0.50")
    assert file.canonical.decode() == (
        '{"b":{"list":[1,2]},"share":0.50,"since":"2022-10-01","title":"Café"}'
    )
    assert file.sha256 == hashlib.sha256(file.canonical).hexdigest()


def test_comments_spaces_order_and_line_ends_make_no_new_version(folder: Path) -> None:
    other = 'since = 2022-10-01\r\nshare   =   0.50\r\ntitle = "Cafe\u0301"\r\nb.list=[1,2]\r\n'
    assert written(folder, TEXT).sha256 == written(folder, other).sha256


def test_another_value_makes_another_version(folder: Path) -> None:
    assert written(folder, TEXT).sha256 != written(folder, TEXT.replace("0.50", "0.51")).sha256


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a = 1\nb =\n", r"figures/need-1\.toml: Invalid value \(at line 2"),
        ("a = 1\na = 2\n", r"need-1\.toml: Cannot overwrite a value \(at line 2"),
        (b"a = 1\nb = '\xff'\n", r"need-1\.toml: not UTF-8 text \(at line 2\)"),
        ("a = inf\n", r"need-1\.toml: a: Infinity"),
        ('a = "x\\u0000"\n', r"need-1\.toml: a: holds a NUL"),
        (b"\xef\xbb\xbfa = 1\n", r"need-1\.toml: Invalid statement \(at line 1"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_line(
    folder: Path, text: str | bytes, complaint: str
) -> None:
    with pytest.raises(files.ContentRefused, match=complaint):
        written(folder, text)


def test_a_missing_file_is_answered_with_those_there_are(folder: Path) -> None:
    written(folder, TEXT)
    with pytest.raises(files.ContentRefused, match=r"no content file figures/other\.toml.*need-1"):
        files.read("figures", "other", folder=folder)


@pytest.mark.parametrize("name", ["..", "../figures", "a/b", "", "A", "x" * 81, "a\0"])
def test_a_name_that_leads_elsewhere_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(files.ContentRefused, match="cannot be the name"):
        files.read("figures", name, folder=folder)


def test_a_file_is_kept_once_whatever_how_often_it_is_used(db: None, folder: Path) -> None:
    file = written(folder, TEXT)
    first = keep(file, at=NOW)
    assert keep(file, at=NOW, by=None).pk == first.pk
    assert ContentVersion.objects.of("figures", "need-1").count() == 1
    assert AuditRow.objects.called("content.keep").count() == 1
    again = ContentVersion.objects.get()
    assert again.canonical.encode() == file.canonical
    assert again.data["share"] == Decimal("0.50")


def test_a_changed_file_is_a_second_version_beside_the_first(db: None, folder: Path) -> None:
    keep(written(folder, TEXT), at=NOW)
    keep(written(folder, TEXT.replace("0.50", "0.6")), at=NOW)
    shares = [version.data["share"] for version in ContentVersion.objects.of("figures", "need-1")]
    assert shares == [Decimal("0.6"), Decimal("0.50")]


def test_the_database_refuses_to_change_a_kept_version(db: None, folder: Path) -> None:
    version = keep(written(folder, TEXT), at=NOW)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        ContentVersion.objects.filter(pk=version.pk).update(canonical="{}")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        version.delete()


def shipped() -> list[tuple[str, str]]:
    return [
        (folder.name, path.stem)
        for folder in sorted(files.FOLDER.iterdir())
        if folder.is_dir()
        for path in sorted(folder.glob("*.toml"))
    ]


@pytest.mark.parametrize(("kind", "key"), shipped())
def test_every_shipped_file_can_be_read(kind: str, key: str) -> None:
    assert files.read(kind, key).data


def changed(released: str, folder: Path) -> list[str]:
    """Released files that are no longer what was released; lines as sha256sum writes them."""
    wrong = []
    for line in released.splitlines():
        expected, name = line.split("  ", 1)
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "gone"
        if found != expected:
            wrong.append(name)
    return wrong


def test_a_released_file_never_changes() -> None:
    # To release files: cd src/attune/content && sha256sum KIND/KEY.toml >> RELEASED
    released = (files.FOLDER / "RELEASED").read_text(encoding="ascii")
    assert changed(released, files.FOLDER) == [], "a change needs a new file with a new version"


def test_a_changed_or_removed_released_file_would_be_seen(folder: Path) -> None:
    written(folder, TEXT)
    kept = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    released = f"{kept}  figures/need-1.toml\n{kept}  figures/gone.toml\n"
    assert changed(released, folder) == ["figures/gone.toml"]
    written(folder, TEXT + "# more\n")
    assert changed(released, folder) == ["figures/need-1.toml", "figures/gone.toml"]
