"""Recorded clusters, kept between requests by their version and APIs, and Helm's way to them."""

from __future__ import annotations

import itertools
import re
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass

import api_resources
from api_server import APIServer
from cluster import Cluster
from helm_library import HelmLibrary
from schemas import Schemas

DEFAULT_VERSION = "1.32"
KEPT = 24


@dataclass(frozen=True)
class Target:
    """One namespace of a cluster."""

    cluster: Cluster
    namespace: str
    kubeconfig: str
    helm: HelmLibrary

    def handle(self):
        """Helm's handle for one command, as each `helm` on a command line has its own.

        A used one is slower: its client holds itself back to 5 requests a second after the first 10.
        """
        return self.helm.configuration(self.namespace, self.kubeconfig)


class ClusterPool:
    def __init__(self, helm: HelmLibrary, server: APIServer, schemas: Schemas):
        self._helm, self._server, self._schemas = helm, server, schemas
        self._kept: OrderedDict[tuple, tuple[str, Cluster, str]] = OrderedDict()
        self._identities = itertools.count(1)

    @contextmanager
    def target(self, namespace: str, kube_version: str | None, api_versions: list[str] | None):
        """A target without any object. Version: `1.32`, `v1.32.3` or `v1.32.3-gke.100`; one without a patch number gets `.0`."""
        key = (git_version(kube_version or DEFAULT_VERSION), tuple(sorted(set(api_versions or ()))))
        if key not in self._kept:
            self._kept[key] = self._create(*key)
            if len(self._kept) > KEPT:
                self._server.remove(self._kept.popitem(last=False)[1][0])
        self._kept.move_to_end(key)
        _, cluster, kubeconfig = self._kept[key]
        cluster.reset()
        yield Target(cluster, namespace, kubeconfig, self._helm)

    def _create(self, version: str, api_versions: tuple[str, ...]) -> tuple[str, Cluster, str]:
        major, minor = re.match(r"v(\d+)\.(\d+)", version).groups()
        kinds = self._schemas.nearest((int(major), int(minor))).kinds
        built_in = api_resources.built_in(kinds)
        served = {(each.group, each.version, each.kind) for each in built_in}
        added, empty = api_resources.custom(api_versions)
        cluster = Cluster(version, built_in + [each for each in added if (each.group, each.version, each.kind) not in served], empty)
        identity = str(next(self._identities))
        return identity, cluster, self._server.add(identity, cluster)


def git_version(text: str) -> str:
    match = re.fullmatch(r"v?(\d+\.\d+)(\.\d+)?([-+].+)?", text)
    if not match:
        raise ValueError(f"kubeVersion: `{text}` is no Kubernetes version such as 1.32 or v1.32.3-gke.100")
    return f"v{match[1]}{match[2] or '.0'}{match[3] or ''}"
