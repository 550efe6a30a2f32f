#!/usr/bin/env python3
"""Makes the C++ structures of Mattermost's plugin protocol, and how gob reads and writes them, from their schema.

    rpc_structures.py schema.json structures.hpp structures.cpp
"""

import json
import re
import sys

SCALARS = {
    "bool": ("bool", " = false"),
    "int": ("std::int64_t", " = 0"),
    "uint": ("std::uint64_t", " = 0"),
    "string": ("std::string", ""),
    "bytes": ("gob::Bytes", ""),
    "interface": ("gob::Any", ""),
    "url": ("gob::Url", ""),
    "status": ("host::HttpStatus", ""),
}
NAMESPACE = "muster::rpc"


def snake(name):
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def names_in(kind):
    """The structures that a type is made of."""
    if isinstance(kind, dict):
        return names_in(next(iter(kind.values())))
    return set() if kind in SCALARS else {kind}


def cpp_type(kind):
    if isinstance(kind, str):
        return SCALARS[kind][0] if kind in SCALARS else kind
    (shape, element), = kind.items()
    return f"std::vector<{cpp_type(element)}>" if shape == "list" else f"std::map<std::string, {cpp_type(element)}>"


def ordered(structures):
    """Each after those that it is made of; itself it may hold in lists."""
    done, order = set(), []

    def visit(name, path):
        if name in done:
            return
        for field in structures[name]:
            for other in sorted(names_in(field["type"]) - {name}):
                if other in path:
                    raise SystemExit(f"{name} and {other} hold each other")
                visit(other, path | {name})
        done.add(name)
        order.append(name)

    for name in sorted(structures):
        visit(name, set())
    return order


class Output:
    def __init__(self):
        self.header, self.plans, self.declared = [], [], []

    def structure(self, name, fields, *, absent, about=None, lines=()):
        """`absent`: whether what may be nil may be left out. Where it may not, there is no way to say so in C++."""
        self.header.append("")
        if about:
            self.header.append(f"/// {about}")
        self.header.append(f"struct {name} {{")
        self.header += [f"    {line}" for line in lines]
        members = {}
        for field in fields:
            member = snake(field.get("as", field["name"]))
            kind, initial = cpp_type(field["type"]), ""
            if isinstance(field["type"], str) and field["type"] in SCALARS:
                initial = SCALARS[field["type"]][1]
            if field.get("pointer") and absent:
                kind, initial = f"std::optional<{kind}>", ""
            if member not in members:
                self.header.append(f"    {kind} {member}{initial};")
            if members.setdefault(member, kind) != kind:
                raise SystemExit(f"{name}.{member} is two things")
        self.header.append("};")
        self.declared.append(name)
        self.plan(name, fields)

    def plan(self, name, fields):
        full = f"rpc::{name}"
        self.plans += ["", f"template <> const StructPlan& plan_of<{full}>()", "{"]
        if fields:
            entries = (f'        field<&{full}::{snake(f.get("as", f["name"]))}>("{f["name"]}"),' for f in fields)
            self.plans += ["    static constexpr FieldOps fields[] = {", *entries, "    };"]
        self.plans += [f'    static constexpr StructPlan plan("{name}", {"fields" if fields else "{}"});', "    return plan;", "}"]

    def method(self, method, *, ours):
        """`ours`: a call of ours; else a hook, whose reply is ours."""
        name = method["name"]
        self.structure(f"{name}Reply", method["reply"], absent=True)
        trait = [f'static constexpr const char* method = "Plugin.{name}";', f"using Reply = {name}Reply;"]
        about = f"Only {method['only']} has it." if "only" in method else None
        self.structure(f"{name}Args", method["args"], absent=not ours, about=about, lines=trait)


def main(schema_path, header_path, source_path):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    out = Output()
    for name in ordered(schema["structures"]):
        out.structure(name, schema["structures"][name], absent=True)
    for hook in schema["hooks"]:
        out.method(hook, ours=False)
    for call in schema["api"]:
        out.method(call, ours=True)

    registered = []
    for name, kind in schema["registered"].items():
        full = re.sub(r"\b([A-Z]\w+)\b", r"rpc::\1", cpp_type(kind))
        registered.append((name, full))
    header = [
        "// Made by tools/rpc_structures.py from server/chat/host/structures/schema.json.",
        "#pragma once",
        "",
        '#include "server/chat/host/gob/any.hpp"',
        '#include "server/chat/host/structures/http_status.hpp"',
        "",
        *(f"#include <{name}>" for name in ("cstdint", "map", "optional", "string", "vector")),
        "",
        f"namespace {NAMESPACE}",
        "{",
        *out.header,
        "",
        "/// Every name that this program has a type for.",
        "[[nodiscard]] const gob::Registry& registered_names();",
        "",
        f"}} // namespace {NAMESPACE}",
        "",
        "namespace muster::gob",
        "{",
        "",
        *(f"template <> const StructPlan& plan_of<rpc::{name}>();" for name in out.declared),
        "",
    ]
    for name, full in registered:
        header += [f"template <> struct RegisteredName<{full}> {{", f'    static constexpr std::string_view value = "{name}";', "};"]
    header += ["", "} // namespace muster::gob", ""]
    source = [
        '#include "generated/rpc_structures.hpp"',
        "",
        "namespace muster::gob",
        "{",
        *out.plans,
        "",
        "} // namespace muster::gob",
        "",
        f"const muster::gob::Registry& {NAMESPACE}::registered_names()",
        "{",
        "    static const gob::Registry names = [] {",
        "        gob::Registry registry;",
        *(f"        registry.add<{full}>();" for _, full in registered),
        "        return registry;",
        "    }();",
        "    return names;",
        "}",
        "",
    ]
    for path, lines in ((header_path, header), (source_path, source)):
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
