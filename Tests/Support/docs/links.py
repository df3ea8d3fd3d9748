"""Links between pages: each leads to a file and to a heading there, and every guide is reached from the README."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from pages import Fault, Page, anchors, is_guide

# A file or folder of the repository in backticks; `*` stands for any names, words in capitals for something.
PATH = re.compile(r"(Sources|Tests|docs|examples|golden|Benchmarks)/[\w./*-]+")
PLACEHOLDER = re.compile("[A-Z]{4,}")


def faults(root: Path, pages: dict[str, Page]) -> list[Fault]:
    found = []
    for page in pages.values():
        for line, target in page.links:
            fault = _fault(root, pages, page, target)
            if fault:
                found.append(Fault(page.name, line, fault))
        if is_guide(page.name):
            found += [
                Fault(page.name, line, f"there is no {span}") for line, span in page.code_spans
                if PATH.fullmatch(span) and not PLACEHOLDER.search(span) and not list(root.glob(span.rstrip("/") + "*"))]
    return found + _unreached(pages)


def _fault(root: Path, pages: dict[str, Page], page: Page, target: str) -> str | None:
    if target.startswith(("https://", "http://", "mailto:")):
        return None
    path, _, fragment = target.partition("#")
    if path.startswith("/"):
        return f"the link {target} begins at the root of a machine: make it relative"
    name = _resolved(page, path)
    if not (root / name).exists():
        return f"the link {target} leads nowhere: there is no {name}"
    if fragment and name in pages and fragment not in anchors(pages[name]):
        return f"the link {target} leads to no heading of {name}"
    return None


def _resolved(page: Page, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)) if path else page.name


def _unreached(pages: dict[str, Page]) -> list[Fault]:
    if "README.md" not in pages:
        return []
    seen, open_pages = {"README.md"}, ["README.md"]
    while open_pages:
        page = pages[open_pages.pop()]
        for _, target in page.links:
            name = _resolved(page, target.partition("#")[0])
            # A link to a folder shows what is in it.
            for found in (other for other in pages if other == name or other.startswith(name + "/")):
                if found not in seen and name != ".":
                    seen.add(found)
                    open_pages.append(found)
    return [Fault(name, 1, "no chain of links leads here from README.md") for name in pages if is_guide(name) and name not in seen]
