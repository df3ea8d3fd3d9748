"""Runs Windows PowerShell 5.1's scripts without Windows: the part of the language that the shipped scripts use, on a modelled machine.

    from powershell import Host
    Host().interpreter().run(text)

See README.md. The machine is in powershell.windows.
"""

from .errors import Exit, PowerShellError, Unsupported
from .host import Host
from .interpreter import Interpreter
from .syntax import parse

__all__ = ["Exit", "Host", "Interpreter", "PowerShellError", "Unsupported", "parse"]
