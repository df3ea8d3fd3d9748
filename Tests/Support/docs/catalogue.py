"""The documentation as a DocC archive: catalogue.py [--build FOLDER] [--stage FOLDER] OUTPUT.

The pages of docs/ become articles, and the symbols of the modules that `import Wingen` brings get their pages. `make docs` runs it. With
`--stage` the catalogue is written and nothing converted.
"""

from __future__ import annotations

import argparse
import json
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pages
from symbols import MODULES, symbol_graphs

ROOT = Path(__file__).resolve().parents[3]
LINK = re.compile(r"(!?)\[((?:[^\]\[]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
# In the order in which somebody reads them; pages that are not named come behind, by name.
SECTIONS = {
    "To begin with": ["tutorial", "specs", "dsl", "stack-files", "migration", "install"],
    "What charts are made of": ["exporters", "collectors", "monitoring", "vm-extension", "installer-image", "proxy-image"],
    "Checking and delivering": ["linting", "rules", "fleets", "gitops", "packages", "diff", "graph", "commands"],
    "Behind it": ["helm-differences", "limits", "architecture", "extending"],
}


def stage(root: Path, folder: Path) -> list[str]:
    """Writes the catalogue; returns the names of its articles."""
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(path.relative_to(root / "docs").with_suffix("").as_posix() for path in (root / "docs").rglob("*.md"))
    articles = {f"docs/{name}.md": article_name(name) for name in names}
    for page, article in articles.items():
        (folder / f"{article}.md").write_text(article_text(root, page, articles, folder))
    (folder / "wingen.md").write_text(front_page(articles))
    return sorted(articles.values())


def article_name(name: str) -> str:
    return name.replace("/", "-")


def article_text(root: Path, page: str, articles: dict[str, str], folder: Path) -> str:
    """A page with its links as DocC wants them. What stands in fences is left as it is."""
    lines, fence = [], None
    for line in (root / page).read_text().split("\n"):
        marks = pages.FENCE.match(line)
        if fence is None and marks:
            fence = marks[2]
            # DocC knows a language, no file's name behind it.
            line = f"{marks[1]}{marks[2]}{(marks[3].split() or [''])[0]}"
        elif fence is not None:
            if line.strip() == fence:
                fence = None
        elif pages.COMMENT.fullmatch(line.strip()):
            continue
        else:
            # Two backticks and more are DocC's mark for symbols: what they show is written with single ones escaped.
            line = re.sub(r"(``+) (.+?) \1", lambda span: span[2].replace("`", r"\`"), line)
            line = LINK.sub(lambda link: moved(root, page, link, articles, folder), line)
        lines.append(line)
    return "\n".join(lines)


def moved(root: Path, page: str, link: re.Match, articles: dict[str, str], folder: Path) -> str:
    image, text, target = link.groups()
    if re.match(r"[a-z]+:", target):
        return link[0]
    path, _, anchor = target.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if image:
        shutil.copy(root / name, folder / posixpath.basename(name))
        return f"![{text}]({posixpath.basename(name)})"
    if name in articles:
        heading = heading_of(root, name, anchor)
        return f"[{text}](doc:{articles[name]}{'#' + heading if heading else ''})"
    # What lies in the repository alone is named.
    plain = text.strip("`")
    return f"`{plain}`" if plain == name or plain.endswith((".md", ".py", ".swift", ".yaml")) or "/" in plain else f"{text} (`{name}`)"


def heading_of(root: Path, page: str, anchor: str) -> str | None:
    """A heading as DocC makes an anchor of it: hyphens for blanks, quotation marks dropped, all else as it is written."""
    if not anchor:
        return None
    for heading in pages.read(root, page).headings:
        if pages.anchor(heading) == anchor:
            return re.sub(r"\s+", "-", re.sub("[`'\"“”‘’]", "", heading).strip())
    return anchor


def front_page(articles: dict[str, str]) -> str:
    known = set(articles.values())
    listed = [name for names in SECTIONS.values() for name in names]
    sections = {title: [name for name in names if name in known] for title, names in SECTIONS.items()}
    sections["Settings of the examples"] = sorted(name for name in known - set(listed) if name.startswith("settings-"))
    sections["More"] = sorted(known - set(listed) - set(sections["Settings of the examples"]))
    topics = "\n\n".join(
        f"### {title}\n\n" + "\n".join(f"- <doc:{name}>" for name in names) for title, names in sections.items() if names)
    return f"""# wingen

@Metadata {{
  @TechnologyRoot
}}

A compiler for the observability of Windows nodes in mixed Kubernetes clusters: from a typed declaration in Swift to Helm charts, manifests and
repositories for fleets, and a linter for manifests of others.

## Topics

{topics}

### What a spec imports

{chr(10).join(f"- ``{module}``" for module in MODULES)}
"""


def convert(catalogue: Path, graphs: Path, output: Path) -> None:
    """Runs DocC; ends with its words if it says anything."""
    output.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(output, ignore_errors=True)
    done = subprocess.run(
        ["docc", "convert", catalogue, "--additional-symbol-graph-dir", graphs, "--output-path", output, "--fallback-display-name", "wingen",
         "--fallback-bundle-identifier", "wingen", "--warnings-as-errors", "--disable-parameters-and-returns-validation", "--transform-for-static-hosting"], capture_output=True, text=True)
    if done.returncode or "warning:" in done.stderr:
        sys.exit(done.stdout + done.stderr)


def missing(output: Path, articles: list[str]) -> list[str]:
    """Articles without a page, or without a line in the index."""
    index = json.dumps(json.loads((output / "index/index.json").read_text()))
    return [
        name for name in articles
        if not (output / f"data/documentation/wingen/{name}.json").exists() or f'"/documentation/wingen/{name}"' not in index]


def main() -> None:
    parser = argparse.ArgumentParser(description="The documentation as a DocC archive.")
    parser.add_argument("--build", type=Path, default=ROOT / ".build/debug", help="where the modules are")
    parser.add_argument("--stage", type=Path, help="write the catalogue there and convert nothing")
    parser.add_argument("output", type=Path, nargs="?", default=ROOT / "dist/docs")
    options = parser.parse_args()
    if options.stage:
        stage(ROOT, options.stage)
        return
    with tempfile.TemporaryDirectory() as temporary:
        catalogue, graphs = Path(temporary) / "wingen.docc", Path(temporary) / "graphs"
        articles = stage(ROOT, catalogue)
        symbol_graphs(ROOT, options.build.resolve(), graphs)
        convert(catalogue, graphs, options.output)
    if lost := missing(options.output, articles):
        sys.exit(f"no page came of {', '.join(lost)}")
    print(f"{options.output}: {len(articles)} pages and the symbols of {len(MODULES)} modules; serve it: python3 -m http.server -d {options.output}")


if __name__ == "__main__":
    main()
