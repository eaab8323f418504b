"""Words in every language we set, and a page that shows them as text and in measured boxes."""

from markupsafe import Markup

from attune.kit import lettering, svg

# What the words say matters little here; that they hold conjuncts, marks, hyphens, numbers does.
SAMPLES = {
    "en": "Help for you and your baby: NHS talking therapies, 0808 157 0123",
    "cy": "Cymorth i chi a’ch babi: gŵyl, tŷ, dŵr, ẅ, ffôn 0808 157 0123",
    "pl": "Pomoc dla Ciebie i Twojego dziecka: zażółć gęślą jaźń, ŻŚĆŹĄĘ",
    "ro": "Ajutor pentru tine și copilul tău: țară, șase, înăuntru, ȘȚĂÂ",
    "ur": "آپ اور آپ کے بچے کے لیے مدد، اپنی ہیلتھ وزیٹر سے بات کریں: NHS 111، 0808 157 0123",
    "bn": "আপনার এবং আপনার শিশুর জন্য সাহায্য। স্বাস্থ্য কর্তৃপক্ষ, ক্ষুদ্র শক্তি, স্ত্রী ০১৬৩২ NHS 111",
    "pa": "ਤੁਹਾਡੇ ਅਤੇ ਤੁਹਾਡੇ ਬੱਚੇ ਲਈ ਮਦਦ। ਸਿਹਤ ਵਿਜ਼ਟਰ, ਜਿਨ੍ਹਾਂ ਪੜ੍ਹੋ ਖ਼ੁਸ਼ੀ ੦੧੬੩੨ NHS 111",
}
SIZE = 16
BOX = 220
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Letters</title>
<link rel="stylesheet" href="static/nhsuk/nhsuk-frontend.min.css">
<link rel="stylesheet" href="static/kit/attune.css">
<link rel="stylesheet" href="static/kit/lettering.css"></head><body><main>{}</main></body></html>"""


def page() -> str:
    return PAGE.format("".join(section(language) for language in SAMPLES))


def section(language: str) -> str:
    """A heading, a paragraph and a picture with the same words, in normal and in bold letters."""
    words, way = SAMPLES[language], lettering.face(language).direction
    shown = svg.element("h2", {"class": "nhsuk-heading-m"}, words)
    shown += svg.element("p", {}, words)
    shown += boxed(language, bold=False) + boxed(language, bold=True)
    return svg.element("section", {"lang": language, "dir": way}, shown)


def boxed(language: str, *, bold: bool) -> Markup:
    """The words in a box, line by line, each with the width that we measured."""
    face = lettering.face(language)
    lines = lettering.wrap(SAMPLES[language], BOX, SIZE, language=language, bold=bold)
    step = face.line_height * SIZE
    height = (face.ascent + face.descent) * SIZE + step * (len(lines) - 1)
    start = BOX if face.direction == "rtl" else 0
    texts = [
        svg.element(
            "text",
            {
                "x": start,
                "y": face.ascent * SIZE + step * number,
                "font_size": SIZE,
                "font_weight": 700 if bold else 400,
                "direction": face.direction,
                "data-measured": lettering.width(line, SIZE, language=language, bold=bold),
            },
            line,
        )
        for number, line in enumerate(lines)
    ]
    frame = svg.element("rect", {"width": BOX, "height": height, "fill": "#e8edee"})
    box = {"class": "attune-lettered", "width": BOX, "height": height, "role": "img"}
    return svg.element("svg", box, frame, *texts)
