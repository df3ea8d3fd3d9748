"""Downloads, HTTP, firewall and listening ports."""

import hashlib
import ipaddress
import re

from ..commands import Cmdlet
from ..conversion import iterate, string
from ..errors import NetException, PowerShellError, Unsupported, cmdlet_fault, method_fault
from ..values import Enumeration, NetObject, PSObject

_WEB = ["net.webexception", "invalidoperationexception"]
# The published checksum; tests of other versions take that of the file's name.
_PUBLISHED = {"0.31.8": "0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40"}


def package(url):
    """What is at an address: a release's MSI, known by its name."""
    name = url.rpartition("/")[2]
    found = re.fullmatch(r"windows_exporter-([0-9.]+)-amd64\.msi", name)
    version = {"version": found.group(1)} if found else {}
    return {"sha256": checksum(name, version.get("version")), **version}


def checksum(name, version=None):
    return _PUBLISHED.get(version) or hashlib.sha256(name.encode()).hexdigest()


def _invoke_web_request(call):
    """Windows PowerShell's default security protocols lack TLS 1.2, which GitHub and others insist on."""
    host, url, file = call.host, call.text("Uri"), call.text("OutFile")
    if not call.get("UseBasicParsing"):
        raise Unsupported("Invoke-WebRequest without -UseBasicParsing: it wants Internet Explorer", call.node)
    if url.startswith("https:") and not host.security_protocol.number & 3072:
        raise _web_error("The request was aborted: Could not create SSL/TLS secure channel.")
    fault = host.machine.faults.get("download")
    if fault == "404":
        raise _web_error("The remote server returned an error: (404) Not Found.")
    if fault == "hang":
        host.machine.sleep(call.get("TimeoutSec", 0) or float("inf"))
        raise _web_error("The operation has timed out.")
    content = host.downloads(url)
    if fault in ("corrupt", "disk-full"):
        content = {**content, "sha256": hashlib.sha256(fault.encode()).hexdigest()}
    host.files.write(file, content)
    if fault == "disk-full":
        raise PowerShellError(NetException(["io.ioexception"], "There is not enough space on the disk."))
    return []


def _web_error(message):
    return PowerShellError(NetException(_WEB, message))


class Request(NetObject):
    kind = "net.httpwebrequest"

    def __init__(self, machine, url):
        self.machine = machine
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/health", url)
        if not found:
            raise Unsupported(f"a request for {url}")
        self.port, self.proxy, self.timeout = int(found.group(1)), "default", 100_000

    def answer(self):
        if self.proxy is not None:
            raise Unsupported("a request that may go by the machine's proxy")
        status = self.machine.health(self.port)
        if status is None:
            raise method_fault("Unable to connect to the remote server", *_WEB)
        if status == 0:
            self.machine.sleep(self.timeout / 1000)
            raise method_fault("The operation has timed out", *_WEB)
        if status >= 400:
            raise method_fault(f"The remote server returned an error: ({status}).", *_WEB)
        return Response(status)

    settable = {"proxy": lambda self, value: setattr(self, "proxy", value), "timeout": lambda self, value: setattr(self, "timeout", value)}
    methods = {"getresponse": lambda self: self.answer()}


class Response(NetObject):
    kind = "net.httpwebresponse"

    def __init__(self, status):
        self.status = status

    properties = {"statuscode": lambda self: Enumeration("net.httpstatuscode", "OK", self.status)}
    methods = {"close": lambda self: None}


def as_windows_notes(address):
    """The firewall answers IPv4 ranges with a mask, single addresses without one."""
    if "/" not in address or ":" in address:
        return address
    found = ipaddress.ip_network(address)
    return str(found.network_address) if found.prefixlen == 32 else f"{found.network_address}/{found.netmask}"


def _get_rule(call):
    """By -Name a rule of `named_rules`, by -DisplayName windows_exporter all of `rules`."""
    if "Name" in call:
        rule = call.host.machine.state.get("named_rules", {}).get(call.text("Name"))
        if rule is None:
            raise _no_rule("InstanceID", call.text("Name"))
        return [_shown(rule)]
    rules = _displayed_rules(call)
    if not rules:
        raise _no_rule("DisplayName", call.text("DisplayName"))
    return [_shown(rule) for rule in rules]


def _no_rule(property_, value):
    return cmdlet_fault(f"No MSFT_NetFirewallRule objects found with property '{property_}' equal to '{value}'.")


def _displayed_rules(call):
    if call.text("DisplayName") != "windows_exporter":
        raise Unsupported(f"rules with the display name {call.text('DisplayName')}", call.node)
    return call.host.machine.state["rules"]


def _shown(rule):
    enabled = Enumeration("enabled", "True", 1) if rule["enabled"] else Enumeration("enabled", "False", 2)
    return PSObject({"Enabled": enabled, "Direction": rule["direction"], "Action": rule["action"], "of": rule}, "firewallrule")


def _new_rule(call):
    """Without -Name Windows gives the rule a name of its own: of display names there may be several."""
    if call.text("Protocol") != "TCP":
        raise Unsupported("a rule for another protocol than TCP", call.node)
    rule = {
        "enabled": True, "direction": call.text("Direction"), "action": call.text("Action"), "port": int(call.text("LocalPort")),
        "addresses": [string(address) for address in iterate(call.get("RemoteAddress"))],
    }
    machine = call.host.machine
    if "Name" not in call:
        _displayed_rules(call).append({**rule, "foreign": True})
    else:
        rules = machine.state.setdefault("named_rules", {})
        if call.text("Name") in rules:
            raise cmdlet_fault("Cannot create a file when that file already exists.")
        rules[call.text("Name")] = rule
    machine.changed()
    return [_shown(rule)]


def _remove_rule(call):
    machine = call.host.machine
    if "Name" not in call:
        if not _displayed_rules(call):
            raise _no_rule("DisplayName", call.text("DisplayName"))
        machine.state["rules"] = []
    elif machine.state.get("named_rules", {}).pop(call.text("Name"), None) is None:
        raise _no_rule("InstanceID", call.text("Name"))
    machine.changed()
    return []


def _port_filter(call):
    rules = [rule.properties["of"] for rule in call.input]
    return [PSObject({"Protocol": rule.get("protocol", "TCP"), "LocalPort": str(rule["port"])}) for rule in rules]


def _address_filter(call):
    found = []
    for rule in call.input:
        addresses = [as_windows_notes(address) for address in rule.properties["of"]["addresses"]]
        found.append(PSObject({"RemoteAddress": addresses[0] if len(addresses) == 1 else addresses}))
    return found


def _get_connection(call):
    if call.get("State") != "Listen":
        raise Unsupported("Get-NetTCPConnection of other states", call.node)
    found = [process for process, _, port in call.host.machine.listeners() if port == call.get("LocalPort") and process]
    if not found:
        raise cmdlet_fault("No matching MSFT_NetTCPConnection objects found by CIM query.")
    return [PSObject({"OwningProcess": process}) for process in found]


def _get_process(call):
    for process, name, _ in call.host.machine.listeners():
        if process == int(call.text("Id")):
            return [PSObject({"Id": process, "ProcessName": name})]
    raise cmdlet_fault(f"Cannot find a process with the process identifier {call.text('Id')}.")


CMDLETS = [
    Cmdlet("Invoke-WebRequest", _invoke_web_request, ["Uri", "OutFile", "TimeoutSec"], ["UseBasicParsing"]),
    Cmdlet("Get-NetFirewallRule", _get_rule, ["DisplayName", "Name"]),
    Cmdlet("New-NetFirewallRule", _new_rule,
           ["Name", "DisplayName", "Direction", "Action", "Protocol", "LocalPort", "RemoteAddress", "Description"]),
    Cmdlet("Remove-NetFirewallRule", _remove_rule, ["Name", "DisplayName"]),
    Cmdlet("Get-NetFirewallPortFilter", _port_filter, pipeline=True),
    Cmdlet("Get-NetFirewallAddressFilter", _address_filter, pipeline=True),
    Cmdlet("Get-NetTCPConnection", _get_connection, ["State", "LocalPort"]),
    Cmdlet("Get-Process", _get_process, ["Id"]),
]
STATIC_METHODS = {("net.webrequest", "create"): lambda host, url: Request(host.machine, string(url))}
