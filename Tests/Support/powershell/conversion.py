"""How one type becomes another: casts, truth, text (about_Type_Conversion, about_Booleans)."""

import math
import re

from . import values
from .errors import Unsupported, fault
from .values import NOTHING, Char, DateTime, Enumeration, ErrorRecord, Hashtable, NetObject, PSObject, ScriptBlock, TimeSpan, TypeValue, Version

_INVALID_CAST = "invalidcastexception"


def plain(value):
    """AutomationNull is $null in an expression."""
    return None if value is NOTHING else value


def truth(value, node=None):
    """about_Booleans: nothing, 0, an empty string and an empty array are false; an array of one counts as its element."""
    value = plain(value)
    if value is None:
        return False
    if isinstance(value, (bool, int, float)):
        return bool(value)
    if isinstance(value, str):
        return value != ""
    if isinstance(value, list):
        return len(value) > 1 or (len(value) == 1 and truth(value[0], node))
    return True


def string(value, node=None):
    """What a string that holds the value shows; arrays are joined by spaces ($OFS)."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if not value.is_integer() or abs(value) >= 1e15:
            raise Unsupported("the text of a fraction", node)
        return str(int(value))
    if isinstance(value, list):
        return " ".join(string(part, node) for part in value)
    if isinstance(value, Char):
        return value.unit
    if isinstance(value, Version):
        return str(value)
    if isinstance(value, Enumeration):
        return value.name
    if isinstance(value, ErrorRecord):
        return value.exception.message
    if isinstance(value, NetObject) and value.to_string() is not None:
        return value.to_string()
    raise Unsupported(f"the text of a {kind_of(value)}", node)


def kind_of(value):
    value = plain(value)
    names = [(bool, "boolean"), (int, "int32"), (float, "double"), (str, "string"), (list, "object[]"), (Hashtable, "collections.hashtable"),
             (Version, "version"), (DateTime, "datetime"), (TimeSpan, "timespan"), (Char, "char"), (ScriptBlock, "scriptblock"),
             (TypeValue, "type"), (ErrorRecord, "management.automation.errorrecord")]
    if value is None:
        return "null"
    if isinstance(value, Enumeration):
        return value.type
    if isinstance(value, (PSObject, NetObject)):
        return value.kind
    return next((name for type_, name in names if isinstance(value, type_)), type(value).__name__)


def number(text, node=None):
    """A string as the number it is, as arithmetic and casts read it."""
    stripped = text.strip()
    if stripped == "":
        return 0
    if re.fullmatch(r"[+-]?\d+", stripped):
        return int(stripped)
    if re.fullmatch(r"[+-]?\d*\.\d+", stripped):
        return float(stripped)
    if re.fullmatch(r"0[xX][0-9a-fA-F]+|[+-]?\d[\d.]*([eE][+-]?\d+)?\s*([kmgtpKMGTP][bB])?", stripped):
        raise Unsupported(f"the number {text}", node)
    raise fault(f'Cannot convert value "{text}" to type "System.Int32". Error: "Input string was not in a correct format."', _INVALID_CAST)


def to_int(value, node=None):
    """Fractions are rounded to the nearest, halves to the even one (about_Arithmetic_Operators)."""
    value = plain(value)
    if value is None:
        return 0
    if isinstance(value, Char):
        return ord(value.unit)
    if isinstance(value, Enumeration):
        return value.number
    if isinstance(value, str):
        value = number(value, node)
    if not isinstance(value, (bool, int, float)):
        raise fault(f'Cannot convert the value of type "{kind_of(value)}" to type "System.Int32".', _INVALID_CAST)
    if isinstance(value, float) and not math.isfinite(value):
        raise Unsupported("an infinite number", node)
    rounded = round(value)
    if not -(2**31) <= rounded < 2**31:
        raise fault(f'Cannot convert value "{value}" to type "System.Int32".', _INVALID_CAST)
    return int(rounded)


def to_version(value, node=None):
    if isinstance(value, Version):
        return value
    text = string(value, node)
    if not re.fullmatch(r"\d+(\.\d+){1,3}", text):
        raise fault(f'Cannot convert value "{text}" to type "System.Version".', _INVALID_CAST)
    return Version([int(part) for part in text.split(".")])


def to_char(value, node=None):
    if isinstance(value, Char):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Char(chr(value))
    if isinstance(value, str) and len(value) == 1:
        return Char(value)
    raise fault(f'Cannot convert value "{string(value, node)}" to type "System.Char".', _INVALID_CAST)


def to_hashtable(value, node=None):
    if isinstance(value, Hashtable) or value is None:
        return value
    raise fault(f'Cannot convert the value of type "{kind_of(value)}" to type "System.Collections.Hashtable".', _INVALID_CAST)


def to_strings(value, node=None):
    return None if value is None else [string(part, node) for part in (value if isinstance(value, list) else [value])]


CASTS = {
    "string": string,
    "string[]": to_strings,
    "int32": to_int,
    "boolean": truth,
    "version": to_version,
    "char": to_char,
    "collections.hashtable": to_hashtable,
    "object": lambda value, node=None: value,
}

# Type accelerators (about_Type_Accelerators); names without `System.`, in lower case.
ACCELERATORS = {
    "int": "int32", "bool": "boolean", "hashtable": "collections.hashtable", "regex": "text.regularexpressions.regex",
    "scriptblock": "management.automation.scriptblock", "ref": "management.automation.psreference", "switch": "management.automation.switchparameter",
    "array": "array",
}


def type_name(text):
    name = text.strip()
    name = (name[1:-1] if name.startswith("[") else name).replace(" ", "").lower().removeprefix("system.")
    return ACCELERATORS.get(name, name)


def iterate(value):
    """What a pipeline or foreach goes through: arrays by element, all else as one (about_Pipelines). Hashtables are not unrolled."""
    if value is NOTHING:
        return []
    if isinstance(value, list):
        return list(value)
    if isinstance(value, values.PropertyBag):
        raise Unsupported("enumerating PSObject.Properties")
    return [value]


def collapse(output):
    """A command's output as a value: none is AutomationNull, one is itself, several are an array."""
    return NOTHING if not output else output[0] if len(output) == 1 else list(output)
