"""A program on a terminal of its own, as a person would sit at it."""

import os
import pathlib
import pty
import select
import signal
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
WINGEN = ROOT / ".build/debug/wingen"


def heed_signals():
    """For a child: a shell's background jobs are started with SIGINT ignored, and their children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


class Terminal:
    """Starts a program on a new terminal. Use it in a with statement: what still runs at its end is killed."""

    def __init__(self, arguments, variables, folder):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            heed_signals()
            os.chdir(folder)
            os.execvpe(arguments[0], [str(argument) for argument in arguments], variables)
        self.shown = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.descriptor)

    def type(self, text):
        os.write(self.descriptor, text.encode())

    def read(self, until=None, seconds=120):
        """What is shown until a text is, or until the program closes the terminal."""
        begin = len(self.shown)
        deadline = time.monotonic() + seconds
        while until is None or until not in self.shown[begin:]:
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"waited {seconds} s for {until!r}; shown: {self.shown[begin:]!r}")
            if not select.select([self.descriptor], [], [], left)[0]:
                continue
            try:
                chunk = os.read(self.descriptor, 1 << 16)
            except OSError:  # The program has closed it.
                chunk = b""
            if not chunk:
                break
            self.shown += chunk.decode("utf-8", "replace")
        return self.shown[begin:]

    def status(self):
        """The exit code, once all is shown; negative for a signal."""
        self.read()
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return os.waitstatus_to_exitcode(status)
