"""Properties, methods and elements of values. What .NET has and this does not model is refused; what an object truly lacks is the
script's own error: in strict mode it throws (Set-StrictMode, version 2.0)."""

from . import operators
from .conversion import kind_of, plain, string
from .errors import Unsupported, fault
from .values import Char, DateTime, ErrorRecord, Hashtable, NetObject, PropertyBag, PSObject, TimeSpan, Version


def _missing(name, strict):
    """Strict: the words of the engine. Otherwise $null."""
    if strict:
        raise fault(f"The property '{name}' cannot be found on this object. Verify that the property exists.",
                    ["management.automation.propertynotfoundexception", "management.automation.runtimeexception"])
    return None


class ExceptionView(NetObject):
    def __init__(self, exception):
        self.exception, self.kind = exception, exception.types[0]

    properties = {
        "message": lambda self: self.exception.message,
        "innerexception": lambda self: ExceptionView(self.exception.inner) if self.exception.inner else None,
    }


class Property(NetObject):
    kind = "management.automation.psnoteproperty"

    def __init__(self, name, value):
        self.name, self.value = name, value

    properties = {"name": lambda self: self.name, "value": lambda self: self.value}


class PSObjectView(NetObject):
    """$object.PSObject"""

    kind = "management.automation.psmemberset"

    def __init__(self, owner):
        self.owner = owner

    properties = {"properties": lambda self: PropertyBag(self.owner)}


_KNOWN = {
    str: {"length": len},
    Version: {name: (lambda self, i=i: self.numbers[i]) for i, name in enumerate(("major", "minor", "build", "revision"))},
    TimeSpan: {"totalseconds": lambda self: float(self.seconds)},
    DateTime: {},
    Char: {},
    ErrorRecord: {"exception": lambda self: ExceptionView(self.exception)},
}


def read(owner, name, node, strict):
    owner, folded = plain(owner), name.lower()
    if owner is None:
        return _missing(name, strict)
    if isinstance(owner, PSObject):
        if folded == "psobject":
            return PSObjectView(owner)
        return owner.properties[name] if name in owner.properties else _missing(name, strict)
    if isinstance(owner, Hashtable):
        if name in owner.entries:
            return owner.entries[name]
        if folded == "count":
            return len(owner.entries)
        if folded == "keys":
            return [key for key, _ in owner.entries.pairs()]
        if folded in ("values", "isreadonly", "issynchronized", "syncroot", "isfixedsize"):
            raise Unsupported(f".{name} of a hashtable", node)
        return _missing(name, strict)
    if isinstance(owner, list):
        if folded in ("count", "length"):
            return len(owner)
        # about_Member-Access_Enumeration: the elements' properties, where the array has none of this name.
        found = [read(part, name, node, strict) for part in owner]
        return found[0] if len(found) == 1 else found if found else _missing(name, strict)
    table = owner.properties if isinstance(owner, NetObject) else next((t for c, t in _KNOWN.items() if isinstance(owner, c)), None)
    if table is not None and folded in table:
        return table[folded](owner)
    if isinstance(owner, (bool, int, float)) and folded in ("count", "length"):
        # A single value has no Count in strict mode (about_Properties: it has one otherwise).
        return _missing(name, True) if strict else 1
    if isinstance(owner, str) and folded == "count":
        return _missing(name, True) if strict else 1
    raise Unsupported(f"the property {name} of a {kind_of(owner)}", node)


def write(owner, name, value, node):
    if isinstance(owner, NetObject) and name.lower() in owner.settable:
        return owner.settable[name.lower()](owner, value)
    raise Unsupported(f"setting {name} of a {kind_of(owner)}", node)


def _split(text, separator):
    if not isinstance(separator, str) or len(separator) != 1:
        raise Unsupported("String.Split by something else than one character")
    return text.split(separator)


_STRING_METHODS = {
    # In .NET Framework, Split takes characters: a longer separator would mean any of them.
    ("split", 1): _split,
    ("replace", 2): lambda text, old, new: text.replace(string(old), string(new)),
    ("startswith", 1): lambda text, start: text.startswith(string(start)),
    ("toupper", 0): str.upper,
    ("tolower", 0): str.lower,
    ("trim", 0): str.strip,
    ("tostring", 0): lambda text: text,
}
_DATE_METHODS = {("addseconds", 1): lambda date, seconds: DateTime(date.seconds + operators.arithmetic("+", 0, seconds, None))}


def call(owner, name, arguments, node):
    owner, folded = plain(owner), name.lower()
    if owner is None:
        raise fault("You cannot call a method on a null-valued expression.")
    if isinstance(owner, NetObject):
        if folded in owner.methods:
            return owner.methods[folded](owner, *arguments)
        raise Unsupported(f"the method {name} of a {kind_of(owner)}", node)
    tables = {str: _STRING_METHODS, DateTime: _DATE_METHODS}
    method = tables.get(type(owner), {}).get((folded, len(arguments)))
    if method is None:
        raise Unsupported(f"the method {name} of a {kind_of(owner)} with {len(arguments)} argument(s)", node)
    return method(owner, *arguments)


def element(owner, index, node):
    owner = plain(owner)
    if isinstance(owner, PropertyBag):
        return Property(index, owner.owner.properties[index]) if index in owner.owner.properties else None
    if owner is None:
        raise fault("Cannot index into a null array.")
    if isinstance(owner, Hashtable):
        return owner.entries.get(index)
    if isinstance(owner, list) and isinstance(index, int):
        if -len(owner) <= index < len(owner):
            return owner[index]
        return None  # Only from version 3 on strict mode throws for this (Set-StrictMode).
    raise Unsupported(f"an element of a {kind_of(owner)} by {kind_of(index)}", node)

