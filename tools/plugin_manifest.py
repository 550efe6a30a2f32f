"""Writes a bundle's plugin.json: what packaging/plugin.json says, with the version that CMakeLists.txt says.

    plugin_manifest.py webapp FILE       of the part for browsers alone
    plugin_manifest.py linux-amd64 FILE  of the whole plugin for that machine
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def version() -> str:
    found = re.search(r"^project\(muster VERSION (\d+\.\d+\.\d+) ", (ROOT / "CMakeLists.txt").read_text(), re.MULTILINE)
    if not found:
        sys.exit("plugin_manifest: CMakeLists.txt has no project(muster VERSION …)")
    return found[1]


def manifest(machine: str) -> dict:
    known = json.loads((ROOT / "packaging/plugin.json").read_text())
    made = {"id": known.pop("id"), "version": version(), **known}
    if machine == "webapp":
        del made["settings_schema"]
    else:
        program = f"server/dist/plugin-{machine}"
        # Mattermost 5.37 knows no arm64 among the executables, and takes the single one.
        made["server"] = {"executables": {machine: program}, "executable": program}
    return made


def main() -> None:
    machine, target = sys.argv[1:]
    text = json.dumps(manifest(machine), indent=4, ensure_ascii=False) + "\n"
    file = pathlib.Path(target)
    if not file.exists() or file.read_text() != text:
        file.write_text(text)


if __name__ == "__main__":
    main()
