"""What a script runs in: its commands and types, its environment, and where its output goes. A machine adds its own."""

import io

from . import cmdlets, dotnet
from .conversion import string, type_name
from .errors import Unsupported
from .interpreter import Interpreter
from .values import Enumeration, Folded, NetObject, text


class Host:
    def __init__(self, output=None, errors=None, environment=None):
        self.output, self.errors = output or io.StringIO(), errors or io.StringIO()
        self.environment = Folded(environment or {})
        self.cmdlets, self.applications = dict(cmdlets.CMDLETS), {}
        self.casts = dict(dotnet.HOST_CASTS)
        self.static_methods, self.static_properties = dict(dotnet.STATIC_METHODS), dict(dotnet.STATIC_PROPERTIES)
        self.settable, self.constructors = dict(dotnet.SETTABLE), dict(dotnet.CONSTRUCTORS)
        # What .NET Framework starts with on a server that nobody has set up otherwise.
        self.security_protocol = Enumeration("net.securityprotocoltype", "Tls", 192)

    def interpreter(self):
        return Interpreter(self)

    def write_text(self, given):
        self.output.write(given)

    def write_error_text(self, given):
        self.errors.write(given)

    def write_output(self, value):
        """Only text: how objects are laid out is not modelled."""
        if isinstance(value, NetObject) or not isinstance(value, (str, int)):
            raise Unsupported(f"output of something else than text: {value!r}")
        self.write_text(text(string(value)) + "\r\n")

    def write_error(self, message):
        self.write_error_text(text(message) + "\r\n")

    def static_method(self, type_, name, arguments, interpreter, scope, node):
        if (type_, name) == ("management.automation.scriptblock", "create"):
            return interpreter.block(text(string(arguments[0])))
        return self._known(self.static_methods, (type_, name), node)(self, *arguments)

    def static_property(self, type_, name, node):
        return self._known(self.static_properties, (type_, name), node)(self)

    def set_static_property(self, type_, name, value, node):
        self._known(self.settable, (type_, name), node)(self, value)

    @staticmethod
    def _known(table, key, node):
        if key not in table:
            raise Unsupported(f"[{key[0]}]::{key[1]}", node)
        return table[key]

    def construct(self, name, arguments, node):
        name = type_name(name)
        if name not in self.constructors:
            raise Unsupported(f"New-Object {name}", node)
        return self.constructors[name](self, *arguments)
