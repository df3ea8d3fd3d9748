"""A Kubernetes API server as small as the installer needs it: TLS, a token, nodes by label and page, ConfigMaps with merge
patches, Events.

Every request is recorded, so that a test can look for what must not have been sent.
"""

import http.server
import json
import pathlib
import ssl
import subprocess
import threading
import urllib.parse

TOKEN = "service-account-token-of-the-test"
PAGE = 2


class FakeApi:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.nodes, self.config_maps, self.requests, self.refuse, self.before_patch = [], {}, [], {}, None
        self.lock = threading.Lock()
        key, certificate = self.folder / "tls.key", self.folder / "ca.crt"
        subprocess.run(
            [
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=test",
                "-keyout",
                key,
                "-out",
                certificate,
            ]
            + ["-addext", "subjectAltName=IP:127.0.0.1"],
            check=True,
            capture_output=True,
        )
        (self.folder / "token").write_text(TOKEN + "\n")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def reset(self):
        self.nodes, self.requests, self.refuse, self.before_patch = [], [], {}, None
        self.config_maps = {name: {"metadata": {"name": name, "resourceVersion": "1"}} for name in ("known-hosts", "status")}

    def data(self, name):
        return self.config_maps[name].get("data") or {}

    def patches(self, name):
        return [json.loads(body) for method, path, body in self.requests if method == "PATCH" and path.endswith("/" + name)]

    def list_nodes(self, query):
        key, _, value = query.get("labelSelector", [""])[0].partition("=")
        found = [node for node in self.nodes if not key or node["metadata"]["labels"].get(key) == value]
        begin = int(query.get("continue", ["0"])[0])
        page = {"items": found[begin : begin + PAGE], "metadata": {}}
        if begin + PAGE < len(found):
            page["metadata"]["continue"] = str(begin + PAGE)
        return 200, page

    def config_map(self, method, name, body):
        stored = self.config_maps.get(name)
        if stored is None:
            return 404, {"kind": "Status", "code": 404}
        if method == "PATCH":
            if self.before_patch:
                hook, self.before_patch = self.before_patch, None
                hook(stored)
            wanted = body.get("metadata", {}).get("resourceVersion", stored["metadata"]["resourceVersion"])
            if wanted != stored["metadata"]["resourceVersion"]:
                return 409, {"kind": "Status", "code": 409}
            merged = {**stored.get("data", {}), **body.get("data", {})}
            stored["data"] = {name: text for name, text in merged.items() if text is not None}
            stored["metadata"]["resourceVersion"] = str(int(stored["metadata"]["resourceVersion"]) + 1)
        return 200, stored

    def events(self):
        return [json.loads(body) for method, path, body in self.requests if method == "POST" and path.endswith("/events")]

    def event(self, sent):
        """What the API server checks of an Event on a Node: kubernetes/kubernetes pkg/apis/core/validation/events.go."""
        right = sent["metadata"].get("namespace") == "default" and "namespace" not in sent["involvedObject"]
        right = right and (sent["metadata"].get("name") or sent["metadata"].get("generateName")) and "eventTime" not in sent
        return (201, sent) if right else (422, {"kind": "Status", "code": 422})

    def answer(self, method, target, body):
        path = urllib.parse.urlsplit(target)
        parts = path.path.strip("/").split("/")
        if (method, parts[-1]) in self.refuse:
            return self.refuse[(method, parts[-1])], {"kind": "Status"}
        if path.path == "/api/v1/nodes" and method == "GET":
            return self.list_nodes(urllib.parse.parse_qs(path.query))
        if path.path == "/api/v1/namespaces/default/events" and method == "POST":
            return self.event(json.loads(body))
        if parts[:3] == ["api", "v1", "namespaces"] and parts[3:5] == ["monitoring", "configmaps"] and method in ("GET", "PATCH"):
            return self.config_map(method, parts[5], json.loads(body) if body else {})
        return 404, {"kind": "Status", "code": 404}

    def _handler(self):
        api = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def _serve(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8")
                with api.lock:
                    api.requests.append((self.command, self.path, body))
                    if self.headers.get("Authorization") != "Bearer " + TOKEN:
                        status, found = 401, {"kind": "Status"}
                    elif self.command == "PATCH" and self.headers.get("Content-Type") != "application/merge-patch+json":
                        status, found = 415, {"kind": "Status"}
                    elif self.command == "POST" and self.headers.get("Content-Type") != "application/json":
                        status, found = 415, {"kind": "Status"}
                    else:
                        status, found = api.answer(self.command, self.path, body)
                text = json.dumps(found).encode("utf-8")
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_PATCH = do_PUT = do_POST = do_DELETE = _serve

            def log_message(self, *_):
                pass

        return Handler
