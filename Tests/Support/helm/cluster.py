"""The state of one recorded cluster and its answers to API requests, without any networking."""

from __future__ import annotations

import json
import re
import threading
import uuid

import api_resources
import object_rules
import release_record
from http_connection import Connection, Request

AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
WRITTEN_AT = "2024-01-01T00:00:00Z"


class Refusal(Exception):
    """An answer with a Status object, as the API gives it."""

    def __init__(self, status: int, reason: str, message: str, details: dict | None = None):
        super().__init__(message)
        self.status = status
        self.body = {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message": message, "reason": reason,
                     "code": status, "details": details or {}}


class Cluster:
    """Objects by resource, namespace and name, and a recording of everything sent. Safe for use by several threads."""

    def __init__(self, version: str, resources: list[api_resources.Resource], empty_group_versions: list[str]):
        """`version` is the gitVersion, such as `v1.32.0`."""
        self._version = version
        self._built_in, self._empty = list(resources), empty_group_versions
        self._lock = threading.RLock()
        self._watchers: list[tuple[api_resources.Resource, str, Connection]] = []
        self._resources: list[api_resources.Resource] = []
        self.reset()

    def reset(self) -> None:
        """Forgets all objects, recordings and added kinds."""
        with self._lock:
            for _, _, connection in self._watchers:
                connection.close()
            self._watchers = []
            self._objects: dict[tuple[str, str, str, str], dict] = {}
            self._revision = 1
            if self._resources != self._built_in:
                self._documents: dict[str, tuple[int, bytes, str]] = {}
            self._resources = list(self._built_in)
            self._by_path = {(each.group, each.version, each.plural): each for each in self._resources}
            self.posted: list[dict] = []
            self.deleted: list[dict] = []

    def take_recording(self) -> tuple[list[dict], list[dict]]:
        """The objects posted and the objects deleted since the last call, in order and without release records."""
        with self._lock:
            recording = (self.posted, self.deleted)
            self.posted, self.deleted = [], []
            return recording

    def remaining(self) -> list[dict]:
        """What is still stored."""
        with self._lock:
            return [{"apiVersion": each["apiVersion"], "kind": each["kind"], "namespace": place, "name": name}
                    for (_, _, place, name), each in self._objects.items()]

    def record(self, release: str, namespace: str, revision: int) -> dict | None:
        """A release record as it is stored now, decoded."""
        with self._lock:
            secret = self._objects.get(("", "secrets", namespace, f"{release_record.NAME_PREFIX}{release}.v{revision}"))
        return release_record.decode(secret) if secret else None

    # Requests.

    def answer(self, request: Request, path: str, connection: Connection) -> tuple[int, bytes, str] | None:
        """Status, body and content type; None when the connection was used up by a watch."""
        try:
            with self._lock:
                static = self._static(path)
            if static is not None:
                return static
            match = re.fullmatch(r"/(?:api|apis/([^/]+))/([^/]+)(?:/namespaces/([^/]+)(?=/))?/([^/]+)(?:/([^/]+))?(?:/([^/]+))?", path)
            resource = match and self._by_path.get((match[1] or "", match[2], match[4]))
            if not match or not resource or match[6]:
                raise Refusal(404, "NotFound", "the server could not find the requested resource")
            namespace, name = match[3] or "", match[5] or ""
            if not name and request.method == "GET" and request.query.get("watch") in ("true", "1"):
                self._watch(resource, namespace, request, connection)
                return None
            with self._lock:
                status, body = self._objects_answer(resource, namespace, name, request)
        except Refusal as refusal:
            status, body = refusal.status, refusal.body
        return status, json.dumps(body, separators=(",", ":")).encode(), "application/json"

    def _static(self, path: str) -> tuple[int, bytes, str] | None:
        """What depends on the kinds alone, kept as bytes: every Helm command asks for it anew."""
        if path in self._documents:
            return self._documents[path]
        kind = "application/json"
        if path == "/version":
            major, minor = re.match(r"v(\d+)\.(\d+)", self._version).groups()
            body: dict = {"major": major, "minor": minor, "gitVersion": self._version, "gitCommit": "", "gitTreeState": "clean",
                          "buildDate": WRITTEN_AT, "goVersion": "go1.24", "compiler": "gc", "platform": "linux/amd64"}
        elif path in ("/api", "/apis"):
            body, kind = api_resources.aggregated_discovery(self._resources, self._empty, path == "/api"), AGGREGATED
        elif path == "/openapi/v3":
            body = api_resources.open_api_index(self._resources)
        elif path.startswith("/openapi/v3/"):
            body = api_resources.open_api_document(self._resources, path[len("/openapi/v3/"):])
        else:
            return None
        self._documents[path] = 200, json.dumps(body, separators=(",", ":")).encode(), kind
        return self._documents[path]

    def _objects_answer(self, resource: api_resources.Resource, namespace: str, name: str, request: Request) -> tuple[int, dict]:
        key = (resource.group, resource.plural, namespace, name)
        method = request.method
        if method == "GET" and not name:
            return 200, self._list(resource, namespace, request.query)
        if method == "POST" and not name:
            sent = self._decode(request)
            return 201, self._create(resource, namespace, sent)
        if not name or method not in ("GET", "PUT", "PATCH", "DELETE"):
            raise Refusal(405, "MethodNotAllowed", "the server does not allow this method on the requested resource")
        stored = self._objects.get(key)
        if stored is None and not (method == "PATCH" and "apply-patch" in request.content_type):
            raise self._not_found(resource, name)
        if method == "GET":
            return 200, stored
        if method == "DELETE":
            del self._objects[key]
            if not release_record.is_record(stored):
                self.deleted.append({"apiVersion": stored["apiVersion"], "kind": stored["kind"], "namespace": namespace, "name": name})
            self._notify("DELETED", resource, stored)
            return 200, {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Success",
                         "details": {"name": name, "group": resource.group, "kind": resource.plural}}
        if method == "PATCH" and "apply-patch" not in request.content_type:
            return 200, self._patch(resource, key, stored, request)
        sent = self._decode(request)
        # An applied or put object is complete: nobody else owns fields here, so what it lacks is gone.
        return (200, self._replace(resource, key, stored, sent)) if stored else (201, self._create(resource, namespace, sent))

    def _decode(self, request: Request) -> dict:
        if request.content_type == release_record.PROTOBUF:
            return release_record.secret_from_protobuf(request.body)
        try:
            sent = json.loads(request.body)
        except ValueError as error:
            raise Refusal(400, "BadRequest", f"the body is not JSON: {error}") from None
        if not isinstance(sent, dict):
            raise Refusal(400, "BadRequest", "the body is not an object")
        return sent

    # Objects.

    def _create(self, resource: api_resources.Resource, namespace: str, sent: dict) -> dict:
        name = (sent.get("metadata") or {}).get("name") or ""
        if resource.namespaced != bool(namespace):
            raise Refusal(404, "NotFound", f"{resource.plural} are {'' if resource.namespaced else 'not '}namespaced")
        key = (resource.group, resource.plural, namespace, name)
        if key in self._objects:
            raise Refusal(409, "AlreadyExists", f'{resource.plural} "{name}" already exists', {"name": name, "kind": resource.plural})
        self._refuse(resource, name, object_rules.refusals_of_object(resource.group, sent))
        metadata = {**(sent.get("metadata") or {}), "uid": str(uuid.uuid4()), "creationTimestamp": WRITTEN_AT, "generation": 1}
        return self._store("ADDED", resource, key, sent, metadata)

    def _replace(self, resource: api_resources.Resource, key: tuple, stored: dict, sent: dict) -> dict:
        self._refuse(resource, key[3], object_rules.refusals_of_object(resource.group, sent))
        self._refuse(resource, key[3], object_rules.refusals_of_change(resource.group, stored, sent))
        old = stored["metadata"]
        metadata = {**(sent.get("metadata") or {}), "uid": old["uid"], "creationTimestamp": WRITTEN_AT, "generation": old["generation"] + 1}
        return self._store("MODIFIED", resource, key, sent, metadata)

    def _patch(self, resource: api_resources.Resource, key: tuple, stored: dict, request: Request) -> dict:
        """A JSON patch of managed fields is all that Helm sends with server-side apply; merge patches are for what it never compares."""
        if request.content_type == "application/json-patch+json":
            bookkeeping = ("/metadata/managedFields", "/metadata/resourceVersion")
            if all(str(each.get("path", "")).startswith(bookkeeping) for each in json.loads(request.body)):
                return stored
        elif request.content_type == "application/merge-patch+json":
            return self._replace(resource, key, stored, merged(stored, self._decode(request)))
        raise Refusal(415, "UnsupportedMediaType", f"this recording server does not take {request.content_type}: use server-side apply")

    def _store(self, event: str, resource: api_resources.Resource, key: tuple, sent: dict, metadata: dict) -> dict:
        if not release_record.is_record(sent):
            self.posted.append(sent)
        self._revision += 1
        metadata["resourceVersion"] = str(self._revision)
        if key[2]:
            metadata["namespace"] = key[2]
        # Kept as sent, with the status that controllers would give it.
        stored = {"apiVersion": resource.group_version, "kind": resource.kind, **sent, "metadata": metadata}
        stored |= finished_status(resource, sent)
        self._objects[key] = stored
        if resource.kind == "CustomResourceDefinition":
            for each in api_resources.of_definition(stored):
                if (each.group, each.version, each.plural) not in self._by_path:
                    self._resources.append(each)
                    self._documents.clear()
                    self._by_path[(each.group, each.version, each.plural)] = each
        self._notify(event, resource, stored)
        return stored

    def _refuse(self, resource: api_resources.Resource, name: str, refusals: list[tuple[str, str]]) -> None:
        if refusals:
            causes = [{"reason": "FieldValueInvalid", "field": field, "message": message} for field, message in refusals]
            text = ", ".join(f"{field}: {message}" for field, message in refusals)
            qualified = f"{resource.kind}.{resource.group}" if resource.group else resource.kind
            raise Refusal(422, "Invalid", f'{qualified} "{name}" is invalid: {text}',
                          {"name": name, "group": resource.group, "kind": resource.kind, "causes": causes})

    def _not_found(self, resource: api_resources.Resource, name: str) -> Refusal:
        qualified = f"{resource.plural}.{resource.group}" if resource.group else resource.plural
        return Refusal(404, "NotFound", f'{qualified} "{name}" not found', {"name": name, "group": resource.group, "kind": resource.plural})

    # Lists and watches.

    def _list(self, resource: api_resources.Resource, namespace: str, query: dict[str, str]) -> dict:
        wanted = [part.partition("=")[::2] for part in query.get("labelSelector", "").replace("==", "=").split(",") if part]
        name = dict([part.partition("=")[::2] for part in query.get("fieldSelector", "").split(",") if part]).get("metadata.name")
        items = [
            stored
            for (group, plural, place, identity), stored in self._objects.items()
            if (group, plural) == (resource.group, resource.plural) and namespace in ("", place) and name in (None, identity)
            and all((stored["metadata"].get("labels") or {}).get(key) == value for key, value in wanted)
        ]
        return {"apiVersion": resource.group_version, "kind": resource.kind + "List", "metadata": {"resourceVersion": str(self._revision)},
                "items": items}

    def _watch(self, resource: api_resources.Resource, namespace: str, request: Request, connection: Connection) -> None:
        with self._lock:
            connection.start_stream()
            if request.query.get("sendInitialEvents") == "true":
                for stored in self._list(resource, namespace, {})["items"]:
                    connection.send_event({"type": "ADDED", "object": stored})
                connection.send_event({"type": "BOOKMARK", "object": {
                    "apiVersion": resource.group_version, "kind": resource.kind,
                    "metadata": {"resourceVersion": str(self._revision), "annotations": {"k8s.io/initial-events-end": "true"}},
                }})
            watcher = (resource, namespace, connection)
            self._watchers.append(watcher)
        connection.wait_for_close()
        with self._lock:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

    def _notify(self, event: str, resource: api_resources.Resource, stored: dict) -> None:
        for watched, namespace, connection in self._watchers:
            if (watched.group, watched.plural) == (resource.group, resource.plural):
                if namespace in ("", stored["metadata"].get("namespace", "")):
                    try:
                        connection.send_event({"type": event, "object": stored})
                    except OSError:
                        # The client has gone; its own thread takes the watcher out.
                        pass


def finished_status(resource: api_resources.Resource, sent: dict) -> dict:
    """The status of an object whose controllers and containers have done their work at once and well."""
    if resource.group == "batch" and resource.kind == "Job":
        return {"status": {"succeeded": 1, "startTime": WRITTEN_AT, "completionTime": WRITTEN_AT, "conditions": [
            {"type": "SuccessCriteriaMet", "status": "True", "lastTransitionTime": WRITTEN_AT},
            {"type": "Complete", "status": "True", "lastTransitionTime": WRITTEN_AT},
        ]}}
    if resource.group == "" and resource.kind == "Pod":
        return {"status": {"phase": "Succeeded", "conditions": []}}
    if resource.kind == "CustomResourceDefinition":
        return {"status": {"acceptedNames": (sent.get("spec") or {}).get("names"), "conditions": [
            {"type": "NamesAccepted", "status": "True"}, {"type": "Established", "status": "True"},
        ]}}
    return {}


def merged(target, patch):
    """RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result
