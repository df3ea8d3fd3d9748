"""What can go wrong, apart: the script's own errors, ways out of a block, and constructs this interpreter does not know."""


class Unsupported(Exception):
    """The script uses something whose meaning is not written down here. Never caught by a script's `catch`."""

    def __init__(self, what, node=None):
        self.what, self.node = what, node
        super().__init__(what)

    def __str__(self):
        place = f" at line {self.node.line}, column {self.node.column}" if self.node is not None else ""
        return f"not known to this PowerShell interpreter: {self.what}{place}"


class NetException:
    """A .NET exception as scripts see it. `types` begins with its own class and goes up; names lack `System.`, in lower case."""

    def __init__(self, types, message, inner=None):
        self.types = [types] if isinstance(types, str) else list(types)
        self.message, self.inner = message, inner

    @property
    def chain(self):
        return [*self.types, "exception"]


class PowerShellError(Exception):
    """An error a script can catch. Cmdlets' own errors end a command only where the error action says so."""

    def __init__(self, exception, terminating=True):
        self.exception, self.terminating = exception, terminating
        super().__init__(exception.message)


def fault(message, types="management.automation.runtimeexception", terminating=True):
    return PowerShellError(NetException(types, message), terminating)


def cmdlet_fault(message, types="management.automation.runtimeexception"):
    """Ends the command only if the error action is Stop (about_CommonParameters, ErrorAction)."""
    return fault(message, types, terminating=False)


def method_fault(message, *types):
    """What a .NET method throws. wrapped() puts the words around it that PowerShell adds."""
    return PowerShellError(NetException(types, message))


def wrapped(error, name, count):
    """PowerShell wraps what a method throws; `catch [Type]` still finds the inner one (about_Try_Catch_Finally)."""
    inner = error.exception
    words = f'Exception calling "{name}" with "{count}" argument(s): "{inner.message}"'
    return PowerShellError(NetException("management.automation.methodinvocationexception", words, inner))


class Exit(Exception):
    """The script ends the process."""

    def __init__(self, status):
        self.status = status
        super().__init__(status)


class Return(Exception):
    """Values were written to the output before this is raised."""


class Break(Exception):
    pass


class Continue(Exception):
    pass
