"""Plays a Windows node behind a real sshd: sshd's ForceCommand runs it in place of whatever the client asked for.

It does what cmd.exe and powershell.exe would with the installer's command, as far as that can be done without Windows: checks the
command line, decodes it, reads script and parameters from standard input, and brings a small model of the machine (a JSON
file named after the address the client connected to) into the wanted state. The .ps1 itself is not run. Its mutex is a locked file.

Usage: fake_node.py STATE_FOLDER SHIPPED_SCRIPT
"""

import base64
import contextlib
import fcntl
import json
import os
import pathlib
import sys
import time

CMD_LIMIT = 8191
PREFIX = "powershell.exe -NoProfile -NonInteractive -EncodedCommand "


def read_request(shipped):
    command = os.environ.get("SSH_ORIGINAL_COMMAND", "")
    assert len("cmd.exe /c ") + len(command) <= CMD_LIMIT, "the command is too long for cmd.exe"
    assert command.startswith(PREFIX), "not the expected PowerShell call"
    encoded = command[len(PREFIX) :]
    assert not set(encoded) & set(" \"'&|<>^%"), "characters that a shell would read"
    bootstrap = base64.b64decode(encoded, validate=True).decode("utf-16-le")
    assert "$input" in bootstrap and "FromBase64String" in bootstrap, "not the expected reader"
    payload = json.loads(base64.b64decode(sys.stdin.read()))
    assert payload["script"] == shipped.read_text("utf-8"), "not the shipped script"
    return payload["parameters"]


def plan(state, wanted):
    product = state["product"]
    if wanted["state"] == "absent":
        return "remove" if product else ""
    if product is None:
        return "install"
    if product["version"] != wanted["version"]:
        older = [int(part) for part in product["version"].split(".")] < [int(part) for part in wanted["version"].split(".")]
        return "upgrade" if older else "downgrade"
    firewall = wanted["firewallRemoteAddresses"]
    if (product["collectors"], product["port"]) != (wanted["collectors"], wanted["listenPort"]):
        return "reconfigure"
    if firewall and product.get("firewall", firewall) != firewall:
        return "reconfigure"
    return "" if state["running"] else "repair"


def answer(outcome, before, after, detail="", status=0):
    versions = {"version": after["version"] if after else "", "previousVersion": before["version"] if before else ""}
    print(json.dumps({"outcome": outcome, "detail": detail, **versions}), flush=True)
    sys.exit(status)


def lock(file, wanted):
    """The machine-wide mutex, waited for as long as the script does."""
    end = time.monotonic() + min(120, wanted["timeoutSeconds"] / 3)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                answer("busy", None, None, "another run of the installer has been at work on the node", 1)
            time.sleep(0.02)


def hang(file):
    """Until the test takes the file away, or another test puts its own there; without a trace in that one's journal."""
    own = file.stat()
    with contextlib.suppress(FileNotFoundError):
        while (file.stat().st_ino, file.stat().st_mtime_ns) == (own.st_ino, own.st_mtime_ns):
            time.sleep(0.05)
    os._exit(0)


def misbehave(behaviour, file):
    if behaviour == "hang":
        hang(file)
    if behaviour == "fail":
        answer("failed", None, None, "the SHA-256 of the download is wrong", 1)
    if behaviour == "lie":
        answer("installed", None, {"version": "9.9.9"}, "", 1)
    if behaviour == "skip":
        answer("skipped", None, None)
    if behaviour == "silent":
        sys.exit(0)
    if behaviour == "noise":
        print('#< CLIXML\n"a string"\n{"no": "outcome"}\n', flush=True)
        sys.exit(0)
    if behaviour == "flood":
        while True:
            sys.stdout.write("x" * 65536)


def main():
    folder, shipped = map(pathlib.Path, sys.argv[1:3])
    address = os.environ["SSH_CONNECTION"].split()[2]
    file = folder / (address + ".json")
    wanted = read_request(shipped)
    lock(folder / (address + ".lock"), wanted)
    state = json.loads(file.read_text())
    journal = {"begin": time.time(), "wanted": wanted, "environment": dict(os.environ)}
    time.sleep(state.get("seconds", 0))
    try:
        misbehave(state.get("behaviour", ""), file)
        before, step = state["product"], plan(state, wanted)
        if wanted["dryRun"]:
            answer("would-" + step if step else "unchanged", before, before)
        if step == "downgrade" and not wanted["allowDowngrade"]:
            answer("failed", None, None, "allowDowngrade is false", 1)
        if step == "remove":
            state.update(product=None, running=False)
        elif step:
            product = {"version": wanted["version"], "collectors": wanted["collectors"], "port": wanted["listenPort"]}
            product["firewall"] = wanted["firewallRemoteAddresses"]
            state.update(product=product, running=True)
        past = {"install": "installed", "upgrade": "upgraded", "downgrade": "downgraded", "reconfigure": "reconfigured"}
        past.update(repair="repaired", remove="removed")
        if step:
            file.write_text(json.dumps(state))
        answer(past[step] if step else "unchanged", before, state["product"])
    finally:
        journal["end"] = time.time()
        with open(folder / (address + ".journal"), "a") as lines:
            lines.write(json.dumps(journal) + "\n")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        answer("failed", None, None, f"fake node: {error}", 1)
