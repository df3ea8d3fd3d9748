"""A stand-in for Azure Resource Manager, as far as install.sh uses it: scale sets, their extensions, and bringing machines up to date."""

from __future__ import annotations

import http.server
import json
import re
import threading

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
_SET = (
    rf"/subscriptions/{SUBSCRIPTION}/(?i:resourceGroups)/(?P<group>[^/]+)/providers/Microsoft\.Compute"
    r"/virtualMachineScaleSets/(?P<set>[^/]+)"
)


def scale_set(name: str, *extensions: tuple[str, str, str], system: str = "Windows") -> dict:
    """A scale set as Resource Manager shows it; an extension is (name, publisher, type)."""
    return {
        "name": name,
        "location": "westeurope",
        "type": "Microsoft.Compute/virtualMachineScaleSets",
        "properties": {
            "upgradePolicy": {"mode": "Manual"},
            "virtualMachineProfile": {
                "storageProfile": {"osDisk": {"osType": system}},
                "extensionProfile": {
                    "extensions": [
                        {"name": own, "properties": {"publisher": publisher, "type": kind, "typeHandlerVersion": "1.0"}}
                        for own, publisher, kind in extensions
                    ]
                },
            },
        },
    }


class ResourceManager:
    """Serves scale sets over HTTP and keeps account of what was asked to change."""

    def __init__(self, *sets: dict, group: str = "group"):
        self._sets = {(group.lower(), one["name"].lower()): one for one in sets}
        self.writes: list[tuple[str, str]] = []  # (PUT or POST, what)
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def _answer(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else None
                status, answer = owner.handle(self.command, self.path, body)
                text = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_PUT = do_POST = _answer

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def extensions(self, name: str, group: str = "group") -> dict:
        """The properties of a scale set's extensions, by their names."""
        profile = self._sets[group.lower(), name.lower()]["properties"]["virtualMachineProfile"]["extensionProfile"]
        return {one["name"]: one["properties"] for one in profile["extensions"]}

    def handle(self, method: str, path: str, body) -> tuple[int, dict]:
        place, _, query = path.partition("?")
        if not re.search(r"(^|&)api-version=[0-9]{4}-[0-9]{2}-[0-9]{2}(&|$)", query):
            return 400, {"error": {"code": "MissingApiVersionParameter", "message": path}}
        # The CLI writes two slashes where a resource has no parent, and Resource Manager takes that.
        place = re.sub("/+", "/", place)
        found = re.match(_SET + r"(?P<rest>/.*)?$", place)
        key = (found["group"].lower(), found["set"].lower()) if found else None
        if key not in self._sets:
            return 404, {"error": {"code": "ResourceNotFound", "message": f"{place} was not found"}}
        one, rest = self._sets[key], found["rest"] or ""
        if method == "GET" and not rest:
            return 200, one
        extension = re.fullmatch(r"/extensions/([^/]+)", rest)
        if method == "PUT" and extension:
            return 200, self._put(one, extension[1], body)
        if method == "POST" and rest == "/manualupgrade":
            self.writes.append(("POST", f"{one['name']} {','.join(body['instanceIds'])}"))
            return 200, {}
        return 405, {"error": {"code": "MethodNotAllowed", "message": f"{method} {place}"}}

    def _put(self, one: dict, name: str, body: dict) -> dict:
        extensions = one["properties"]["virtualMachineProfile"]["extensionProfile"]["extensions"]
        extensions[:] = [other for other in extensions if other["name"] != name]
        # What Resource Manager adds of its own.
        extensions.append({"name": name, "properties": {**body["properties"], "provisioningState": "Succeeded"}})
        self.writes.append(("PUT", f"{one['name']} {name}"))
        return extensions[-1]
