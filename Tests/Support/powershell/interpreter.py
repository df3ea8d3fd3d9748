"""An interpreter for the part of Windows PowerShell 5.1 that the shipped scripts use.

What it does not know raises Unsupported with line and column: it never guesses. What commands act upon is the host's business.
"""

from .commands import Commands
from .errors import Exit, PowerShellError
from .expressions import Expressions
from .scope import Scope
from .statements import Statements
from .syntax import parse
from .values import ScriptBlock

_TREES = {}


def tree(text):
    """Parsed once a process. The tree is never changed."""
    if text not in _TREES:
        _TREES[text] = parse(text)
    return _TREES[text]


class Printed:
    """Stands where a list of output would, and prints at once: what came before an error is seen."""

    def __init__(self, host):
        self.append = host.write_output

    def extend(self, values):
        for value in values:
            self.append(value)


class Interpreter(Expressions, Statements, Commands):
    def __init__(self, host):
        self.host = host
        self.globals = Scope(host)
        self.globals.write("ErrorActionPreference", "Continue")

    def block(self, text):
        return ScriptBlock(tree(text))

    def run(self, text, arguments=(), piped=None):
        """Runs a script, prints what it puts out as powershell.exe does, and answers the exit status: 1 after an error nobody
        catches (about_PowerShell_exe)."""
        try:
            self.invoke_block(self.block(text), list(arguments), piped, self.globals, Printed(self.host))
        except Exit as end:
            return end.status
        except PowerShellError as error:
            self.host.write_error(error.exception.message)
            return 1
        return 0

    def evaluate(self, text, piped=None):
        """The output of a script as a list, for tests and for functions that are called one by one."""
        return self.invoke_block(self.block(text), [], piped, self.globals)

    def load(self, text):
        """Defines a script's functions without running its other statements; strict mode as the script sets it is the caller's business."""
        for node in tree(text).walk():
            if node.type == "function_statement":
                self.run_function_statement(node, self.globals, [])
