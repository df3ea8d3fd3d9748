"""Helm's release record: the Secret `sh.helm.release.v1.NAME.vREVISION`, which holds what was rendered, to the letter.

Helm sends Secrets in Kubernetes' protobuf form: `k8s\\0`, then runtime.Unknown (field 2 is the object), then core/v1 Secret (field 1 the
metadata, field 2 the data, field 3 the type). The record is base64, gzip, JSON (helm/helm, pkg/storage/driver/util.go).
"""

from __future__ import annotations

import base64
import gzip
import json

PROTOBUF = "application/vnd.kubernetes.protobuf"
NAME_PREFIX = "sh.helm.release.v1."


def fields(message: bytes):
    """(field number, value) of a protobuf message: bytes for length-delimited fields, integers for the rest."""
    position = 0

    def varint() -> int:
        nonlocal position
        value = shift = 0
        while True:
            byte = message[position]
            position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while position < len(message):
        tag = varint()
        kind = tag & 7
        if kind == 0:
            yield tag >> 3, varint()
            continue
        if kind not in (1, 2, 5):
            raise ValueError(f"protobuf wire type {kind}")
        size = {1: 8, 5: 4}.get(kind) if kind != 2 else varint()
        yield tag >> 3, message[position:position + size]
        position += size


def secret_from_protobuf(body: bytes) -> dict:
    """The Secret as the API's JSON, with the parts of it that Helm writes."""
    if body[:4] != b"k8s\0":
        raise ValueError("not a Kubernetes protobuf body")
    raw = next(value for number, value in fields(body[4:]) if number == 2)
    metadata: dict = {}
    secret: dict = {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "data": {}}
    for number, value in fields(raw):
        if number == 1:
            # ObjectMeta: 1 name, 3 namespace, 11 labels, 12 annotations.
            for inner, content in fields(value):
                if inner in (1, 3):
                    metadata[{1: "name", 3: "namespace"}[inner]] = content.decode()
                elif inner in (11, 12):
                    key, text = _entry(content)
                    metadata.setdefault({11: "labels", 12: "annotations"}[inner], {})[key] = text.decode()
        elif number == 2:
            key, content = _entry(value)
            secret["data"][key] = base64.b64encode(content).decode()
        elif number == 3:
            secret["type"] = value.decode()
    return secret


def _entry(message: bytes) -> tuple[str, bytes]:
    parts = dict(fields(message))
    return parts.get(1, b"").decode(), parts.get(2, b"")


def is_record(stored: dict) -> bool:
    return stored.get("kind") == "Secret" and (stored.get("metadata") or {}).get("name", "").startswith(NAME_PREFIX)


def decode(secret: dict) -> dict:
    """Helm's release as it keeps it: `manifest`, `hooks`, `info.notes`, `config`, `chart` and so on."""
    text = base64.b64decode(secret["data"]["release"])
    packed = base64.b64decode(text)
    return json.loads(gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed)


def rendering(record: dict) -> dict:
    """What a test compares: the manifest in Helm's install order, the hooks apart from it, and the notes."""
    hooks = [
        {
            "path": each.get("path", ""), "kind": each.get("kind", ""), "name": each.get("name", ""), "events": each.get("events") or [],
            "weight": each.get("weight", 0), "deletePolicies": each.get("delete_policies") or [], "manifest": each.get("manifest", ""),
        }
        for each in record.get("hooks") or []
    ]
    return {"manifest": record.get("manifest", ""), "hooks": hooks, "notes": (record.get("info") or {}).get("notes", "")}
