"""A pack that was handed in: kept as it came, so that it can be looked at before it is taken in."""

from dataclasses import dataclass
from hashlib import sha256

from attune.domain import canonical
from attune.domain.pathways.writing import document
from attune.pathway.languages.spoken import languages_of
from attune.pathway.templates.shipped import Template
from attune.place.content.files import ContentFile
from attune.place.content.models import ContentVersion

from .archive import PackRefused, unzipped
from .pack import Pack, pack_of, read_pack

RECEIVED = "received-packs"  # the whole pack, by the checksum of its zip
PACKS = "packs"  # its pathway, as what a draft is level with


@dataclass(frozen=True)
class ReceivedPack:
    """A pack and the checksum of the zip it came in."""

    pack: Pack
    sha256: str

    @property
    def template(self) -> Template:
        """Its pathway as a draft begins from it."""
        plain = document(self.pack.pathway)
        return Template(_content(PACKS, self.pack.pathway.key, plain), self.pack.pathway)


def handed_in(raw: bytes) -> ContentFile:
    """The content to keep of a zip; PackRefused where it is no pack that can be taken in here."""
    pack = read_pack(raw)
    for language in pack.translations:
        if language not in languages_of(pack.pathway):
            raise PackRefused(f"translations/{language}.toml: this language is not known here")
    files = {name: content.decode("utf-8") for name, content in unzipped(raw).items()}
    return _content(RECEIVED, sha256(raw).hexdigest(), {"files": files})


def received(zip_sha256: str) -> ReceivedPack | None:
    """What was handed in under this checksum."""
    version = ContentVersion.objects.of(RECEIVED, zip_sha256).first()
    if version is None:
        return None
    files = {name: text.encode("utf-8") for name, text in version.data["files"].items()}
    return ReceivedPack(pack_of(files), zip_sha256)


def _content(kind: str, key: str, plain: dict[str, object]) -> ContentFile:
    written = canonical.text(plain).encode("utf-8")  # type: ignore[arg-type]
    return ContentFile(kind, key, plain, written, sha256(written).hexdigest())
