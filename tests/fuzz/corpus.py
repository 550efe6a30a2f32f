#!/usr/bin/env python3
"""Makes what the fuzzers begin with from tests/vectors: a folder for each target.

    corpus.py FOLDER
"""

import json
import pathlib
import sys

VECTORS = pathlib.Path(__file__).parent.parent / "vectors"


def cases(name):
    with open(VECTORS / name, encoding="utf-8") as file:
        return json.load(file)["cases"]


def lines(name):
    with open(VECTORS / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def payload(frame):
    if "fill" in frame:
        return bytes.fromhex(frame["fill"]) * frame["count"]
    return bytes.fromhex(frame.get("payload", ""))


def gob():
    for name in ("gob_features.json", "gob_invalid.json", "gob_shapes_5.37.json", "gob_shapes_11.6.json"):
        for case in cases(name):
            stream = bytes.fromhex(case["hex"])
            if len(stream) < 8192:
                for choice in range(8):
                    yield bytes([choice]) + stream


def yamux():
    for name in ("yamux_session.jsonl", "conversation_go_5.37.jsonl"):
        for direction, side in (("client", 0), ("server", 1), ("s2p", 0), ("p2s", 1)):
            frames = [bytes.fromhex(f["header"]) + payload(f) for f in lines(name) if f.get("dir") == direction]
            for step in range(0, len(frames), 12):
                part = b"".join(frames[step : step + 40])
                if part and len(part) < 65536:
                    yield bytes([side, 11]) + part
                    yield bytes([side, 255]) + part


def netrpc():
    for direction, choice in (("client", 0), ("server", 1)):
        writes = [bytes.fromhex(line["hex"]) for line in lines("netrpc_calls.jsonl") if line.get("dir") == direction]
        for count in range(1, len(writes) + 1):
            yield bytes([choice]) + b"".join(writes[:count])


def main(folder):
    for make in (gob, yamux, netrpc):
        into = pathlib.Path(folder) / make.__name__
        into.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(make()):
            (into / f"vector-{number:04}").write_bytes(seed)


if __name__ == "__main__":
    main(*sys.argv[1:])
