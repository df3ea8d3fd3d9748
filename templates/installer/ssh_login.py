"""How ssh is called with the credentials of one Secret: options, environment, and the two files it needs besides."""

from __future__ import annotations

import os
import pathlib
import sys

from node_credentials import Credentials, CredentialsError, place_for, read_credentials


class Login:
    """The credentials of one Secret, made ready for ssh in a folder that is ours alone and goes with the run."""

    def __init__(self, secret: str, credentials: Credentials, folder: pathlib.Path):
        self.secret, self._credentials, self._folder = secret, credentials, folder
        self._askpass, self._private_key = folder / "askpass", folder / "private-key"
        if credentials.password_file:
            self._write_askpass(credentials.password_file)
        if credentials.private_key:
            self._copy_private_key(credentials.private_key)

    def _copy_private_key(self, mounted: pathlib.Path) -> None:
        """ssh refuses keys that lack the last line's end or have Windows' line ends, as pasted ones often do."""
        lines = mounted.read_bytes().decode("utf-8").removeprefix("\ufeff").split("\n")
        text = "\n".join(line.rstrip() for line in lines).strip() + "\n"
        with open(os.open(self._private_key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def _write_askpass(self, password: pathlib.Path) -> None:
        """The helper knows the file's path, not its content, and answers nothing but a question for the password."""
        source = f"""#!{sys.executable} -IS
import sys
if "password" not in " ".join(sys.argv[1:]).lower():
    sys.exit(1)
with open({str(password)!r}, "rb") as file:
    sys.stdout.buffer.write(file.read().rstrip(b"\\r\\n") + b"\\n")
"""
        self._askpass.write_text(source, "utf-8")
        self._askpass.chmod(0o700)

    def may_learn(self, config) -> bool:
        """Whether a machine whose key is not pinned may be logged on to.

        A private key gives nothing away to the wrong machine; a password is sent to it. Any node may give its own Node the label that
        we select by (kubernetes/kubernetes plugin/pkg/admission/noderestriction), answer on SSH's port and take what comes.
        """
        return config.learnHostKeys and (self._credentials.password_file is None or config.learnHostKeysWithPassword)

    def environment(self) -> dict:
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "HOME": str(self._folder)}
        if self._credentials.password_file:
            environment.update(SSH_ASKPASS=str(self._askpass), SSH_ASKPASS_REQUIRE="force")
        return environment

    def command(self, config, name: str, address: str, known_hosts: pathlib.Path, learns: bool, remote_command: str) -> list:
        """`learns`: take whatever key the machine shows, and note it in `known_hosts`."""
        by_key = self._credentials.private_key is not None
        options = {
            "BatchMode": "yes" if by_key else "no",
            "PreferredAuthentications": "publickey" if by_key else "password",
            "PubkeyAuthentication": "yes" if by_key else "no",
            "PasswordAuthentication": "no" if by_key else "yes",
            "KbdInteractiveAuthentication": "no",
            "NumberOfPasswordPrompts": 1,
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "IdentityFile": f'"{self._private_key}"' if by_key else "none",
            "ConnectTimeout": config.connectTimeoutSeconds,
            "ConnectionAttempts": 1,
            "ServerAliveInterval": 15,
            "ServerAliveCountMax": 4,
            # Keys belong to the node's name: addresses are handed on to other machines.
            "HostKeyAlias": name,
            "StrictHostKeyChecking": "accept-new" if learns else "yes",
            "UserKnownHostsFile": f'"{known_hosts}"',
            "GlobalKnownHostsFile": "/dev/null",
            "HashKnownHosts": "no",
            "UpdateHostKeys": "no",
            "CheckHostIP": "no",
            "ClearAllForwardings": "yes",
            "ForwardAgent": "no",
            "LogLevel": "ERROR",
        }
        command = ["ssh", "-T", "-F", "none"]
        for option, value in options.items():
            command += ["-o", f"{option}={value}"]
        return command + ["-p", str(config.sshPort), "-l", self._credentials.username, "--", address, remote_command]


class Logins:
    """All Secrets of a run. One that cannot be used is known by its fault and concerns the nodes that need it only."""

    def __init__(self, config, folder: pathlib.Path):
        self._places, self._logins, self._faults, secrets = config.credentials, {}, {}, []
        for number, place in enumerate(self._places):
            secret = f"{config.namespace}/{place['secretName']}"
            try:
                credentials = read_credentials(place["directory"], secret)
            except CredentialsError as error:
                self._faults[number] = str(error)
                continue
            own = folder / f"login-{number}"
            own.mkdir(0o700)
            self._logins[number] = Login(secret, credentials, own)
            secrets += credentials.secrets
        self.secrets = tuple(secrets)

    def of(self, node: dict) -> Login:
        """Raises CredentialsError."""
        number = place_for(node, self._places)
        if number is None:
            raise CredentialsError("no entry of credentials is for a node with these labels")
        if number in self._faults:
            raise CredentialsError(self._faults[number])
        return self._logins[number]

    def faults(self, nodes: list) -> list:
        """Each Secret's fault, and how many of the nodes need the Secret."""
        numbers = [place_for(node, self._places) for node in nodes]
        return [(fault, numbers.count(number)) for number, fault in self._faults.items()]
