"""The operators (about_Comparison_Operators, about_Arithmetic_Operators, about_Split, about_Join, about_Operators for -f)."""

import re

from . import regex
from .conversion import iterate, kind_of, number, plain, string, to_int, to_version, truth
from .errors import Unsupported, fault
from .values import Char, DateTime, Enumeration, Hashtable, NetObject, PSObject, TimeSpan, Version


def equal(left, right, node, case_sensitive=False):
    """The left side's type decides: the right one is converted to it."""
    left, right = plain(left), plain(right)
    if left is None or right is None:
        return left is None and right is None
    if isinstance(left, bool):
        return left == truth(right)
    if isinstance(left, Char):
        left = left.unit
    if isinstance(left, str):
        right = string(right, node)
        return left == right if case_sensitive else left.lower() == right.lower()
    if isinstance(left, (int, float)):
        if isinstance(right, str):
            try:
                right = number(right, node)
            except Exception as error:
                if isinstance(error, Unsupported):
                    raise
                return False
        return isinstance(right, (int, float)) and left == right
    if isinstance(left, Version):
        return left.numbers == to_version(right, node).numbers
    if isinstance(left, Enumeration):
        if isinstance(right, str):
            return left.name.lower() == right.lower()
        return left == right
    if isinstance(left, NetObject) and left.to_string() is not None and type(left) is type(right):
        return left.to_string() == right.to_string()
    if isinstance(left, (Hashtable, PSObject, NetObject)):
        return left is right
    raise Unsupported(f"equality of a {kind_of(left)}", node)


def order(left, right, node):
    """Below 0, 0 or above 0."""
    left, right = plain(left), plain(right)
    if isinstance(left, Version):
        a, b = left.numbers, to_version(right, node).numbers
    elif isinstance(left, (int, float)) and not isinstance(left, bool):
        a, b = left, number(right, node) if isinstance(right, str) else right
    elif isinstance(left, (DateTime, TimeSpan)) and type(left) is type(right):
        a, b = left.seconds, right.seconds
    else:
        raise Unsupported(f"the order of a {kind_of(left)} and a {kind_of(right)}", node)
    if isinstance(b, bool) or not isinstance(b, (int, float, tuple)):
        raise Unsupported(f"the order of a {kind_of(left)} and a {kind_of(right)}", node)
    return (a > b) - (a < b)


def _filtered(test):
    """With an array on the left a comparison yields the elements it is true of, not a Boolean."""

    def compare(left, right, node):
        if isinstance(left, list):
            return [part for part in left if test(part, right, node)]
        return test(left, right, node)

    return compare


def _contains(left, right, node):
    return any(equal(part, right, node) for part in iterate(left))


def _join(left, right, node):
    return string(right, node).join(string(part, node) for part in iterate(left))


def _replace(left, right, node, ignore_case=True):
    pattern, replacement = (right + [""])[:2] if isinstance(right, list) else (right, "")
    done = [regex.replace(string(pattern, node), string(part, node), string(replacement, node), ignore_case) for part in iterate(left)]
    return done if isinstance(left, list) else done[0] if done else ""


def _split(left, right, node):
    if isinstance(right, list):
        raise Unsupported("-split with more than a pattern", node)
    pattern = string(right, node)
    if re.search(r"\((?!\?)", pattern.replace("\\(", "")):
        raise Unsupported("-split by a pattern with groups", node)
    return [piece for part in iterate(left) for piece in regex.compiled(pattern, True).split(string(part, node))]


def formatted(left, right, node):
    """Composite formatting, as far as {0} and {0:x4} go."""
    values = right if isinstance(right, list) else [right]

    def hole(found):
        if found.group(0) in ("{{", "}}"):
            return found.group(0)[0]
        whole = re.fullmatch(r"\{(\d+)(?::([xXdD]\d*))?\}", found.group(0))
        if not whole:
            raise Unsupported(f"the format {found.group(0)}", node)
        if int(whole.group(1)) >= len(values):
            words = "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."
            raise fault(f"Error formatting a string: {words}.", "formatexception")
        value, style = values[int(whole.group(1))], whole.group(2)
        if style is None:
            return string(value, node)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise Unsupported(f"the format {found.group(0)} of a {kind_of(value)}", node)
        return format(value, ("0" + style[1:] if style[1:] else "") + style[0])

    return re.sub(r"\{\{|\}\}|\{[^{}]*\}?|\}", hole, string(left, node))


def add(left, right, node):
    left, right = plain(left), plain(right)
    if left is None:
        return right
    if isinstance(left, list):
        return left + iterate(right)
    if isinstance(left, str):
        return left + string(right, node)
    return arithmetic("+", left, right, node)


def arithmetic(sign, left, right, node):
    left, right = plain(left), plain(right)
    if isinstance(left, DateTime) and isinstance(right, DateTime) and sign == "-":
        return TimeSpan(left.seconds - right.seconds)
    left = number(left, node) if isinstance(left, str) and sign != "*" else 0 if left is None else left
    right = number(right, node) if isinstance(right, str) else 0 if right is None else right
    if any(isinstance(side, bool) or not isinstance(side, (int, float)) for side in (left, right)):
        raise Unsupported(f"{kind_of(left)} {sign} {kind_of(right)}", node)
    if sign in "/%" and right == 0:
        raise fault("Attempted to divide by zero.", "dividebyzeroexception")
    if sign == "%":
        raise Unsupported("the remainder", node)
    result = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right}[sign]()
    # Two whole numbers divide to a whole one where that is exact.
    if sign == "/" and isinstance(left, int) and isinstance(right, int) and result.is_integer():
        return left // right
    if isinstance(result, int) and abs(result) >= 2**31:
        raise Unsupported("a whole number beyond 32 bits", node)
    return result


def bitwise(sign, left, right, node):
    if isinstance(left, Enumeration) and isinstance(right, Enumeration) and left.type == right.type and sign == "-bor":
        return Enumeration(left.type, f"{left.name}, {right.name}" if left != right else left.name, left.number | right.number)
    functions = {"-bor": int.__or__, "-band": int.__and__}
    if sign not in functions:
        raise Unsupported(f"the operator {sign}", node)
    return functions[sign](to_int(left, node), to_int(right, node))


COMPARISONS = {
    "-eq": _filtered(equal),
    "-ne": _filtered(lambda left, right, node: not equal(left, right, node)),
    "-ceq": _filtered(lambda left, right, node: equal(left, right, node, True)),
    "-cne": _filtered(lambda left, right, node: not equal(left, right, node, True)),
    "-lt": _filtered(lambda left, right, node: order(left, right, node) < 0),
    "-le": _filtered(lambda left, right, node: order(left, right, node) <= 0),
    "-gt": _filtered(lambda left, right, node: order(left, right, node) > 0),
    "-ge": _filtered(lambda left, right, node: order(left, right, node) >= 0),
    "-contains": _contains,
    "-notcontains": lambda left, right, node: not _contains(left, right, node),
    "-in": lambda left, right, node: _contains(right, left, node),
    "-notin": lambda left, right, node: not _contains(right, left, node),
    "-join": _join,
    "-replace": _replace,
    "-ireplace": _replace,
    "-creplace": lambda left, right, node: _replace(left, right, node, False),
    "-split": _split,
}
