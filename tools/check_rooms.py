#!/usr/bin/env python3
"""Says which room includes what it must not see, and what is banned where. Run from the top of the tree; exit 1 on a finding."""

import pathlib
import re
import sys

PLUGIN_CORE = {"base", "plugin/domain", "plugin/ports"}
SEES = {
    "base": set(),
    "plugin/domain": {"base"},
    "plugin/ports": {"base", "plugin/domain"},
    "plugin/usecases": PLUGIN_CORE,
    "plugin/reactions": PLUGIN_CORE | {"plugin/wording", "plugin/wire"},
    "plugin/wire": PLUGIN_CORE,
    "plugin/wording": {"base", "plugin/domain"},
    "plugin/export": PLUGIN_CORE | {"plugin/wording", "plugin/wire"},
    "plugin/dialogs": PLUGIN_CORE | {"plugin/usecases", "plugin/wording", "plugin/wire"},
    "plugin/commands": PLUGIN_CORE | {"plugin/usecases", "plugin/wording", "plugin/wire", "plugin/dialogs"},
    "server/runtime": {"base"},
    "server/net": {"base", "server/runtime"},
    "server/config": {"base"},
    "server/http": {"base", "server/net"},
    "server/telemetry": {"base", "plugin/ports"},
    "server/store": PLUGIN_CORE | {"plugin/wire", "server/runtime"},
    "server/webhooks": PLUGIN_CORE | {"server/net", "server/runtime"},
    "server/outbox": PLUGIN_CORE | {"plugin/reactions", "server/runtime"},
    "server/timers": PLUGIN_CORE | {"plugin/usecases", "server/runtime"},
    "server/chat": PLUGIN_CORE | {"plugin/wire"},
    "server/chat/rest": PLUGIN_CORE | {"plugin/wire", "server/chat", "server/net", "server/runtime"},
    "server/chat/hosted": PLUGIN_CORE
    | {
        "plugin/wire",
        "plugin/wording",
        "server/chat",
        "server/chat/host",
        "server/chat/host/gob",
        "server/runtime",
    },
    "server/chat/host": {
        "base",
        "server/runtime",
        "server/chat/host/broker",
        "server/chat/host/gob",
        "server/chat/host/netrpc",
        "server/chat/host/structures",
        "server/chat/host/yamux",
    },
    "server/chat/host/gob": {"base"},
    "server/chat/host/structures": {"base", "server/chat/host/gob"},
    "server/chat/host/yamux": {"base", "server/runtime"},
    "server/chat/host/broker": {"base", "server/runtime", "server/chat/host/yamux"},
    "server/chat/host/netrpc": {"base", "server/runtime", "server/chat/host/broker", "server/chat/host/gob"},
    "webapp-bridge/hub": PLUGIN_CORE | {"plugin/usecases", "server/net", "server/runtime"},
    "server/api": PLUGIN_CORE
    | {"plugin/usecases", "plugin/dialogs", "plugin/commands", "plugin/export", "plugin/wording", "plugin/wire", "server/http", "server/net", "webapp-bridge/hub"},
    "sandbox": {
        "base",
        "server/net",
        "server/http",
        "server/runtime",
        "server/chat/host",
        "server/chat/host/broker",
        "server/chat/host/netrpc",
        "server/chat/host/yamux",
    },
}
SEES_ALL = {"server/app", "server", "tests", "bench"}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
BANS = [
    (re.compile(r"\basio::detached\b"), (), "spawn in a TaskGroup instead"),
    (re.compile(r"\bgetenv\s*\("), ("server/config/",), "the environment is read in server/config only"),
    (re.compile(r"SELECT\s+\*", re.I), (), "name the columns"),
    (re.compile(r"\bstd::c(out|err)\b"), ("server/main.cpp", "sandbox/main.cpp", "bench/"), "use base/log.hpp"),
    (re.compile(r"\bTODO\b(?! \(#\d+\))"), (), "a TODO carries an issue number"),
]


def room_of(path):
    return max((r for r in list(SEES) + list(SEES_ALL) if path.startswith(r + "/")), key=len, default="")


def check(path, text):
    here = room_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        if found := INCLUDE.match(line):
            yield from check_include(path, number, here, found[1], found[2])
        if not path.startswith("tests/"):
            for pattern, where, why in BANS:
                if pattern.search(line) and not path.startswith(where or ("\0",)):
                    yield f"{path}:{number}: {pattern.pattern}: {why}"


def check_include(path, number, here, kind, name):
    if kind == "<":
        if name.startswith("boost/beast") and not (path.startswith(("server/net/", "bench/")) and path.endswith(".cpp")):
            yield f"{path}:{number}: Beast is included in server/net/*.cpp, and in bench/ to measure beside it, only"
        if name == "nlohmann/json.hpp" and path.endswith(".hpp"):
            yield f"{path}:{number}: headers include nlohmann/json_fwd.hpp"
        if path.startswith("plugin/") and name.startswith(("SQLiteCpp", "sqlite3", "thread", "mutex", "boost/asio/ip")):
            yield f"{path}:{number}: plugin/ knows no sockets, SQL or threads"
        return
    there = room_of(name)
    if here in SEES and there not in SEES[here] | {here, ""}:
        yield f"{path}:{number}: {here} must not see {there}"


def main():
    findings = []
    for top in ("base", "plugin", "server", "sandbox", "webapp-bridge", "tests", "bench"):
        for file in sorted(pathlib.Path(top).rglob("*.[hc]pp")):
            if "node_modules" not in file.parts:
                findings += check(file.as_posix(), file.read_text(encoding="utf-8"))
    print("\n".join(findings) or "rooms: every include is in sight")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
