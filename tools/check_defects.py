#!/usr/bin/env python3
"""docs/defects.md names tests by their titles: every one of them is there."""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
TITLE = re.compile(r"""(?:TEST_CASE\(|\b(?:test|step|it)\()\s*(["'`])(.+?)\1""")


def titles():
    found = set()
    for kind in ("*.cpp", "*.mjs"):
        for file in (TOP / "tests").rglob(kind):
            if "node_modules" not in file.parts:
                # C++ titles that are too long for a line stand in two literals.
                text = re.sub(r'"\s*\n\s*"', "", file.read_text(encoding="utf-8"))
                found.update(match.group(2) for match in TITLE.finditer(text))
    return found


def main():
    known = titles()
    rows = [line for line in (TOP / "docs/defects.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    named = [row.rstrip(" |").rsplit(" | ", 1)[-1].strip() for row in rows if not row.startswith("| defect ")]
    missing = [title for title in named if title not in known]
    for title in missing:
        print(f"docs/defects.md: no test is called: {title}", file=sys.stderr)
    if not missing:
        print(f"defects: {len(named)} of the original's are each shown absent by a test")
    return 1 if missing else 0


sys.exit(main())
