"""Helm 4's own Go code, called through the C interface of helm-sdkpy's shared library."""

from __future__ import annotations

import ctypes
import json
import os
from contextlib import contextmanager
from pathlib import Path


class HelmError(Exception):
    """What Helm said when it refused; the text is Helm's, with the library's short prefix (`install failed: …`)."""


# What Helm reads of these would lead it to a developer's own cluster, plugins or settings.
FOREIGN = ("HELM_", "KUBECONFIG", "KUBECACHEDIR", "KUBERNETES_SERVICE_", "KUBE_")


def environment(inherited: dict[str, str], scratch: Path) -> dict[str, str]:
    """The environment with which the process must have been *started*; `scratch` is an empty folder that Helm may fill.

    Setting variables later is in vain: Go takes the environment that the dynamic linker saw when the process began.
    """
    return {name: value for name, value in inherited.items() if not name.startswith(FOREIGN)} | {
        "HOME": str(scratch),
        "HELM_CACHE_HOME": str(scratch / "cache"),
        "HELM_CONFIG_HOME": str(scratch / "config"),
        "HELM_DATA_HOME": str(scratch / "data"),
        # Fewer garbage collections: nearly twice the installs per second for some 50 MB.
        "GOGC": "400",
    }


class HelmLibrary:
    """The shared library. Calls block and release the interpreter lock, so the API server's threads can answer meanwhile."""

    def __init__(self, path: Path):
        self._library = ctypes.CDLL(str(path))
        text, out, number, handle = ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_uint64
        signatures = {
            "config_create": [text, text, text, text, ctypes.POINTER(handle)],
            "config_destroy": [handle],
            "install": [handle, text, text, text, text, text, out],
            "upgrade": [handle, text, text, text, text, text, out],
            "uninstall": [handle, text, number, number, out],
            "lint": [handle, text, out],
            "package": [handle, text, text, out],
            "free": [ctypes.c_void_p],
        }
        for name, arguments in signatures.items():
            function = self._function(name)
            function.argtypes = arguments
            function.restype = None if name in ("config_destroy", "free") else ctypes.c_int
        # The message belongs to the library and to the calling thread: it is copied at once and not freed.
        self._function("last_error").argtypes = []
        self._function("last_error").restype = ctypes.c_char_p

    def _function(self, name: str):
        return getattr(self._library, "helm_sdkpy_" + name)

    def _raise(self, status: int) -> None:
        if status != 0:
            message = self._function("last_error")()
            raise HelmError((message or b"Helm gave no message").decode("utf-8", "replace"))

    def _text(self, name: str, *arguments) -> str:
        result = ctypes.c_void_p()
        self._raise(self._function(name)(*arguments, ctypes.byref(result)))
        if not result.value:
            return ""
        try:
            return ctypes.string_at(result.value).decode("utf-8")
        finally:
            self._function("free")(result)

    @contextmanager
    def configuration(self, namespace: str, kubeconfig: str):
        """A handle for a namespace of a cluster, for one command.

        It keeps what it learns of the cluster (version, APIs). `kubeconfig` is the text itself, beginning with `apiVersion:`; a path
        would do, but then discovery goes through files, which is slow, and outlives the handle.
        """
        handle = ctypes.c_uint64()
        self._raise(self._function("config_create")(namespace.encode(), kubeconfig.encode(), None, b"{}", ctypes.byref(handle)))
        try:
            yield handle.value
        finally:
            self._function("config_destroy")(handle)

    def install(self, handle: int, release: str, chart: str, values: str, options: dict) -> None:
        """Installs a chart folder or package. `values` is JSON text, handed to Helm as it stands; "" means none."""
        self._release("install", handle, release, chart, values, options)

    def upgrade(self, handle: int, release: str, chart: str, values: str, options: dict) -> None:
        self._release("upgrade", handle, release, chart, values, options)

    def _release(self, action: str, handle: int, release: str, chart: str, values: str, options: dict) -> None:
        # C strings end at the first NUL, so Helm would silently see half of such a text.
        for argument in (release, chart, values):
            if "\0" in argument:
                raise HelmError(f"{action}: an argument holds U+0000, which cannot be handed to Helm")
        # The result is the release once more, with the whole chart; the record in the cluster tells the same.
        self._text(action, handle, release.encode(), os.fsencode(chart), values.encode(), b"", json.dumps(options).encode())

    def uninstall(self, handle: int, release: str, timeout_seconds: int) -> None:
        self._text("uninstall", handle, release.encode(), 0, timeout_seconds)

    def lint(self, handle: int, chart: str) -> dict:
        """Helm's lint result as the library gives it. The interface takes neither values nor the strict option."""
        return json.loads(self._text("lint", handle, os.fsencode(chart)))

    def package(self, handle: int, chart: str, destination: str) -> str:
        """Packages a chart folder and returns the path of the .tgz."""
        return self._text("package", handle, os.fsencode(chart), os.fsencode(destination))
