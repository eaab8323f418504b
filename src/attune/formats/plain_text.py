"""Words typed into other systems made plain: no HTML, nothing that a database refuses."""

import re
from html import unescape
from html.parser import HTMLParser
from unicodedata import normalize

MARKUP = re.compile(
    r"</?[a-zA-Z!][^<>]*>|&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#\d{1,7}|#x[0-9a-fA-F]{1,6});"
)
# An entity needs its semicolon here: "a&copy=1" may stand in a plain address by chance.
NEVER = re.compile("[\x00\ud800-\udfff]")
CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")

NEW_PARAGRAPH = frozenset(
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr main nav ol p pre section table ul".split()
)
NEW_LINE = frozenset("br dd dt li tr caption".split())
UNSEEN = frozenset("script style head title template iframe object noscript svg math".split())


def kept(text: str) -> str:
    """The text composed (NFC), without NUL, half characters and control characters."""
    if text.isascii() and text.isprintable():
        return text
    return normalize("NFC", CONTROL.sub("", NEVER.sub("", text)))


def looks_marked_up(text: str) -> bool:
    """Whether there is a tag or an entity in it."""
    return ("<" in text or "&" in text) and MARKUP.search(text) is not None


def plain(marked_up: str) -> str:
    """HTML as plain text: paragraphs apart by an empty line, list entries on lines of their own.

    What scripts and styles hold is left out. The outcome holds no tag even when the HTML was
    escaped twice, as it is in some feeds.
    """
    text = _once(marked_up)
    if looks_marked_up(text):
        text = _once(text, exact=True)
    return re.sub(r"<(?=[a-zA-Z/!])", "‹", text)


def _once(marked_up: str, *, exact: bool = False) -> str:
    reader = _Reader(exact=exact)
    reader.feed(marked_up)
    reader.close()
    return kept(reader.text())


class _Reader(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self, *, exact: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0
        self.exact = int(exact)  # inside <pre> line breaks count

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        elif tag in NEW_PARAGRAPH:
            self.parts.append("\n\n")
        elif tag in NEW_LINE:
            self.parts.append("\n- " if tag == "li" else "\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")
        self.exact += tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in NEW_PARAGRAPH:
            self.parts.append("\n\n")
        self.exact = max(0, self.exact - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data if self.exact else re.sub(r"\s*\n\s*", self._break(data), data))

    def _break(self, data: str) -> str:
        # Descriptions half in HTML and half with typed line breaks keep their empty lines.
        return "\n\n" if re.search(r"\n[ \t\r]*\n", data) else " "

    def text(self) -> str:
        whole = unescape("".join(self.parts)).replace("\xa0", " ").replace("\r", "\n")
        lines = [" ".join(line.split()) for line in whole.split("\n")]
        lines = ["" if line == "-" else line for line in lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
