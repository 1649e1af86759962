"""`python make-world-fonts.py FOLDER`: cuts the synthetic world's fonts down to the letters that its signs use.

FOLDER holds the unpacked npm packages named in `PACKAGES` (@fontsource, version 5.3.0, SIL Open Font License 1.1), one folder each.
DejaVu Sans Bold, whose Arabic letters have code points for each of their forms, comes with matplotlib. What is written is
committed, so
that a photograph has the same letters on every machine.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib
from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from globe_trainer.world.lettering import FONT_OF, SCRIPTS, drawn_form, script_of

WORLD = Path(__file__).parent / "globe_trainer" / "world"
DEJAVU = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans-Bold.ttf"
PACKAGES = {
    "latin": ("fira-sans-condensed", ("latin", "latin-ext", "cyrillic", "greek")),
    "georgian": ("noto-sans-georgian", ("georgian",)),
    "armenian": ("noto-sans-armenian", ("armenian",)),
    "hebrew": ("noto-sans-hebrew", ("hebrew",)),
    "devanagari": ("noto-sans-devanagari", ("devanagari",)),
    "thai": ("noto-sans-thai", ("thai",)),
    "japanese": ("noto-sans-jp", ("japanese",)),
    "korean": ("noto-sans-kr", ("korean",)),
    "chinese": ("noto-sans-sc", ("chinese-simplified",)),
}


def main(folder: Path) -> None:
    for font in sorted(set(FONT_OF.values())):
        letters = "".join(sorted(set("".join(drawn_form(text) for text in texts() if FONT_OF[script_of(text)] == font))))
        if font == "arabic":
            write([DEJAVU], font, letters)
        else:
            package, parts = PACKAGES[font]
            files = folder / package / "files"
            write([files / f"{package}-{part}-700-normal.woff" for part in parts], font, letters)


def texts() -> list[str]:
    """Everything that may stand on a sign."""
    rows = lambda name: [json.loads(line) for line in (WORLD / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]  # noqa: E731
    found = [row["printed"] for row in rows("cities")]
    found += [word for row in rows("words") for word in row["words"]]
    found += [row[column] for row in rows("countries") for column in ("domain", "phone")]
    return [*found, "TAXI BUS STOP ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .+-"]


def write(files: list[Path], font: str, letters: str) -> None:
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 13, 14])
    parts = []
    for number, file in enumerate(files):
        loaded = TTFont(file)
        cut = subset.Subsetter(options)
        cut.populate(text=letters)
        cut.subset(loaded)
        loaded.flavor = None
        part = WORLD / "fonts" / f"{font}.{number}.part"
        loaded.save(part)
        parts.append(part)
    target = WORLD / "fonts" / f"{font}.ttf"
    if len(parts) == 1:
        parts[0].rename(target)
    else:
        Merger().merge([str(part) for part in parts]).save(target)
    for part in parts:
        part.unlink(missing_ok=True)
    missing = [letter for letter in letters if ord(letter) not in TTFont(target).getBestCmap() and letter != " "]
    scripts = ", ".join(script for script in SCRIPTS if FONT_OF[script] == font)
    print(f"{font}: {target.stat().st_size} bytes, {len(letters)} letters of {scripts}; missing {missing}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
