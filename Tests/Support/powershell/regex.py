"""Regular expressions of .NET by Python's, for what both read alike; the rest is refused."""

import functools
import re

from .errors import Unsupported, fault

# Constructs that .NET reads in another way than Python, or that only one of the two has.
_DIFFERENT = re.compile(r"\\[AGZzpPkKuxQEc]|\\\d|\(\?(?![:=!i]|<[=!]|<\w+>)|\[[^\]]*-\[|\$\{")


@functools.lru_cache(maxsize=200)
def compiled(pattern, ignore_case):
    """Microsoft's `regular-expression-language-quick-reference`; hexadecimal escapes of two digits mean the same in both."""
    probe = re.sub(r"\\x[0-9a-fA-F]{2}|\\z", "", pattern.replace("\\\\", ""))
    if _DIFFERENT.search(probe):
        raise Unsupported(f"the regular expression {pattern}")
    # Python's name for the very end is \Z, and named groups have a P.
    ours = re.sub(r"(?<!\\)((?:\\\\)*)\\z", r"\1\\Z", re.sub(r"\(\?<(\w+)>", r"(?P<\1>", pattern))
    try:
        return re.compile(ours, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise fault(f"parsing '{pattern}' - {error}", "argumentexception") from None


def replace(pattern, text, replacement, ignore_case):
    if "$" in replacement:
        raise Unsupported(f"the replacement {replacement}")
    return compiled(pattern, ignore_case).sub(lambda _: replacement, text)


def escape(text):
    """[regex]::Escape: only what .NET escapes, which leaves out `-`, `/`, `]` and `}`."""
    names = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f"}
    return "".join(names.get(c, "\\" + c if c in "\\*+?|{[()^$.# " else c) for c in text)
