"""A model of a Windows node: enough of the machine for the shipped scripts to act upon. See ../README.md."""

from .machine import Machine
from .windows_host import WindowsHost

__all__ = ["Machine", "WindowsHost"]
