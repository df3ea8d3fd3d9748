"""Numbers, strings, bare words and variables."""

import re

from .conversion import string
from .errors import Unsupported
from .syntax import slice_bytes
from .values import units

# about_Special_Characters: what a backtick makes of the next character; any other stands for itself.
_BACKTICK = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


class Literals:
    """Mixed into the interpreter, as Expressions are."""

    def eval_verbatim_string_characters(self, node, _):
        return units(node.text[1:-1].replace("''", "'"))

    def eval_decimal_integer_literal(self, node, _):
        if not re.fullmatch(r"\d+", node.text) or int(node.text) >= 2**31:
            raise Unsupported(f"the number {node.text}", node)
        return int(node.text)

    def eval_real_literal(self, node, _):
        if not re.fullmatch(r"\d+\.\d+", node.text):
            raise Unsupported(f"the number {node.text}", node)
        return float(node.text)

    def eval_generic_token(self, node, _):
        if re.search(r"[`$\"'(){};,|&<>@*]", node.text):
            raise Unsupported(f"the bare word {node.text}", node)
        return units(node.text)

    def eval_expandable_string_literal(self, node, scope):
        pieces, place = [], node.start + 1
        for part in node.parts:
            pieces.append(self._literal(slice_bytes(node, place, part.start), node))
            pieces.append(string(self.value(part, scope), part))
            place = part.end
        pieces.append(self._literal(slice_bytes(node, place, node.end - 1), node))
        return "".join(pieces)

    @staticmethod
    def _literal(text, node):
        if re.search(r"(?<!`)\$[\w({]", text):
            raise Unsupported("a variable in a string that the grammar did not find", node)
        return units(re.sub(r'`(.)|""', lambda found: _BACKTICK.get(found.group(1), found.group(1)) if found.group(1) else '"', text, flags=re.S))

    def eval_variable(self, node, scope):
        return scope.read(self.variable_name(node), node)

    eval_braced_variable = eval_variable

    @staticmethod
    def variable_name(node):
        name = node.text[2:-1] if node.type == "braced_variable" else node.text[1:]
        if node.text.startswith("@"):
            raise Unsupported("splatting", node)
        return name
