"""Pages of Markdown as the checks see them: fenced blocks with what stands before them, headings, links."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

# Why a block is not run. A new reason is a decision for the project, not for a page: nobody hides a broken snippet behind one.
REASONS = {
    "needs a cluster",
    "needs a cloud",
    "needs a registry",
    "needs Docker",
    "needs a network",
    "needs a remote repository",
    "needs root",
    "builds wingen itself",
    "Windows only",
    "the long tests do",
}
LANGUAGES = {
    "sh", "console", "swift", "yaml", "json", "csv", "text", "powershell", "dockerfile", "hcl", "makefile", "promql", "mermaid", "diff",
    "xml", "toml",
}


@dataclass(frozen=True)
class Fault:
    """Something wrong with a page, at a line of it."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}"


@dataclass
class Block:
    """A fenced block. `line` is that of its first line of text."""

    language: str
    file: str | None
    text: str
    line: int
    directives: dict[str, str] = field(default_factory=dict)

    @property
    def reason_not_run(self) -> str | None:
        return self.directives.get("not run")


@dataclass
class Page:
    name: str
    path: Path
    blocks: list[Block]
    headings: list[str]
    links: list[tuple[int, str]]
    # Words in backticks within the prose.
    code_spans: list[tuple[int, str]]
    faults: list[Fault]
    # Written by `make golden` from what other tests hold: its commands are looked at, not run.
    is_generated: bool = False


DIRECTIVES = {"not run", "exits with", "files", "within", "does not compile", "values of"}
FENCE = re.compile(r"^( *)(```+|~~~+)\s*(.*)$")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
LINK = re.compile(r"!?\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^()\s]+(?:\([^()]*\))?[^()\s]*)(?:\s+\"[^\"]*\")?\)")
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def read(root: Path, name: str) -> Page:
    """Reads a page; `name` is its path from the repository's top."""
    path = root / name
    return parse(name, path, path.read_text(encoding="utf-8"))


def parse(name: str, path: Path, text: str) -> Page:
    page = Page(name, path, [], [], [], [], [])
    page.is_generated = "`make golden`" in "\n".join(text.split("\n")[:10])
    lines = text.split("\n")
    comments: list[tuple[int, str]] = []
    index, after_list, blank = 0, False, True
    while index < len(lines):
        line = lines[index]
        fence = FENCE.match(line)
        if fence:
            index = _block(page, lines, index, fence, comments)
            comments, blank = [], True
            continue
        if line.lstrip().startswith("<!--"):
            start = index
            while index < len(lines) and "-->" not in lines[index]:
                index += 1
            body = "\n".join(lines[start : index + 1])
            comments += [(start + 1, found.strip()) for found in COMMENT.findall(body)]
            index += 1
            continue
        if line.strip():
            if comments:
                _unused(page, comments)
                comments = []
            indented = line.startswith("    ") or line.startswith("\t")
            if indented and blank and not after_list:
                page.faults.append(Fault(name, index + 1, "code that is only indented is not checked: fence it, with its language"))
            if not indented:
                after_list = bool(re.match(r"^\s*([*+-]|\d+[.)])\s", line)) or (after_list and (line.startswith(" ") or not blank))
            _prose(page, index + 1, line)
        blank = not line.strip()
        index += 1
    _unused(page, comments)
    return page


def _block(page: Page, lines: list[str], index: int, fence: re.Match, comments: list[tuple[int, str]]) -> int:
    indent, marks, info = fence.groups()
    end = index + 1
    while end < len(lines) and not re.match(rf"^ *{re.escape(marks)}[{marks[0]}]*\s*$", lines[end]):
        end += 1
    body = [line[len(indent) :] if line[: len(indent)].isspace() else line for line in lines[index + 1 : end]]
    words = info.split()
    block = Block(words[0] if words else "", words[1] if len(words) > 1 else None, "\n".join(body) + "\n", index + 2)
    for number, comment in comments:
        key, value = _directive(comment)
        if key not in DIRECTIVES:
            # A sentence for authors is no directive; a misspelt directive would be one in vain.
            if len(key.split()) <= 3:
                page.faults.append(Fault(page.name, number, f"nothing reads the comment {comment!r}; known: {', '.join(sorted(DIRECTIVES))}"))
            continue
        block.directives[key] = value
    if block.reason_not_run is not None and block.reason_not_run not in REASONS:
        page.faults.append(Fault(page.name, block.line, f"{block.reason_not_run!r} is no reason not to run a block; known: {', '.join(sorted(REASONS))}"))
    if end == len(lines):
        page.faults.append(Fault(page.name, index + 1, "the block does not end"))
    if block.language not in LANGUAGES:
        what = f"{block.language!r} is not a language that the checks know" if block.language else "the block has no language"
        page.faults.append(Fault(page.name, index + 1, f"{what}; known: {', '.join(sorted(LANGUAGES))}"))
    page.blocks.append(block)
    return end + 1


def _directive(comment: str) -> tuple[str, str]:
    """`not run: needs a cluster` and `exits with 1` in two parts."""
    status = re.fullmatch(r"(exits with) (\d+)", comment)
    key, _, value = (status[1], "", status[2]) if status else comment.partition(":")
    return key.strip(), value.strip()


def _unused(page: Page, comments: list[tuple[int, str]]) -> None:
    for number, comment in comments:
        if _directive(comment)[0] in DIRECTIVES:
            page.faults.append(Fault(page.name, number, f"no block follows the comment {comment!r}"))


def _prose(page: Page, number: int, line: str) -> None:
    heading = re.match(r"^#{1,6}\s+(.*?)\s*#*$", line)
    if heading:
        page.headings.append(heading[1])
    for span in SPAN.finditer(line):
        page.code_spans.append((number, span[2].strip().replace("\\|", "|")))
    without_code = SPAN.sub(lambda span: " " * len(span[0]), line)
    # Within brackets a link's text may be code: look for links with their code blanked.
    for link in LINK.finditer(without_code):
        page.links.append((number, link[1]))


def anchor(heading: str) -> str:
    """What GitHub calls a heading: lower case, punctuation dropped, blanks to hyphens."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    text = re.sub(r"[^\w\- ]", "", text.replace("`", "").lower())
    return text.replace(" ", "-")


def anchors(page: Page) -> set[str]:
    """All anchors of a page; the second of two equal ones ends in `-1`."""
    found: dict[str, int] = {}
    names = set()
    for heading in page.headings:
        name = anchor(heading)
        count = found.get(name, 0)
        names.add(name if count == 0 else f"{name}-{count}")
        found[name] = count + 1
    return names


def listing(root: Path) -> list[str]:
    """All pages that people read: found, not registered. Expected outputs of tests and of examples are no pages."""
    output = subprocess.run(
        ["git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "--", "*.md"], check=True, capture_output=True,
        text=True).stdout
    return sorted(
        name for name in set(output.splitlines())
        if (root / name).exists() and not name.startswith("golden/") and not re.search(r"/(Cases|cases|Golden|golden|files)/", name))


def is_guide(name: str) -> bool:
    """Pages for users, whose blocks are run: those at the top, in docs and of the benchmarks."""
    return "/" not in name or name.startswith(("docs/", "Benchmarks/"))
