"""What a long run has to do with the world around it: being told to stop, and showing that it is alive."""

from __future__ import annotations

import os
import pathlib
import select
import threading
import time


class Stopping:
    """Set once by a signal, waited for by all threads.

    Not a threading.Event: a signal's handler runs in the main thread, which might just hold the lock that Event.set takes.
    """

    def __init__(self):
        self._reader, self._writer = os.pipe()
        self.signal = 0

    def set(self, number: int) -> None:
        if not self.signal:
            self.signal = number
            os.write(self._writer, b".")  # Never read: whoever waits, now or later, sees it.

    def is_set(self) -> bool:
        return self.signal != 0

    def wait(self, seconds: float) -> bool:
        """Answers whether we were told to stop, at once if so."""
        return bool(select.select([self._reader], [], [], seconds)[0])


class Heartbeat:
    """A file that is written again and again, and says in how many seconds that will happen next at the latest."""

    def __init__(self, file: str = ""):
        self._file = pathlib.Path(file) if file else None
        self._lock = threading.Lock()
        self._within = 300

    def beat(self, within: int | None = None) -> None:
        """`within` holds for the later beats too."""
        with self._lock:
            self._within = within or self._within
            if self._file:
                fresh = self._file.with_name(self._file.name + ".new")
                fresh.write_text(f"{self._within}\n", "ascii")
                fresh.replace(self._file)


def fault_of_heartbeat(file: str) -> str:
    """Why the run behind a heartbeat's file counts as dead; empty if it is alive."""
    path = pathlib.Path(file)
    try:
        age, within = time.time() - path.stat().st_mtime, int(path.read_text("ascii"))
    except (OSError, ValueError) as error:
        return f"no heartbeat in {file}: {error}"
    return f"the last heartbeat is {age:.0f} seconds old; expected one every {within} seconds" if age > within else ""
