"""Plays the Windows nodes behind a real sshd: a process for each session, which runs the real script as the node's shell would.

The machine is a model, kept in a JSON file named after the address the client connected to (Tests/Support/powershell/windows). Only the
mutex, a locked file, and waiting for it take real time. Keys of the state beside the machine's own:

  shell       cmd (if not said) or powershell: what sshd gives the command to
  seconds     how long the node really takes, so that a test sees what happens meanwhile
  behaviour   what the node does in place of running the script: see misbehave()
  answer      the result that behaviour "answer" prints, or the text that "say" prints
  status      the exit status of behaviour "answer", 0 if not said

Usage: windows_nodes.py SOCKET SCRIPT   (the script is read once, before the first session)
"""

import base64
import contextlib
import fcntl
import io
import json
import os
import pathlib
import signal
import socket
import sys
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from powershell.interpreter import tree  # noqa: E402
from powershell.windows import Machine, WindowsHost, shells  # noqa: E402


class Console(io.TextIOBase):
    """Unbuffered, in a code page that has ASCII only: anything else is lost, as it may be on a node."""

    def __init__(self, descriptor):
        self.descriptor = descriptor

    def write(self, text):
        data = text.encode("ascii", "replace")
        while data:
            data = data[os.write(self.descriptor, data) :]


class NodeHost(WindowsHost):
    def __init__(self, session):
        super().__init__(Machine(now=time.time()), Console(1), Console(2))
        self.session = session

    def acquire(self, name, milliseconds):
        """Waits in real time, which the machine's clock follows."""
        assert name == "Global\\wingen-windows-exporter", name
        begin = time.monotonic()
        self.session.lock = os.open(self.session.file(".lock"), os.O_RDWR | os.O_CREAT, 0o666)
        while True:
            try:
                fcntl.flock(self.session.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() - begin >= milliseconds / 1000:
                    return False
                time.sleep(0.02)
        self.machine.sleep(time.monotonic() - begin)
        self.session.begin(self.machine)
        return True

    def release(self, name):
        self.session.end(self)


class Session:
    def __init__(self, request):
        self.environment, self.folder = request["environment"], pathlib.Path(request["folder"])
        self.shipped, self.address = pathlib.Path(request["shipped"]), self.environment["SSH_CONNECTION"].split()[2]
        self.journal, self.lock, self.own = {"environment": self.environment}, None, None

    def file(self, suffix):
        return self.folder / (self.address + suffix)

    def read_input(self):
        text = sys.stdin.buffer.read().decode("ascii")
        payload = json.loads(base64.b64decode(text))
        assert payload["script"] == self.shipped.read_text("utf-8"), "not the shipped script"
        self.journal["wanted"] = payload["parameters"]
        return text

    def run(self):
        shell = json.loads(self.file(".json").read_text()).get("shell", "cmd")
        return shells.run(shell, self.environment["SSH_ORIGINAL_COMMAND"], NodeHost(self), self.read_input)

    def begin(self, machine):
        self.journal["begin"] = time.time()
        state = json.loads(self.file(".json").read_text())
        self.own = self.identity()
        time.sleep(state.get("seconds", 0))
        try:
            self.misbehave(state)
        except SystemExit:
            self.note()
            raise
        machine.load(state)
        machine.changed = lambda: self.save(machine)

    def identity(self):
        found = self.file(".json").stat()
        return found.st_ino

    def save(self, machine):
        """Not into the file of another test, if this one has ended meanwhile."""
        with contextlib.suppress(FileNotFoundError):
            if self.identity() == self.own:
                # In one step: tests look at any time.
                fresh = self.file(".fresh")
                fresh.write_text(json.dumps(machine.state))
                fresh.replace(self.file(".json"))
                self.own = self.identity()

    def end(self, host):
        left = [name for name in host.files.below("C:\\Users\\ADMINI~1\\AppData\\Local\\Temp")]
        if left:
            host.machine.state["files"] = left
            host.machine.changed()
        self.note()
        os.close(self.lock)

    def note(self):
        self.journal["end"] = time.time()
        with open(self.file(".journal"), "a") as lines:
            lines.write(json.dumps(self.journal) + "\n")

    def misbehave(self, state):
        """What no script of ours does, but a node might."""
        behaviour = state.get("behaviour", "")
        answers = {
            "lie": ({"outcome": "installed", "version": "9.9.9"}, 1),
            "skip": ({"outcome": "skipped"}, 0),
            "answer": (state.get("answer"), state.get("status", 0)),
        }
        if behaviour == "hang":
            self.hang()
        elif behaviour == "silent":
            sys.exit(0)
        elif behaviour == "noise":
            Console(1).write('#< CLIXML\n"a string"\n{"no": "outcome"}\n')
            sys.exit(0)
        elif behaviour == "say":
            Console(1).write(state["answer"])
            sys.exit(0)
        elif behaviour == "flood":
            while True:
                Console(1).write("x" * 65536)
        elif behaviour:
            answer, status = answers[behaviour]
            Console(1).write(json.dumps({"detail": "", "version": "", "previousVersion": "", **answer}) + "\n")
            sys.exit(status)

    def hang(self):
        """Until the test takes the file away, or another test puts its own there; without a trace in that one's journal."""
        own = self.file(".json").stat()
        with contextlib.suppress(FileNotFoundError):
            while True:
                now = self.file(".json").stat()
                if (now.st_ino, now.st_mtime_ns) != (own.st_ino, own.st_mtime_ns):
                    break
                time.sleep(0.05)
        os._exit(0)


def serve_one(connection):
    data, streams, _, _ = socket.recv_fds(connection, 4, 3)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    length, request = int.from_bytes(data, "big"), b""
    while len(request) < length:
        request += connection.recv(65536)
    status = 70
    try:
        status = Session(json.loads(request)).run()
    except SystemExit as end:
        status = end.code
    except Exception:  # The installer shows the last line.
        with contextlib.suppress(OSError):
            Console(2).write(traceback.format_exc())
    connection.sendall(bytes([status]))


def main():
    door, script = sys.argv[1:3]
    tree(pathlib.Path(script).read_text("utf-8"))  # Sessions inherit it.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(door)
        os.chmod(door, 0o777)
        listener.listen(200)
        print("ready", flush=True)
        while True:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                try:
                    serve_one(connection)
                finally:
                    os._exit(0)
            connection.close()


if __name__ == "__main__":
    main()
