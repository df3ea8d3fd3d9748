"""With which Secret a node is logged on to, and what must be in it.

Every Secret is mounted as a folder of its own, as far as it exists: a Secret that is missing, or wrong, concerns only the nodes
that need it, and may be mended at any moment.
"""

from __future__ import annotations

import dataclasses
import pathlib

from installer_configuration import is_user_name

USERNAME, PRIVATE_KEY, PASSWORD = "username", "ssh-privatekey", "password"


class CredentialsError(Exception):
    """A Secret cannot be used as it is. Trying again helps once somebody has mended it."""


@dataclasses.dataclass(frozen=True)
class Credentials:
    username: str
    private_key: pathlib.Path | None
    password_file: pathlib.Path | None
    secrets: tuple = dataclasses.field(repr=False)  # Known only so that they can be struck out of texts.


def place_for(node: dict, places: list) -> int | None:
    """Which entry of the configuration's `credentials` a node is logged on to with: the first whose labels it all has."""
    labels = (node.get("metadata") or {}).get("labels") or {}
    for number, place in enumerate(places):
        if all(labels.get(key) == value for key, value in place["nodeSelector"].items()):
            return number
    return None


def read_credentials(directory: str, secret: str) -> Credentials:
    """What a mounted Secret holds; raises CredentialsError, which names the Secret (`NAMESPACE/NAME`) and never shows its content."""
    folder, texts = pathlib.Path(directory), {}
    for name in (USERNAME, PRIVATE_KEY, PASSWORD):
        try:
            if (folder / name).exists():
                texts[name] = (folder / name).read_bytes().decode("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CredentialsError(f"Secret {secret}: cannot read {name}: {type(error).__name__}") from None
    if USERNAME not in texts:
        raise CredentialsError(f"Secret {secret} does not exist or lacks {USERNAME}")
    if not is_user_name(texts[USERNAME]):
        wording = "expected the user name of an administrator of the nodes, without quotes, brackets or spaces around it"
        raise CredentialsError(f"Secret {secret}: {USERNAME}: {wording}")
    methods = [name for name in (PRIVATE_KEY, PASSWORD) if name in texts]
    if len(methods) != 1:
        found = "both are there: remove one" if methods else "neither is there: a user name alone is not enough"
        places = "keys of the Secret, or installer.credentials.privateKey and .password where the chart makes it"
        raise CredentialsError(f"Secret {secret}: expected exactly one of {PRIVATE_KEY} and {PASSWORD} ({places}); {found}")
    method, text = methods[0], texts[methods[0]]
    if not text.strip():
        raise CredentialsError(f"Secret {secret}: {method} is empty")
    if method == PASSWORD and "\n" in text:
        raise CredentialsError(f"Secret {secret}: {PASSWORD}: expected one line")
    hidden = [line for line in text.splitlines() if method == PASSWORD or not line.startswith("-----")]
    files = {name: folder / name if name == method else None for name in (PRIVATE_KEY, PASSWORD)}
    return Credentials(texts[USERNAME], files[PRIVATE_KEY], files[PASSWORD], tuple(filter(None, hidden)))
