"""msiexec, as far as its command line and exit status matter (Microsoft: Command-Line Options and Error Codes of Windows Installer)."""

import re

from ..errors import Unsupported

OK, RESTART, CANNOT_LOG, FAILED, UNKNOWN_PRODUCT, NO_PACKAGE = 0, 3010, 1622, 1603, 1605, 1619
_NEVER = float("inf")
_PROPERTIES = {"ENABLED_COLLECTORS", "LISTEN_PORT", "ADDLOCAL", "REMOTE_ADDR"}


class Request:
    """What the command line asks for. Words are separated by blanks outside quotes."""

    def __init__(self, line):
        words = re.findall(r'(?:"[^"]*"|[^\s"])+', line)
        self.action = self.target = self.log = ""
        self.silent, self.properties = False, {}
        while words:
            word = words.pop(0)
            folded = word.lower()
            name, equals, value = word.partition("=")
            if folded in ("/i", "/x") and not self.action:
                self.action, self.target = folded[1], words.pop(0).strip('"')
            elif folded == "/qn":
                self.silent = True
            elif folded == "/l*v":
                self.log = words.pop(0).strip('"')
            elif equals and name in _PROPERTIES:
                self.properties[name] = value.strip('"')
            elif folded != "/norestart":
                raise Unsupported(f"msiexec {word}")


class Msiexec:
    """The process: it has an effect only if it is given the time it takes."""

    def __init__(self, machine, files, line):
        self.machine, self.files, self.request = machine, files, Request(line)
        self.seconds = machine.faults.get("msiexecSeconds", 0.1) if self.request.silent else _NEVER  # Else it shows a window nobody sees.

    def finish(self):
        with self.machine.recording(self.request.action + " " + self.request.target.rsplit("\\")[-1]):
            return self._finish()

    def _finish(self):
        request, faults = self.request, self.machine.faults
        if not self.files.is_folder(request.log.rpartition("\\")[0]):
            return CANNOT_LOG
        done = RESTART if faults.get("restart") else OK
        if request.action == "x":
            if "uninstall" in faults:
                return faults["uninstall"]
            return done if self.machine.remove(request.target) else UNKNOWN_PRODUCT
        if "install" in faults:
            return faults["install"]
        return self._install(done)

    def _install(self, done):
        package = self.files.read(self.request.target)
        if package is None or "version" not in package:
            return NO_PACKAGE
        present, given = self.machine.product, self.request.properties
        if present and _parts(present["version"]) > _parts(package["version"]):
            return FAILED  # MajorUpgrade: a later version is already installed.
        if present and present["version"] == package["version"]:
            return done  # Maintenance: files are put anew, other properties are not taken over.
        addresses = given.get("REMOTE_ADDR", "").split(",") if "FirewallException" in given.get("ADDLOCAL", "") else []
        port = int(given.get("LISTEN_PORT", "9182"))
        self.machine.install(package["version"], given.get("ENABLED_COLLECTORS", ""), port, [address for address in addresses if address])
        return done


def _parts(version):
    return [int(part) for part in version.split(".")]
