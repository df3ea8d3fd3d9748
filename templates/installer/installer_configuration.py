"""The installer's configuration: what may be given, how it is checked, how a fault is worded.

The configuration is a JSON object from a mounted ConfigMap and holds no secret.
"""

from __future__ import annotations

import ipaddress
import json
import pathlib
import re
import types

SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"


class ConfigurationError(Exception):
    """Something the person who deploys must mend; retrying does not help."""


def _matches(pattern: str):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _between(low: int, high: int):
    return lambda value: type(value) is int and low <= value <= high


def _all(check, least: int = 0):
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(check, value))


def network(text: str) -> str:
    """An address or CIDR range as Windows notes it, host bits cleared; raises ValueError."""
    found = ipaddress.ip_network(text, strict=False)
    return str(found.network_address if found.prefixlen == found.max_prefixlen else found)


def _is_network(value) -> bool:
    try:
        # No netmasks, zones or IPv4 parts in IPv6: what remains reads the same everywhere.
        return bool(_matches(r"([0-9.]+|[0-9a-fA-F:]+)(/(0|[1-9][0-9]{0,2}))?")(value) and network(value))
    except ValueError:
        return False


# The MSI's features and the names of its firewall rules are what ensure_windows_exporter.ps1 counts on since this version
# (prometheus-community/windows_exporter installer/main.wxs: ADDLOCAL=FirewallException). Older ones can be removed, not installed.
OLDEST_VERSION = (0, 29, 0)
REQUIRED = object()
# The chart's values.schema.json accepts what these accept, collectors aside, whose names it knows.
is_dns_name = _matches(r"[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?")
_NAME = r"[A-Za-z0-9!#$%.@^_~\u00a1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_USER = _matches(rf"{_NAME}([ \\]?{_NAME}|\\?-)*")
_URL = r"https?://[!#-&(-\[\]-_a-z~]+"
_FLAG = (lambda value: isinstance(value, bool), "true or false")
_TEXT = _matches(r"[^\x00-\x1f]+")


def _is_credentials_place(value) -> bool:
    if not isinstance(value, dict) or value.keys() != {"directory", "secretName", "nodeSelector"}:
        return False
    labels = value["nodeSelector"]
    texts = isinstance(labels, dict) and all(isinstance(text, str) for text in labels.values())
    return texts and _TEXT(value["directory"]) and is_dns_name(value["secretName"])


# key: (check, what is expected, default)
FIELDS = {
    "version": (_matches(r"[0-9]{1,5}(\.[0-9]{1,5}){2}"), "a windows_exporter version such as 0.31.8", REQUIRED),
    "msiSha256": (_matches(r"([0-9a-fA-F]{64})?"), "the SHA-256 of the MSI, 64 hexadecimal digits", ""),
    "msiUrl": (
        _matches(r"https?://[!#-&(-\[\]-_a-z{}~]+"),
        "an address; {version} stands for the version",
        "https://github.com/prometheus-community/windows_exporter/releases/download/v{version}/windows_exporter-{version}-amd64.msi",
    ),
    "mirrorBaseUrl": (_matches(rf"({_URL})?"), "the address of a folder with the MSI, or nothing", ""),
    "collectors": (_all(_matches(r"[a-z_]+|\[defaults\]"), least=1), "a list of collector names", ["[defaults]", "container"]),
    "listenPort": (_between(1, 65535), "a port", 9182),
    "firewallManage": (*_FLAG, True),
    "firewallRemoteAddresses": (_all(_is_network), "a list of addresses or CIDR ranges; empty for what each node's Node says", []),
    "state": (lambda value: value in ("present", "absent"), "present or absent", "present"),
    "allowDowngrade": (*_FLAG, False),
    "replaceWmiExporter": (*_FLAG, True),
    "nodeSelector": (_TEXT, "a label selector", "kubernetes.io/os=windows"),
    "concurrency": (_between(1, 100), "a number from 1 to 100", 8),
    "connectTimeoutSeconds": (_between(1, 300), "seconds, 1 to 300", 15),
    "nodeTimeoutSeconds": (_between(1, 3600), "seconds, 1 to 3600", 420),
    "sshPort": (_between(1, 65535), "a port", 22),
    "credentials": (
        _all(_is_credentials_place, least=1),
        "a list of {directory, secretName, nodeSelector}: the folder that a Secret with username and ssh-privatekey or password is "
        "mounted at, the Secret's name, and the labels of the nodes that it is for, none for all others",
        REQUIRED,
    ),
    "namespace": (is_dns_name, "the namespace of both ConfigMaps", REQUIRED),
    "knownHostsConfigMap": (is_dns_name, "the name of a ConfigMap", REQUIRED),
    "learnHostKeys": (*_FLAG, True),
    "learnHostKeysWithPassword": (*_FLAG, False),
    "statusConfigMap": (is_dns_name, "the name of a ConfigMap", REQUIRED),
    "events": (*_FLAG, True),
    "dryRun": (*_FLAG, False),
    # Only for clusters reached from outside a pod.
    "apiServer": (_matches(r"(https://[^\s]+)?"), "an https address, or nothing for the pod's own cluster", ""),
    "serviceAccountDirectory": (_TEXT, "a folder with token and ca.crt", SERVICE_ACCOUNT),
}


def _numbers(version: str) -> tuple:
    return tuple(map(int, version.split(".")))


def read_config(path: str) -> types.SimpleNamespace:
    """The checked configuration; raises ConfigurationError naming every wrong key."""
    try:
        given = json.loads(pathlib.Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"cannot read {path}: {error}") from None
    if not isinstance(given, dict):
        raise ConfigurationError(f"{path}: expected a JSON object")
    faults = [f"{key}: unknown key" for key in given if key not in FIELDS]
    config = types.SimpleNamespace()
    for key, (check, expected, default) in FIELDS.items():
        value = given.get(key, default)
        if value is REQUIRED:
            faults.append(f"{key}: missing; expected {expected}")
        elif not check(value):
            faults.append(f"{key}: expected {expected}")
        setattr(config, key, value)
    if config.state == "present" and FIELDS["version"][0](config.version) and _numbers(config.version) < OLDEST_VERSION:
        oldest = ".".join(map(str, OLDEST_VERSION))
        faults.append(f"version: windows_exporter {config.version} has another MSI, which cannot be installed; expected {oldest} or later")
    if config.state == "present" and config.msiSha256 == "":
        faults.append("msiSha256: missing; expected the SHA-256 of the MSI, which only a removal does without")
    if faults:
        raise ConfigurationError("; ".join(faults))
    if config.mirrorBaseUrl:
        config.msiUrl = config.mirrorBaseUrl.rstrip("/") + "/windows_exporter-{version}-amd64.msi"
    config.msiUrl = config.msiUrl.replace("{version}", config.version)
    config.firewallRemoteAddresses = [network(text) for text in config.firewallRemoteAddresses]
    return config


def is_user_name(value) -> bool:
    """What Windows allows (local, DOMAIN\\user, user@domain) and ssh carries.

    ssh gets the name as one argument, past any shell, yet newer versions refuse quotes, a space before a hyphen and a backslash
    at the end (openssh/openssh-portable ssh.c, valid_ruser).
    """
    return _USER(value) and len(value) <= 104
