"""A recording Kubernetes API server on loopback for any number of clusters, each under a path of its own (`/clusters/ID`)."""

from __future__ import annotations

import socket
import sys
import threading
import traceback

from cluster import Cluster
from http_connection import Connection


class APIServer:
    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._clusters: dict[str, Cluster] = {}
        threading.Thread(target=self._accept, daemon=True, name="api-server").start()

    def add(self, identity: str, cluster: Cluster) -> str:
        """Serves a cluster and returns the kubeconfig text that leads to it."""
        self._clusters[identity] = cluster
        address = f"http://127.0.0.1:{self._listener.getsockname()[1]}/clusters/{identity}"
        # Helm's interface takes a text for a kubeconfig by its first word.
        return f"""apiVersion: v1
kind: Config
current-context: recorded
clusters: [{{name: recorded, cluster: {{server: "{address}"}}}}]
users: [{{name: recorded, user: {{}}}}]
contexts: [{{name: recorded, context: {{cluster: recorded, user: recorded}}}}]
"""

    def remove(self, identity: str) -> None:
        cluster = self._clusters.pop(identity, None)
        if cluster:
            cluster.reset()

    def _accept(self) -> None:
        while True:
            peer, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(Connection(peer),), daemon=True).start()

    def _serve(self, connection: Connection) -> None:
        try:
            while (request := connection.read_request()) is not None:
                _, root, identity, rest = (request.path + "///").split("/", 3)
                cluster = self._clusters.get(identity) if root == "clusters" else None
                if cluster is None:
                    connection.answer(404, b"{}")
                    continue
                answer = cluster.answer(request, "/" + rest.rstrip("/"), connection)
                if answer is None:
                    return
                connection.answer(*answer)
        except OSError:
            pass
        except Exception:
            # Helm sees the connection break and says so; the reason must not be lost.
            traceback.print_exc(file=sys.stderr)
        finally:
            connection.close()
