"""The few requests the installer makes of the Kubernetes API server, and the host keys pinned in a ConfigMap there."""

from __future__ import annotations

import datetime
import json
import os
import pathlib
import ssl
import threading
import urllib.error
import urllib.parse
import urllib.request

from installer_configuration import ConfigurationError
from running import Stopping


class ApiError(Exception):
    """The API server refused, or could not be reached; status is 0 without an answer."""

    def __init__(self, message: str, status: int = 0):
        super().__init__(message)
        self.status = status


def timestamp() -> str:
    """Now, as the API server writes times."""
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would send the token elsewhere."""

    def redirect_request(self, *_):
        return None


class ApiServer:
    def __init__(self, config, stopping: Stopping):
        self._stopping = stopping
        folder = pathlib.Path(config.serviceAccountDirectory)
        self._token = folder / "token"
        self._base = config.apiServer.rstrip("/") or self._in_cluster()
        try:
            tls = ssl.create_default_context(cafile=str(folder / "ca.crt"))
        except OSError as error:
            raise ConfigurationError(f"cannot use {folder / 'ca.crt'}: {error}") from None
        handlers = (urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=tls), _NoRedirect())
        self._opener = urllib.request.build_opener(*handlers)

    @staticmethod
    def _in_cluster() -> str:
        host, port = os.environ.get("KUBERNETES_SERVICE_HOST", ""), os.environ.get("KUBERNETES_SERVICE_PORT", "443")
        if not host:
            raise ConfigurationError("not in a pod (KUBERNETES_SERVICE_HOST is not set), and apiServer is not given")
        return f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"

    def request(self, method: str, path: str, body=None, accept: str = "application/json") -> dict:
        """Answers the parsed object. What may pass by itself is tried three times; raises ApiError."""
        for attempt in (1, 2, 3):
            try:
                return self._once(method, path, body, accept)
            except ApiError as error:
                lasting = error.status and error.status != 429 and error.status < 500
                if attempt == 3 or lasting or self._stopping.wait(attempt):
                    raise
        raise AssertionError("unreachable")

    def _once(self, method: str, path: str, body, accept: str) -> dict:
        request = urllib.request.Request(self._base + path, method=method)  # https only: the configuration check sees to it.
        try:
            # Read every time: the kubelet renews it.
            request.add_header("Authorization", "Bearer " + self._token.read_text("utf-8").strip())
            request.add_header("Accept", accept)
            if body is not None:
                request.add_header("Content-Type", "application/merge-patch+json" if method == "PATCH" else "application/json")
                request.data = json.dumps(body).encode("utf-8")
            with self._opener.open(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise ApiError(f"{method} {path}: the API server answered {error.code} {error.reason}", error.code) from None
        except (OSError, ValueError) as error:
            raise ApiError(f"{method} {path}: {error}") from None

    def nodes(self, selector: str) -> list:
        return self._nodes({"labelSelector": selector})

    def node_names(self) -> set:
        """The names of all nodes, whatever their labels."""
        accept = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json"
        return {(node.get("metadata") or {}).get("name", "") for node in self._nodes({}, accept)}

    def _nodes(self, query: dict, accept: str = "application/json") -> list:
        found, page = [], ""
        while True:
            text = urllib.parse.urlencode({**query, "limit": 500, **({"continue": page} if page else {})})
            answer = self.request("GET", "/api/v1/nodes?" + text, accept=accept)
            found += answer.get("items") or []
            page = (answer.get("metadata") or {}).get("continue") or ""
            if not page:
                return found

    @staticmethod
    def config_map(namespace: str, name: str) -> str:
        return f"/api/v1/namespaces/{namespace}/configmaps/{name}"


IDENTITY = "# learned from "


def noted_identity(entry: str) -> str:
    line = entry.partition("\n")[0]
    return line[len(IDENTITY) :].strip() if line.startswith(IDENTITY) else ""


def identity(node: dict) -> str:
    """Tells a machine from another, or from itself re-imaged, that has the same name; empty if the Node does not say.

    metadata.uid is new whenever the Node object is made anew, as it is when a machine's successor takes over its name. Of what
    the kubelet reports on Windows (kubernetes/kubernetes pkg/kubelet/winstats), systemUUID is the virtual hardware's, which a
    re-imaged machine keeps, and bootID counts starts, so it changes too often. machineID is the host's name so far, and the
    GUID of the installation once kubernetes/kubernetes#141820 is in. So a machine that is re-imaged under a Node object that
    stays is not recognised yet: its new key is an error, and a person decides.
    """
    uid = (node.get("metadata") or {}).get("uid") or ""
    machine = ((node.get("status") or {}).get("nodeInfo") or {}).get("machineID") or ""
    return " ".join(f"{uid} {machine}".split()) if uid else ""


class HostKeys:
    """The pinned host keys: one entry a node in a ConfigMap, in known_hosts form with the node's name as the host.

    A comment before the keys says which machine they were learned from. Only such entries are ever learned anew or removed;
    what a person put there stays.
    """

    def __init__(self, api: ApiServer, config):
        self._api, self._writes = api, config.learnHostKeys and not config.dryRun
        self._path = api.config_map(config.namespace, config.knownHostsConfigMap)
        self._lock = threading.Lock()
        self._read()

    def _read(self) -> None:
        found = self._api.request("GET", self._path)
        self._version, self._entries = (found.get("metadata") or {}).get("resourceVersion", ""), found.get("data") or {}

    def _write(self, data: dict) -> None:
        """The resource version makes the server refuse it if anybody wrote meanwhile."""
        patch = {"metadata": {"resourceVersion": self._version}, "data": data}
        answer = self._api.request("PATCH", self._path, patch)
        self._version, self._entries = (answer.get("metadata") or {}).get("resourceVersion", ""), answer.get("data") or {}

    @staticmethod
    def _is_outdated(entry: str, identity: str) -> bool:
        noted = noted_identity(entry)
        return bool(noted and identity and noted != identity)

    def expected(self, node: str, identity: str, may_learn: bool) -> str:
        """The keys that the node must show; empty if there are none, or if another machine has the name now and may be learned."""
        with self._lock:
            entry = self._entries.get(node, "")
        return "" if not entry.strip() or may_learn and self._is_outdated(entry, identity) else entry

    def pin(self, node: str, identity: str, seen: str, may_learn: bool) -> None:
        """Pins what ssh has noted, unless that is pinned already; raises ApiError."""
        if not (self._writes and may_learn):
            return
        lines = [line for line in seen.splitlines() if line.split(" ")[0] == node]
        with self._lock:
            for _ in range(5):
                entry = self._entries.get(node, "")
                if entry.strip() and not self._is_outdated(entry, identity):
                    if not set(lines) <= set(entry.splitlines()):
                        raise ApiError("another run has pinned a different host key for this node at the same time")
                    return
                if not lines:
                    raise ApiError("the host key could not be pinned: ssh noted none")
                try:
                    self._write({node: "\n".join([IDENTITY + identity] * bool(identity) + lines) + "\n"})
                    return
                except ApiError as error:
                    if error.status != 409:
                        raise ApiError(f"the host key could not be pinned: {error}") from None
                    self._read()
        raise ApiError("the host key could not be pinned: the ConfigMap keeps changing")

    def remove_gone(self, present: set) -> list:
        """Removes learned entries of nodes that are no more, and answers their names; raises ApiError.

        `present` are nodes that are known to be there. All others are asked for only if an entry gives reason to.
        """
        with self._lock:
            if not (self._writes and self._learned() - present):
                return []
            existing = present | self._api.node_names()
            for _ in range(5):
                gone = sorted(self._learned() - existing)
                try:
                    if gone:
                        self._write(dict.fromkeys(gone))
                    return gone
                except ApiError as error:
                    if error.status != 409:
                        raise
                    self._read()
        raise ApiError("host keys of former nodes could not be removed: the ConfigMap keeps changing")

    def _learned(self) -> set:
        return {node for node, entry in self._entries.items() if noted_identity(entry)}
