#!/usr/bin/env python3
"""Makes the C++ file that holds api.yaml: its text, its operations, and the page at /api/v0/docs.

    api_contract.py api.yaml contract.cpp
"""

import html
import json
import re
import sys

import yaml

METHODS = ("get", "put", "post", "patch", "delete")
STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
code, pre { font: 14px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid #8886; border-radius: 6px; }
nav ul { columns: 2; padding-left: 1.2rem; }
section { border-top: 1px solid #8886; margin-top: 1.5rem; }
h3 code { font-size: 1rem; }
.method { display: inline-block; min-width: 4rem; font-weight: 700; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #8883; }
"""


def text(value):
    """A description: escaped, `code` and **bold** as such, paragraphs apart."""
    escaped = html.escape(value.strip())
    escaped = re.sub(r"`([^`]+)`", r"<code>\1</code>", escaped)
    escaped = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", escaped)
    return escaped.replace("\n\n", "<br><br>")


class Page:
    def __init__(self, spec):
        self.spec = spec

    def resolved(self, value):
        """What a $ref points to, with the keys beside it."""
        if "$ref" not in value:
            return value
        found = self.spec
        for key in value["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        return {**self.resolved(found), **{k: v for k, v in value.items() if k != "$ref"}}

    def operations(self):
        for path, item in self.spec["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, method, item.get("parameters", []), item[method]

    def type_of(self, schema):
        """The shape in a few words; a named one as a link."""
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            return f'<a href="#schema-{name}">{name}</a>'
        for several in ("oneOf", "anyOf", "allOf"):
            if several in schema:
                return " or ".join(self.type_of(each) for each in schema[several])
        if schema.get("type") == "array":
            return "list of " + self.type_of(schema.get("items", {}))
        kind = schema.get("type", "anything")
        return html.escape(" or ".join(kind) if isinstance(kind, list) else kind) + self.limits_of(schema)

    @staticmethod
    def limits_of(schema):
        found = []
        if "enum" in schema:
            found.append(", ".join(f"<code>{html.escape(json.dumps(each))}</code>" for each in schema["enum"]))
        words = {"minLength": "at least {} characters", "maxLength": "at most {} characters", "minimum": "from {}",
                 "maximum": "to {}", "maxItems": "at most {}", "default": "else {}"}
        found += [form.format(html.escape(str(schema[key]))) for key, form in words.items() if key in schema]
        return " (" + "; ".join(found) + ")" if found else ""

    def fields(self, schema):
        schema = self.resolved(schema)
        if not schema.get("properties"):
            return f"<p>{self.type_of(schema)}</p>"
        rows = []
        for name, field in schema["properties"].items():
            must = " *" if name in schema.get("required", []) else ""
            rows.append((f"<code>{html.escape(name)}</code>{must}", self.type_of(field), self.described(field)))
        return table(rows)

    @staticmethod
    def described(value):
        return text(value.get("description", "")) if "description" in value else ""

    def content(self, content):
        parts = []
        for media, body in content.items():
            parts.append(f"<p><code>{html.escape(media)}</code>: {self.type_of(body['schema'])}</p>")
            if "$ref" not in body["schema"]:
                parts.append(self.fields(body["schema"]) if body["schema"].get("properties") else "")
            if "example" in body:
                parts.append(f"<pre>{html.escape(json.dumps(body['example'], indent=2, ensure_ascii=False))}</pre>")
        return "".join(parts)

    def operation(self, path, method, shared, operation):
        parts = [f'<section id="{operation["operationId"]}"><h3><span class="method">{method.upper()}</span> '
                 f"<code>{html.escape(path)}</code></h3><p>{text(operation['summary'])}</p>"]
        if "description" in operation:
            parts.append(f"<p>{text(operation['description'])}</p>")
        parameters = [self.resolved(each) for each in shared + operation.get("parameters", [])]
        if parameters:
            parts.append("<h4>Parameters</h4>" + table([
                (f"<code>{html.escape(each['name'])}</code>{' *' if each.get('required') else ''}",
                 f"{each['in']}: {self.type_of(each['schema'])}", self.described(each)) for each in parameters]))
        if "requestBody" in operation:
            parts.append("<h4>Body</h4>" + self.content(self.resolved(operation["requestBody"])["content"]))
        answers = []
        for status, response in operation["responses"].items():
            response = self.resolved(response)
            shapes = ", ".join(self.type_of(body["schema"]) for body in response.get("content", {}).values())
            answers.append((f"<code>{status}</code>", shapes, text(response["description"])))
        return "".join(parts) + "<h4>Answers</h4>" + table(answers) + "</section>"

    def schema(self, name, schema):
        parts = [f'<section id="schema-{name}"><h3>{name}</h3><p>{self.described(schema)}</p>{self.fields(schema)}']
        for example in schema.get("examples", []):
            if isinstance(example, dict):
                parts.append(f"<pre>{html.escape(json.dumps(example, indent=2, ensure_ascii=False))}</pre>")
        return "".join(parts) + "</section>"

    def whole(self):
        info = self.spec["info"]
        body = [f"<h1>{html.escape(info['title'])} REST API</h1><p>{text(info['description'])}</p>",
                '<p><a href="openapi.yaml">openapi.yaml</a> is the same for machines. * is required.</p><nav>']
        for tag in self.spec["tags"]:
            own = [each for each in self.operations() if tag["name"] in each[3]["tags"]]
            links = "".join(f'<li><a href="#{op["operationId"]}">{method.upper()} {html.escape(path)}</a></li>'
                            for path, method, _, op in own)
            body.append(f"<h2>{html.escape(tag['name'])}</h2><p>{text(tag['description'])}</p><ul>{links}</ul>")
        body.append("</nav>")
        body += [self.operation(*each) for each in self.operations()]
        body.append("<h2>Shapes</h2>")
        body += [self.schema(name, schema) for name, schema in self.spec["components"]["schemas"].items()]
        return ('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Muster REST API</title>'
                '<meta name="viewport" content="width=device-width, initial-scale=1">'
                f"<style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n")


def table(rows):
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"


def main(source, target):
    with open(source, encoding="utf-8") as file:
        contract = file.read()
    page = Page(yaml.safe_load(contract))
    root = page.spec["servers"][0]["url"]
    rows = sorted(f"{op['operationId']} {method.upper()} {root}{path}" for path, method, _, op in page.operations())
    quoted = "".join(f'    "{row}",\n' for row in rows)
    with open(target, "w", encoding="utf-8") as file:
        file.write(f"""#include "server/api/contract.hpp"

namespace muster::api
{{

namespace
{{

constexpr std::string_view kRows[] = {{
{quoted}}};

}} // namespace

std::span<const std::string_view> contract_rows() {{ return kRows; }}

std::string_view contract_yaml()
{{
    return R"contract({contract})contract";
}}

std::string_view contract_page()
{{
    return R"contract({page.whole()})contract";
}}

}} // namespace muster::api
""")


if __name__ == "__main__":
    main(*sys.argv[1:])
