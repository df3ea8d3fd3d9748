"""ConvertTo-Json and ConvertFrom-Json as Windows PowerShell 5.1 has them."""

import json

from .conversion import kind_of, plain, string
from .errors import Unsupported, fault
from .values import Char, Hashtable, PSObject, text, units

# JavaScriptSerializer, which 5.1 uses, escapes these so that the text is safe in a web page.
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027"}


def to_json(value, depth=2, node=None):
    value = plain(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (str, Char)):
        quoted = json.dumps(text(string(value)), ensure_ascii=False)
        return units("".join(_ESCAPED.get(c, c) for c in quoted))
    if depth < 0:
        raise Unsupported("ConvertTo-Json deeper than its depth", node)
    if isinstance(value, list):
        return "[" + ",".join(to_json(part, depth - 1, node) for part in value) + "]"
    if isinstance(value, (Hashtable, PSObject)):
        pairs = value.entries.pairs() if isinstance(value, Hashtable) else value.properties.pairs()
        return "{" + ",".join(to_json(string(key)) + ":" + to_json(part, depth - 1, node) for key, part in pairs) + "}"
    raise Unsupported(f"ConvertTo-Json of a {kind_of(value)}", node)


def from_json(given):
    """Objects become [pscustomobject]; an array stays one object (5.1 does not enumerate it)."""
    try:
        return _value(json.loads(text(given)))
    except json.JSONDecodeError as error:
        raise fault(f"Invalid JSON primitive: {error.msg}.", "argumentexception") from None


def _value(found):
    if isinstance(found, dict):
        return PSObject({units(key): _value(part) for key, part in found.items()})
    if isinstance(found, list):
        return [_value(part) for part in found]
    if isinstance(found, float):
        raise Unsupported("a fraction in JSON")
    return units(found) if isinstance(found, str) else found
