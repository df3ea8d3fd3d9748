"""Variables and functions. Scopes are dynamic: a function sees those of whoever calls it (about_Scopes)."""

from .errors import Unsupported, fault
from .values import NOTHING, Folded

_CONSTANTS = {"true": True, "false": False, "null": None}


class Scope:
    def __init__(self, host, parent=None):
        self.host, self.parent = host, parent
        self.variables, self.types, self.functions = Folded(), {}, Folded()
        self._strict = None

    @property
    def strict(self):
        """Set-StrictMode holds for the scope it is called in, and what that calls."""
        return self._strict if self._strict is not None else bool(self.parent and self.parent.strict)

    @strict.setter
    def strict(self, value):
        self._strict = value

    def holder(self, name):
        scope = self
        while scope is not None and name not in scope.variables:
            scope = scope.parent
        return scope

    def read(self, name, node=None):
        folded = name.lower()
        if folded in _CONSTANTS:
            return _CONSTANTS[folded]
        if folded.startswith("env:"):
            return self.host.environment.get(name[4:])  # A name that is not set is $null, in strict mode too.
        if ":" in name:
            raise Unsupported(f"the scope of ${name}", node)
        holder = self.holder(name)
        if holder is not None:
            return holder.variables[name]
        if self.strict:
            raise fault(f"The variable '${name}' cannot be retrieved because it has not been set.")
        return None

    def write(self, name, value):
        self.variables[name] = value

    def assign(self, name, value, cast, node):
        """Into this scope, whatever those above have; a variable with a type keeps it."""
        folded = name.lower()
        if folded == "null":
            return
        if folded in _CONSTANTS or ":" in name:
            raise Unsupported(f"an assignment to ${name}", node)
        if folded in self.types:
            value = cast(self.types[folded], None if value is NOTHING else value, node)
        self.variables[name] = value

    def function(self, name):
        scope = self
        while scope is not None:
            if name in scope.functions:
                return scope.functions[name]
            scope = scope.parent
        return None
