"""Registry, services, processes, clock and mutex."""

import re

from ..commands import Cmdlet
from ..conversion import iterate, string
from ..errors import Unsupported, cmdlet_fault, method_fault
from ..values import DateTime, Enumeration, NetObject, PSObject
from .msi import Msiexec

_UNINSTALL = r"hklm:\software\microsoft\windows\currentversion\uninstall\*"
_UNINSTALL_32 = r"hklm:\software\wow6432node\microsoft\windows\currentversion\uninstall\*"
_SERVICE = "hklm:\\system\\currentcontrolset\\services\\"


def _get_item_property(call):
    found, machine = [], call.host.machine
    for path in iterate(call.get("Path")):
        folded = string(path).lower()
        if folded == _UNINSTALL:
            # Some entries have neither name nor version, and programs that come without an MSI have a name for a key.
            found.append(PSObject({"PSChildName": "AddressBook"}))
            listed = [("Mozilla Firefox", "133.0 (x64 en-US)", "Mozilla Firefox"), *machine.products()]
            found += [PSObject({"PSChildName": key, "DisplayName": name, "DisplayVersion": version}) for name, version, key in listed]
        elif folded == _UNINSTALL_32:
            pass
        elif folded.startswith(_SERVICE) and "*" not in folded:
            image = machine.image_path(folded[len(_SERVICE) :])
            if image is None:
                raise cmdlet_fault(f"Cannot find path '{string(path)}' because it does not exist.", "management.automation.itemnotfoundexception")
            found.append(PSObject({"ImagePath": image, "Start": 2}))
        else:
            raise Unsupported(f"the registry key {string(path)}", call.node)
    return found


def _get_service(call):
    status = call.host.machine.service_status(call.text("Name"))
    if status is None:
        raise cmdlet_fault(f"Cannot find any service with service name '{call.text('Name')}'.")
    number = {"Stopped": 1, "Running": 4}[status]
    return [PSObject({"Name": call.text("Name"), "Status": Enumeration("serviceprocess.servicecontrollerstatus", status, number)})]


def _get_cim_instance(call):
    """Of a service by its name alone. A stopped one has the process 0 (Microsoft: Win32_Service, ProcessId)."""
    found = re.fullmatch(r"Name='([\w.-]+)'", call.text("Filter"))
    if call.text("ClassName").lower() != "win32_service" or not found:
        raise Unsupported(f"the query {call.text('ClassName')} where {call.text('Filter')}", call.node)
    machine, name = call.host.machine, found.group(1)
    return [PSObject({"Name": name, "ProcessId": machine.service_process(name)})] if machine.service_status(name) else []


def _start_service(call):
    name = call.text("Name")
    if call.host.machine.service_status(name) is None or name != "windows_exporter":
        raise cmdlet_fault(f"Cannot find any service with service name '{name}'.")
    if not call.host.machine.start_service():
        raise cmdlet_fault(f"Service '{name} ({name})' cannot be started due to the following error: Cannot start service {name} on computer '.'.")
    return []


def _start_sleep(call):
    call.host.machine.sleep(call.get("Seconds"))
    return []


class Process(NetObject):
    """Its exit status is known only to whoever has touched Handle while it ran (dotnet/runtime keeps the handle only then)."""

    kind = "diagnostics.process"

    def __init__(self, machine, program):
        self.machine, self.program, self.status, self.held = machine, program, None, False

    def wait(self, milliseconds):
        if self.program.seconds * 1000 > milliseconds:
            self.machine.sleep(milliseconds / 1000)
            return False
        self.machine.sleep(self.program.seconds)
        if self.status is None:
            self.status = self.program.finish()
        return True

    def hold(self):
        self.held = True
        return 4242

    properties = {"handle": lambda self: self.hold(), "exitcode": lambda self: self.status if self.held else None,
                  "hasexited": lambda self: self.status is not None}
    methods = {"waitforexit": lambda self, milliseconds: self.wait(milliseconds), "kill": lambda self: None}


def _start_process(call):
    path = call.text("FilePath").lower()
    if path != r"c:\windows\system32\msiexec.exe" or not call.get("PassThru"):
        raise Unsupported(f"starting {path}", call.node)
    return [Process(call.host.machine, Msiexec(call.host.machine, call.host.files, call.text("ArgumentList")))]


class Mutex(NetObject):
    """Waiting for it is the host's business: other processes may hold it."""

    kind = "threading.mutex"

    def __init__(self, host, name):
        self.host, self.name, self.held = host, name, False

    def wait(self, milliseconds):
        self.held = self.host.acquire(self.name, milliseconds)
        if self.held and self.host.machine.faults.get("mutex") == "abandoned":
            raise method_fault("The wait completed due to an abandoned mutex.", "threading.abandonedmutexexception")
        return self.held

    def release(self):
        if not self.held:
            raise method_fault("Object synchronization method was called from an unsynchronized block of code.", "applicationexception")
        self.held = False
        self.host.release(self.name)

    methods = {
        "waitone": lambda self, milliseconds: self.wait(milliseconds),
        "releasemutex": lambda self: self.release(),
        "dispose": lambda self: None,
    }


def _new_mutex(host, owned, name):
    if owned:
        raise Unsupported("a mutex that is owned at once")
    return Mutex(host, string(name))


CMDLETS = [
    Cmdlet("Get-ItemProperty", _get_item_property, ["Path"]),
    Cmdlet("Get-Service", _get_service, ["Name"]),
    Cmdlet("Get-CimInstance", _get_cim_instance, ["ClassName", "Filter"], positional=["ClassName"]),
    Cmdlet("Start-Service", _start_service, ["Name"]),
    Cmdlet("Start-Sleep", _start_sleep, ["Seconds"]),
    Cmdlet("Start-Process", _start_process, ["FilePath", "ArgumentList"], ["PassThru"]),
    Cmdlet("Get-Date", lambda call: [DateTime(call.host.machine.now)]),
]
CONSTRUCTORS = {"threading.mutex": _new_mutex}
