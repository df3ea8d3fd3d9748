"""A host whose commands act upon a Machine."""

from ..host import Host
from . import files, network, system

ENVIRONMENT = {"SystemRoot": "C:\\Windows", "ProgramData": "C:\\ProgramData", "TEMP": files.TEMPORARY}


class WindowsHost(Host):
    """`downloads` answers what lies at an address, as a file's content (see files.py)."""

    def __init__(self, machine, output=None, errors=None, environment=None, downloads=network.package):
        super().__init__(output, errors, {**ENVIRONMENT, **(environment or {})})
        self.machine, self.downloads = machine, downloads
        self.files = files.Files(["C:", "C:\\ProgramData", "C:\\Windows", files.TEMPORARY])
        self.held = set()
        for module in (files, network, system):
            self.cmdlets.update({one.name.lower(): one for one in module.CMDLETS})
            self.static_methods.update(getattr(module, "STATIC_METHODS", {}))
            self.constructors.update(getattr(module, "CONSTRUCTORS", {}))

    def acquire(self, name, milliseconds):
        """Takes a mutex; nobody else is on a machine of its own."""
        self.held.add(name)
        return True

    def release(self, name):
        self.held.discard(name)
