"""The few requests the installer makes of the Kubernetes API server, and the host keys pinned in a ConfigMap there."""

from __future__ import annotations

import json
import os
import pathlib
import ssl
import threading
import urllib.error
import urllib.parse
import urllib.request

from installer_configuration import ConfigurationError


class ApiError(Exception):
    """The API server refused, or could not be reached; status is 0 without an answer."""

    def __init__(self, message: str, status: int = 0):
        super().__init__(message)
        self.status = status


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would send the token elsewhere."""

    def redirect_request(self, *_):
        return None


class ApiServer:
    def __init__(self, config, stopping: threading.Event):
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

    def request(self, method: str, path: str, body=None) -> dict:
        """Answers the parsed object. What may pass by itself is tried three times; raises ApiError."""
        for attempt in (1, 2, 3):
            try:
                return self._once(method, path, body)
            except ApiError as error:
                lasting = error.status and error.status != 429 and error.status < 500
                if attempt == 3 or lasting or self._stopping.wait(attempt):
                    raise
        raise AssertionError("unreachable")

    def _once(self, method: str, path: str, body) -> dict:
        request = urllib.request.Request(self._base + path, method=method)  # https only: the configuration check sees to it.
        try:
            # Read every time: the kubelet renews it.
            request.add_header("Authorization", "Bearer " + self._token.read_text("utf-8").strip())
            if body is not None:
                request.add_header("Content-Type", "application/merge-patch+json")
                request.data = json.dumps(body).encode("utf-8")
            with self._opener.open(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise ApiError(f"{method} {path}: the API server answered {error.code} {error.reason}", error.code) from None
        except (OSError, ValueError) as error:
            raise ApiError(f"{method} {path}: {error}") from None

    def nodes(self, selector: str) -> list:
        found, page = [], ""
        while True:
            query = urllib.parse.urlencode({"labelSelector": selector, "limit": 500, **({"continue": page} if page else {})})
            answer = self.request("GET", "/api/v1/nodes?" + query)
            found += answer.get("items") or []
            page = (answer.get("metadata") or {}).get("continue") or ""
            if not page:
                return found

    @staticmethod
    def config_map(namespace: str, name: str) -> str:
        return f"/api/v1/namespaces/{namespace}/configmaps/{name}"


class HostKeys:
    """The pinned host keys: one entry a node in a ConfigMap, in known_hosts form with the node's name as the host."""

    def __init__(self, api: ApiServer, config):
        self._api, self._learn = api, config.learnHostKeys and not config.dryRun
        self._path = api.config_map(config.namespace, config.knownHostsConfigMap)
        self._lock = threading.Lock()
        self._read()

    def _read(self) -> None:
        found = self._api.request("GET", self._path)
        self._version, self._entries = (found.get("metadata") or {}).get("resourceVersion", ""), found.get("data") or {}

    def pinned(self, node: str) -> str:
        with self._lock:
            return self._entries.get(node, "")

    def pin(self, node: str, seen: str) -> None:
        """Pins a first key. The resource version makes the server refuse it if anybody wrote meanwhile."""
        if not self._learn or self.pinned(node):
            return
        lines = [line for line in seen.splitlines() if line.split(" ")[0] == node]
        with self._lock:
            for _ in range(5):
                if self._entries.get(node, "").strip():
                    if self._entries[node].strip() != "\n".join(lines):
                        raise ApiError("another run has pinned a different host key for this node at the same time")
                    return
                entry = {node: "\n".join(lines) + "\n"}
                try:
                    patch = {"metadata": {"resourceVersion": self._version}, "data": entry}
                    answer = self._api.request("PATCH", self._path, patch)
                    self._version = (answer.get("metadata") or {}).get("resourceVersion", "")
                    self._entries.update(entry)
                    return
                except ApiError as error:
                    if error.status != 409:
                        raise ApiError(f"the host key could not be pinned: {error}") from None
                    self._read()
        raise ApiError("the host key could not be pinned: the ConfigMap keeps changing")
