"""The door of a Windows node: sshd's ForceCommand runs it in place of whatever the client asked for.

It hands its standard streams and its environment to windows_nodes.py, which plays the machine, and ends with the status that comes
back. It needs nothing but Python, starts in no time, and runs as the user who logged on.

Usage: fake_node.py STATE_FOLDER SHIPPED_SCRIPT
"""

import json
import os
import pathlib
import socket
import sys


def main():
    folder = pathlib.Path(sys.argv[1])
    request = {"folder": str(folder), "shipped": sys.argv[2], "environment": dict(os.environ)}
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(folder.parent / "nodes.sock"))
        data = json.dumps(request).encode()
        socket.send_fds(door, [len(data).to_bytes(4, "big")], [0, 1, 2])
        door.sendall(data)
        answer = door.recv(1)
    return answer[0] if answer else 70


if __name__ == "__main__":
    sys.exit(main())
