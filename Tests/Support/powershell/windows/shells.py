"""What Windows' sshd makes of a command: it hands it to the machine's shell, cmd.exe or the one named by DefaultShell.

PowerShell/openssh-portable, contrib/win32/win32compat/w32-doexec.c: `"SHELL" /c "COMMAND"` for cmd.exe, nothing escaped; for PowerShell
the arguments SHELL, -c and COMMAND, each quoted so that the program gets COMMAND as one argument.
"""

import base64
import binascii

from ..errors import Unsupported
from ..host import Host
from ..interpreter import tree

CMD = r"c:\windows\system32\cmd.exe"
CMD_LIMIT = 8191  # Microsoft: Command prompt line string limitation.
CREATE_PROCESS_LIMIT = 32767  # CreateProcessW, lpCommandLine.
# What cmd.exe expands, or ends a word or a command at.
_CMD_READS = set("%^&|<>()!\"'`,;=@\r\n\t")


class ShellError(Exception):
    """The command would not reach its program as it is."""


def run(shell, command, host, read_input):
    """Runs the command as the machine's shell does and answers the exit status. `read_input` answers all of standard input."""
    if shell == "cmd":
        return _by_cmd(command, host, read_input)
    if shell == "powershell":
        return _by_powershell(command, host, read_input)
    raise ValueError(shell)


def _by_cmd(command, host, read_input):
    length = len(f'"{CMD}" /c "{command}"')
    if length > CMD_LIMIT:
        raise ShellError(f"cmd.exe takes {CMD_LIMIT} characters, and the command has {length}")
    # The encoded command ends with `=`, which cmd.exe leaves alone in what is not its own command.
    found = sorted(set(command.rstrip("=")) & _CMD_READS)
    if found:
        raise ShellError(f"cmd.exe would read these characters: {found}")
    program, *words = command.split(" ")
    if program != "powershell.exe":
        raise ShellError(f"no program {program}")
    return powershell(words, host, read_input)


def _by_powershell(command, host, read_input):
    if len(command) > CREATE_PROCESS_LIMIT - 100:
        raise ShellError("the command is too long for CreateProcess")
    outer, statuses = Host(), []
    taken = uses_input(command)

    def program(words, piped, node):
        if piped is not None:
            raise Unsupported("input for a program", node)
        # The outer shell leaves standard input to the program it starts, unless its own command names $input.
        statuses.append(powershell(words, host, (lambda: "") if taken else read_input))
        return []

    outer.applications["powershell.exe"] = program
    status = outer.interpreter().run(command)
    # -Command ends with 1 if its last command failed, whatever that one's own status (about_PowerShell_exe).
    return 1 if status or any(statuses) else 0


def uses_input(text):
    """powershell.exe reads standard input only for a command that names $input (PowerShell/PowerShell, ConsoleHost.cs, DoCommandLine:
    AstSearcher.IsUsingDollarInput). Nested commands as strings do not count."""
    return any(node.type == "variable" and node.text.lower() == "$input" for node in tree(text).walk())


def powershell(words, host, read_input):
    """powershell.exe with the options that the installer gives it."""
    words, command = list(words), None
    while words:
        option = words.pop(0).lower()
        if option == "-encodedcommand" and words and command is None:
            command = _decoded(words.pop(0))
        elif option not in ("-noprofile", "-noninteractive"):
            raise Unsupported(f"powershell.exe {option}")
    if command is None:
        raise Unsupported("powershell.exe without a command")
    piped = read_input().splitlines() if uses_input(command) else None
    return host.interpreter().run(command, piped=piped)


def _decoded(text):
    try:
        return base64.b64decode(text, validate=True).decode("utf-16-le")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ShellError(f"-EncodedCommand: {error}") from None


