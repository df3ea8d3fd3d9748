"""From a script's text to a tree, by tree-sitter's grammar of PowerShell. Comments and nodes that only wrap another one are left
out, but for the root."""

import os
import pathlib
import sys

from .errors import Unsupported

TOOLS = pathlib.Path(os.environ.get("WINGEN_TEST_TOOLS", pathlib.Path(__file__).resolve().parents[3] / ".build" / "test-tools"))


class Node:
    """One construct: its kind in the grammar, its text, its place (1 is first), named parts, and signs such as `+=` between them."""

    __slots__ = ("type", "text", "line", "column", "start", "end", "parts", "signs", "fields")

    def __init__(self, type_, text, line, column, start, end):
        self.type, self.text, self.line, self.column, self.start, self.end = type_, text, line, column, start, end
        self.parts, self.signs, self.fields = [], [], {}

    def only(self, type_):
        return [part for part in self.parts if part.type == type_]

    def first(self, type_):
        return next((part for part in self.parts if part.type == type_), None)

    def walk(self):
        yield self
        for part in self.parts:
            yield from part.walk()


def parser():
    folder = str(TOOLS / "powershell" / "python")
    if folder not in sys.path:
        sys.path.append(folder)
    try:
        import tree_sitter
        import tree_sitter_powershell
    except ImportError as error:
        raise RuntimeError(f"the parser of PowerShell is missing ({error}): run make test-tools, or Tests/Support/powershell/setup.sh") from None
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))


def parse(text):
    """The tree of a whole script; a text that is not PowerShell raises SyntaxError naming line and column."""
    source = text.encode("utf-8")
    root = parser().parse(source).root_node
    if root.has_error:
        line, column = _first_error(root)
        raise SyntaxError(f"line {line}, column {column}: this is not PowerShell, or not known to its grammar")
    return _convert(root, source)


def _first_error(node):
    for child in node.children:
        if child.has_error or child.is_missing:
            return _first_error(child)
    return node.start_point[0] + 1, node.start_point[1] + 1


def _is_wrapper(node):
    if node.child_count != 1 or not node.children[0].is_named:
        return False
    return (node.start_byte, node.end_byte) == (node.children[0].start_byte, node.children[0].end_byte)


def _convert(found, source):
    while found.type != "program" and _is_wrapper(found):
        found = found.children[0]
    line, column = found.start_point
    text = source[found.start_byte : found.end_byte].decode("utf-8")
    node = Node(found.type, text, line + 1, column + 1, found.start_byte, found.end_byte)
    for index, child in enumerate(found.children):
        if child.type == "comment":
            continue
        if not child.is_named:
            node.signs.append(child.type)
            continue
        part = _convert(child, source)
        node.parts.append(part)
        field = found.field_name_for_child(index)
        if field:
            if field in node.fields:
                raise Unsupported(f"two parts {field} of {found.type}", node)
            node.fields[field] = part
    return node


def slice_bytes(node, begin, end):
    """The text between two byte offsets inside a node."""
    return node.text.encode("utf-8")[begin - node.start : end - node.start].decode("utf-8")
