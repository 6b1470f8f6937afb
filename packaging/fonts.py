"""Makes the fonts in ``resources/fonts`` out of the Noto fonts: ``python packaging/fonts.py [FOLDER]``.

FOLDER holds the static Noto fonts as TrueType files, as the Debian package ``fonts-noto-core`` installs them in
/usr/share/fonts/truetype/noto. Each face is cut down to the characters that the program's texts and papers need:
Latin, Cyrillic with all Kazakh letters, punctuation, ₸, №, and superscript digits; arrows, signs of mathematics and a
few shapes, which the text faces lack, come from two more faces. The same fonts give the same files.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCE = Path("/usr/share/fonts/truetype/noto")
LARGEST = 290_000

TEXT = (
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0180),
    *(0x018F, 0x0192, 0x0259, 0x01E6, 0x01E7, 0x0218, 0x0219, 0x021A, 0x021B, 0x02BC, 0x02C6, 0x02C7, 0x02DC),
    *range(0x0300, 0x0305),
    *range(0x0306, 0x030D),
    *(0x0327, 0x0328),
    *range(0x0400, 0x0530),
    *range(0x2000, 0x2070),
    *range(0x2070, 0x209D),
    *(0x20AC, 0x20B4, 0x20B8, 0x20BD),
    *(0x2103, 0x2116, 0x2122, 0x2126),
    *range(0x2150, 0x2180),
    *(0xFB01, 0xFB02, 0xFEFF, 0xFFFD),
)
MATHEMATICS = (*range(0x2190, 0x2200), *(0x2208, 0x2211, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265))
SHAPES = (*range(0x25A0, 0x2600), *(0x2605, 0x2606, *range(0x2610, 0x2613), *range(0x2713, 0x2719), 0x270E))

FACES = {
    **{f"Noto{family}-{style}": TEXT for family in ("Serif", "Sans") for style in ("Regular", "Bold", "Italic")},
    "NotoSansMath-Regular": MATHEMATICS,
    "NotoSansSymbols2-Regular": SHAPES,
}


def cut(source: Path, target: Path, characters: tuple[int, ...]) -> int:
    """Write to ``target`` the font of ``source`` with only these characters; return the size in bytes.

    Hinting stays, since Windows draws small text badly without it.
    """
    options = subset.Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
    options.glyph_names = False
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.save(target)
    return target.stat().st_size


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SOURCE, help=f"where the Noto fonts are ({SOURCE})")
    folder: Path = parser.parse_args().folder
    missing = [face for face in FACES if not (folder / f"{face}.ttf").is_file()]
    if missing:
        print(f"{folder} lacks {', '.join(missing)}: install fonts-noto-core or name another folder", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    for face, characters in FACES.items():
        size = cut(folder / f"{face}.ttf", TARGET / f"{face}.ttf", characters)
        print(f"{face}: {size:,} bytes" + (" - too large" if size > LARGEST else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
