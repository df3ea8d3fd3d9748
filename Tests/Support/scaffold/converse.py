"""Runs a program on a pseudo-terminal and answers its questions.

Usage: converse.py SCRIPT PROGRAM [ARGUMENT…]

SCRIPT is a file of JSON: a list of [TEXT, LINE]; when TEXT is seen in what the program writes, LINE is typed. A line of null closes the input
(Ctrl-D), one of "\\u0003" is Ctrl-C. All that the program wrote is printed; the exit code is the program's, 128 and the signal's number if a
signal ended it, and 99 if it did not say what was expected.
"""

import json
import os
import pty
import select
import signal
import sys
import time


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        script = json.load(file)
    child, terminal = pty.fork()
    if child == 0:
        # Whoever runs tests may ignore or block it, and programs inherit that.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.execv(sys.argv[2], sys.argv[2:])
    seen, start = b"", 0
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        while script and (place := seen.find(script[0][0].encode(), start)) >= 0:
            text, line = script.pop(0)
            start = place + len(text.encode())
            os.write(terminal, b"\x04" if line is None else line.encode() if line == "\x03" else line.encode() + b"\n")
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        seen += data
    if time.monotonic() >= deadline:
        os.kill(child, signal.SIGKILL)
    sys.stdout.write(seen.decode(errors="replace").replace("\r\n", "\n"))
    status = os.waitpid(child, 0)[1]
    if script:
        print(f"not seen: {script[0][0]!r}")
        return 99
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


sys.exit(main())
