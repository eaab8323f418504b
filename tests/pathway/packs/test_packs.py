"""What a pack holds comes back as it was; what is wrong with one is said with file and key."""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.pathways.pathway import Pathway
from attune.pathway.packs import archive
from attune.pathway.packs.archive import PackRefused, unzipped, zipped
from attune.pathway.packs.names import free_key
from attune.pathway.packs.pack import read_pack
from tests.domain.pathways.small_pathway import ready, small
from tests.domain.pathways.test_merging import EDITED, edited
from tests.pathway.packs.packs_made_up import a_pack, spoilt

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf"], exclude_characters="<&"),
    min_size=1,
    max_size=40,
).filter(lambda said: said.strip() and ":" not in said)


@given(EDITED, WORDS)
def test_a_pack_read_back_is_the_pack_that_was_made(
    edits: list[tuple[str, int, str]], words: str
) -> None:
    pathway = edited(small(title=words), edits, by="we")
    pack = a_pack(pathway, {"pl": {"title": words, "family.intro": words}})
    assert read_pack(pack.zipped()) == pack


def test_the_same_pack_is_the_same_bytes() -> None:
    assert a_pack().zipped() == a_pack().zipped()
    with zipfile.ZipFile(BytesIO(a_pack().zipped())) as opened:
        names = opened.namelist()
    assert names == ["LICENCE.txt", "README.txt", "pack.toml", "pathway.toml"]


def test_a_person_can_read_what_it_says() -> None:
    files = unzipped(a_pack().zipped())
    assert b"Licence: MIT" in files["README.txt"]
    assert b"shared under this licence: MIT" in files["LICENCE.txt"]
    assert b'question = "Are you worried?"' in files["pathway.toml"]


def test_nobodys_number_is_in_a_pack() -> None:
    with pytest.raises(PackRefused, match="nobody's number or address"):
        a_pack(ready())


def refused(raw: bytes) -> str:
    with pytest.raises(PackRefused) as said:
        read_pack(raw)
    return str(said.value)


@pytest.mark.parametrize(
    ("file", "was", "becomes", "said"),
    [
        ("pack.toml", "pack/1", "pack/9", "pack.toml, field “format”"),
        ("pack.toml", 'author = "Attune"', "author = 7", "pack.toml, field “author”: text"),
        ("pack.toml", 'author = "Attune"', "", "pack.toml, field “author”: it is missing"),
        ("pack.toml", 'author = "Attune"', 'author = "Me"', "says something else"),
        ("pack.toml", "edition = 1", "edition = -1", "pack.toml, field “edition”"),
        ("pack.toml", "edition = 1", "edition = 1\nsecret = 2", "“secret”: there is no such"),
        ("pack.toml", "made_on = 2026-11-02", 'made_on = "now"', "pack.toml, field “made_on”"),
        ("pack.toml", "format = ", "format ", "pack.toml: "),
        ("pathway.toml", "Going well", "<b>well</b>", "steps.well.title: write words only"),
        ("pathway.toml", "Act now.", "javascript:go()", "standing_rules.safe.text: write words"),
        ("pathway.toml", 'to = "look"', 'to = "nowhere"', "leads to “nowhere”"),
        ("pathway.toml", 'kind = "gather"', 'kind = "score"', "“score” is not one of"),
        ("pathway.toml", 'key = "small"', 'key = "small"\nx = 1', "pathway.toml, field “x”"),
        ("translations/pl.toml", "title = ", "titel = ", "translations/pl.toml, “titel”"),
        ("translations/pl.toml", "Mała", "<i>Mała", "translations/pl.toml, “title”"),
        ("translations/pl.toml", '"pl"', '"cy"', "“cy” does not fit its name"),
        ("translations/pl.toml", 'title = "Mała ścieżka"', "title = 3", "text is expected"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(
    file: str, was: str, becomes: str, said: str
) -> None:
    sentence = refused(spoilt(file, was, becomes))
    assert said in sentence
    assert sentence.startswith(file)


def test_a_changed_file_is_noticed() -> None:
    raw = spoilt("pathway.toml", "Going well", "Going badly", resum=False)
    assert "pathway.toml: it was changed after the pack was made" in refused(raw)


def with_files(**changes: bytes | None) -> bytes:
    """A pack with one file more, another in its place, or one fewer."""
    files = unzipped(a_pack().zipped())
    for name, content in changes.items():
        named = name.replace("__", ".")
        files.pop(named, None)
        if content is not None:
            files[named] = content
    return zipped(files)


def test_what_is_missing_or_too_much_is_named() -> None:
    assert "pack.toml: it is not in the zip" in refused(with_files(pack__toml=None))
    assert "pathway.toml: pack.toml names it" in refused(with_files(pathway__toml=None))
    more = unzipped(a_pack().zipped()) | {"translations/pl.toml": b""}
    assert "pl.toml: pack.toml does not name it" in refused(zipped(more))


@pytest.mark.parametrize(
    "name",
    ["../pathway.toml", "/etc/passwd", "C:\\x", "a/../../b", "x.exe", "translations/p\n.toml"],
)
def test_a_file_that_belongs_nowhere_is_refused(name: str) -> None:
    assert "is not a file of a pack" in refused(zipped({name: b"x"}))


def test_a_file_twice_is_refused() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("pack.toml", "a")
        opened.writestr("pack.toml", "b")
    assert "pack.toml: it is in the zip twice" in refused(held.getvalue())


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"pathway.toml": b"0" * 30_000_000})
    assert len(bomb) < 50_000
    assert "pathway.toml: larger than 2 MB" in refused(bomb)
    monkeypatch.setattr(archive, "MOST_UNPACKED", 3_000)
    assert "larger than" in refused(a_pack().zipped())


def test_too_many_files_or_bytes_are_refused() -> None:
    many = zipped(
        {f"translations/{chr(97 + n // 26)}{chr(97 + n % 26)}.toml": b"" for n in range(41)}
    )
    assert "41 files" in refused(many)
    assert "at most 5 MB" in refused(b"0" * 5_000_001)


def locked() -> bytes:
    """A zip whose first file says that it is encrypted."""
    raw = bytearray(a_pack().zipped())
    at = raw.index(b"PK\x01\x02") + 8
    raw[at : at + 2] = struct.pack("<H", 1)
    return bytes(raw)


def test_what_is_no_zip_is_refused_in_one_sentence() -> None:
    whole = a_pack().zipped()
    for raw in (b"", b"Not a zip", whole[:-60], whole[:100], locked()):
        assert refused(raw) == "This is no zip file that can be read: it is damaged, or locked"


@given(st.integers(0, 4_000), st.integers(0, 255))
def test_a_pack_with_one_wrong_byte_is_refused_or_the_same(at: int, byte: int) -> None:
    raw = bytearray(a_pack().zipped())
    raw[at % len(raw)] = byte
    try:
        assert read_pack(bytes(raw)) == a_pack()
    except PackRefused as said:
        assert str(said)


def test_text_that_is_not_utf_8_is_named_by_its_line() -> None:
    raw = with_files(pack__toml=b"title = 'a'\n\xff")
    assert "pack.toml: not UTF-8 text (at line 2)" in refused(raw)


def test_a_nested_file_is_refused() -> None:
    raw = with_files(pack__toml=b"a = " + b"[" * 5_000 + b"]" * 5_000)
    assert "pack.toml: " in refused(raw)


def test_a_short_name_is_the_first_that_is_free() -> None:
    assert free_key("pairs", []) == "pairs"
    assert free_key("pairs", ["pairs", "pairs-2"]) == "pairs-3"
    assert len(free_key("a" * 60, ["a" * 60])) <= 60


def test_the_pathway_is_the_same_but_for_contacts() -> None:
    pathway: Pathway = small()
    assert read_pack(a_pack(pathway).zipped()).pathway == pathway
