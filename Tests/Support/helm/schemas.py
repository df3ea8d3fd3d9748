"""Kubernetes' own JSON schemas, strict: unknown fields are errors, as with `kubectl --validate=strict`.

The schema files come with the package kubernetes-validate; the checking is done by jsonschema-rs, some hundred times faster.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path

CACHED_RESULTS = 50_000


class UnknownVersion(Exception):
    pass


class VersionSchemas:
    """The kinds of one Kubernetes version."""

    def __init__(self, folder: Path):
        import jsonschema_rs

        definitions = json.loads((folder / "_definitions.json").read_text())
        self._rs = jsonschema_rs
        self._location = definitions["$id"]
        self._definitions = definitions["$defs"]
        self._registry = jsonschema_rs.Registry([(self._location, definitions)])
        self._names = {
            (each["group"], each["version"], each["kind"]): name
            for name, schema in self._definitions.items()
            for each in schema.get("x-kubernetes-group-version-kind", ())
            if len(schema["x-kubernetes-group-version-kind"]) == 1
        }
        self._groups = {group for group, _, _ in self._names}
        self._validators: dict[str, object] = {}

    @property
    def kinds(self) -> set[tuple[str, str, str]]:
        """(group, version, kind) of every kind that this version knows, enabled by default or not."""
        return set(self._names)

    def errors(self, document: dict) -> list[tuple[str, str]]:
        """(path, message) pairs. Kinds of groups that are not Kubernetes' own have no schema and no errors."""
        api_version, kind = document.get("apiVersion"), document.get("kind")
        if not isinstance(api_version, str) or not isinstance(kind, str):
            return [("", "apiVersion and kind must be strings")]
        group, _, version = api_version.rpartition("/")
        name = self._names.get((group, version, kind))
        if name is None:
            return [("", f"there is no {api_version} {kind} in this Kubernetes version")] if group in self._groups else []
        validator = self._validators.get(name)
        if validator is None:
            reference = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": f"{self._location}#/$defs/{name}"}
            validator = self._validators[name] = self._rs.validator_for(reference, registry=self._registry)
        found = [(".".join(map(str, each.instance_path)), each.message) for each in validator.iter_errors(document)]
        return found + list(self._repeated_keys(document, self._definitions[name], ""))

    def _repeated_keys(self, value, schema: dict, path: str):
        """Server-side apply refuses two items of an associative list with the same key, such as two containers of one name."""
        while "$ref" in schema:
            schema = self._definitions[schema["$ref"].rpartition("/")[2]]
        if isinstance(value, dict):
            properties, others = schema.get("properties") or {}, schema.get("additionalProperties")
            for key, each in value.items():
                if isinstance(each, (dict, list)):
                    inner = properties.get(key, others)
                    if isinstance(inner, dict):
                        yield from self._repeated_keys(each, inner, f"{path}.{key}" if path else key)
        elif isinstance(value, list):
            keys, seen = schema.get("x-kubernetes-list-map-keys") or (), set()
            for index, each in enumerate(value):
                here = f"{path}.{index}"
                if keys and isinstance(each, dict):
                    identity = tuple(json.dumps(each.get(key, "TCP" if key == "protocol" else None)) for key in keys)
                    if identity in seen:
                        yield here, f"duplicate entry for key {', '.join(map('='.join, zip(keys, identity)))}"
                    seen.add(identity)
                if isinstance(schema.get("items"), dict):
                    yield from self._repeated_keys(each, schema["items"], here)


class Schemas:
    """All versions, loaded when first asked for. Results are kept by the document's content."""

    def __init__(self, packages: Path):
        self._folder = packages / "kubernetes_validate" / "kubernetes-json-schema"
        self._results: dict[tuple[str, bytes], list[tuple[str, str]]] = {}
        self.version = lru_cache(maxsize=None)(self._load)

    def _load(self, version: str) -> VersionSchemas:
        match = re.fullmatch(r"v?(\d+\.\d+)(\..*)?", version)
        folder = self._folder / f"v{match[1]}.0-local-strict" if match else None
        if folder is None or not folder.is_dir():
            raise UnknownVersion(f"there are no schemas of Kubernetes `{version}`; known are {', '.join(self.versions())}")
        return VersionSchemas(folder)

    def versions(self) -> list[str]:
        """`1.25`, `1.26`, …"""
        found = [match[1] for each in self._folder.iterdir() if (match := re.fullmatch(r"v(\d+\.\d+)\.0-local-strict", each.name))]
        return sorted(found, key=lambda text: tuple(map(int, text.split("."))))

    def nearest(self, minor: tuple[int, int]) -> VersionSchemas:
        """The schemas of this version, or of the nearest one there is."""
        known = [tuple(map(int, text.split("."))) for text in self.versions()]
        best = min(known, key=lambda each: abs(each[0] * 1_000 + each[1] - minor[0] * 1_000 - minor[1]))
        return self.version(f"{best[0]}.{best[1]}")

    def validate(self, documents: list[dict], versions: list[str]) -> list[dict]:
        """Every error of every document in every version."""
        errors = []
        for index, document in enumerate(documents):
            if not isinstance(document, dict):
                errors += [{"version": version, "index": index, "path": "", "message": "not an object"} for version in versions]
                continue
            digest = hashlib.blake2b(json.dumps(document, sort_keys=True).encode(), digest_size=16).digest()
            for version in versions:
                key = (version, digest)
                found = self._results.get(key)
                if found is None:
                    if len(self._results) >= CACHED_RESULTS:
                        self._results.clear()
                    found = self._results[key] = self.version(version).errors(document)
                errors += [{"version": version, "index": index, "path": path, "message": message} for path, message in found]
        return errors
