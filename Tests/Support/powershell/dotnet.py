"""Types of .NET that need no machine: their static members and constructors. Names lack `System.` and are in lower case."""

import base64
import binascii
import ipaddress
import re
import uuid

from . import regex
from .conversion import CASTS, string, to_int, truth
from .errors import Unsupported, fault, method_fault
from .values import Enumeration, NetObject, text, units

IPV6 = Enumeration("net.sockets.addressfamily", "InterNetworkV6", 23)
IPV4 = Enumeration("net.sockets.addressfamily", "InterNetwork", 2)


class Bytes(NetObject):
    """byte[]"""

    kind = "byte[]"

    def __init__(self, data):
        self.data = bytearray(data)

    properties = {"length": lambda self: len(self.data)}


class IPAddress(NetObject):
    kind = "net.ipaddress"

    def __init__(self, address):
        self.address = address

    def to_string(self):
        return str(self.address)

    properties = {"addressfamily": lambda self: IPV6 if self.address.version == 6 else IPV4}
    methods = {"getaddressbytes": lambda self: list(self.address.packed)}


def parse_address(given):
    """inet_addr's short forms (10.1, 0x7f.1, 010.0.0.1) are .NET's too, and refused here rather than read otherwise."""
    given = string(given)
    try:
        return IPAddress(ipaddress.ip_address(given))
    except ValueError:
        if re.fullmatch(r"[0-9a-fA-FxX.]+", given) and re.fullmatch(r"(0[xX])?[0-9a-fA-F]*\d[0-9a-fA-F]*(\..*)?", given) and given.count(".") < 4 \
                and not any(part and part.isdigit() and int(part) > 255 for part in given.split(".")) and given[0].isdigit():
            raise Unsupported(f"the address {given}") from None
        return None


def to_address(value, node=None):
    if isinstance(value, IPAddress):
        return value
    found = parse_address(value)
    if found is None:
        raise fault(f'Cannot convert value "{string(value)}" to type "System.Net.IPAddress". Error: "An invalid IP address was specified."',
                    "invalidcastexception")
    return found


def _try_parse(_, given, reference):
    found = parse_address(given)
    reference.put(found)
    return found is not None


class Match(NetObject):
    kind = "text.regularexpressions.match"

    def __init__(self, value):
        self.value = value

    properties = {"value": lambda self: self.value}


def _replace(_, given, pattern, replacement):
    """Static members of Regex heed case."""
    if callable(replacement):
        return regex.compiled(pattern, False).sub(lambda found: string(replacement(Match(found.group(0)))), string(given))
    return regex.replace(pattern, string(given), string(replacement), False)


def _to_text(_, value, base):
    if base != 2 or not 0 <= to_int(value) < 256:
        raise Unsupported(f"[Convert]::ToString of {value} to base {base}")
    return format(to_int(value), "b")


def _from_base64(_, given):
    try:
        return Bytes(base64.b64decode(re.sub(r"[ \t\r\n]", "", string(given)), validate=True))
    except (binascii.Error, ValueError):
        raise method_fault("The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding "
                           "characters, or an illegal character among the padding characters. ", "formatexception") from None


class Encoding(NetObject):
    """UTF-8. Bytes that are none become U+FFFD, as with .NET's default."""

    kind = "text.utf8encoding"

    def __init__(self, mark):
        self.mark = mark

    methods = {
        "getstring": lambda self, data, begin=0, count=None: units(
            bytes(data.data[begin : None if count is None else begin + count]).decode("utf-8", "replace")
        )
    }


class Guid(NetObject):
    kind = "guid"

    def __init__(self):
        self.value = str(uuid.uuid4())

    def to_string(self):
        return self.value


class ByHost:
    """The console, by the host it belongs to."""

    class Writer(NetObject):
        kind = "io.textwriter"

        def __init__(self, write):
            self.write = write

        methods = {
            "writeline": lambda self, given: self.write(text(string(given)) + "\r\n"),
            "write": lambda self, given: self.write(text(string(given))),
        }


STATIC_METHODS = {
    ("text.regularexpressions.regex", "escape"): lambda _, given: regex.escape(string(given)),
    ("text.regularexpressions.regex", "matches"): lambda _, given, pattern: [
        Match(found.group(0)) for found in regex.compiled(string(pattern), False).finditer(string(given))
    ],
    ("text.regularexpressions.regex", "replace"): _replace,
    ("convert", "tostring"): _to_text,
    ("convert", "frombase64string"): _from_base64,
    ("math", "min"): lambda _, a, b: min(a, b),
    ("net.ipaddress", "tryparse"): _try_parse,
    ("guid", "newguid"): lambda _: Guid(),
    ("string", "isnullorempty"): lambda _, given: not string(given),
    ("environment", "getenvironmentvariable"): lambda host, name: host.environment.get(string(name)),
}
_PROTOCOLS = {"tls": 192, "tls11": 768, "tls12": 3072}
STATIC_PROPERTIES = {
    ("net.sockets.addressfamily", "internetworkv6"): lambda _: IPV6,
    ("text.encoding", "utf8"): lambda _: Encoding(True),
    ("console", "out"): lambda host: ByHost.Writer(host.write_text),
    ("console", "error"): lambda host: ByHost.Writer(host.write_error_text),
    ("net.servicepointmanager", "securityprotocol"): lambda host: host.security_protocol,
    **{
        ("net.securityprotocoltype", name): lambda _, name=name, number=number: Enumeration("net.securityprotocoltype", name.title(), number)
        for name, number in _PROTOCOLS.items()
    },
}
SETTABLE = {("net.servicepointmanager", "securityprotocol"): lambda host, value: setattr(host, "security_protocol", value)}
CONSTRUCTORS = {"text.utf8encoding": lambda _, mark: Encoding(truth(mark))}
HOST_CASTS = {"net.ipaddress": to_address}

assert not set(HOST_CASTS) & set(CASTS)
