"""The documentation runs, and the checks see what is wrong with a page."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import catalogue
import pages as markdown
from check_pages import ROOT, Checks
from shell_blocks import matches
from symbols import undocumented

BUILD = Path(os.environ.get("WINGEN_BUILD", ROOT / ".build/debug")).resolve()

GOOD = """\
# Title

A [link](#a-heading), `wingen build SPEC -o DIR [--check]`.

## A heading

```sh
echo one >file
mkdir -p below && cd below
```

```console
$ cat ../file
one
$ wingen explain NOPE001
error: …
…
```
"""


class DocumentationTest(unittest.TestCase):
    def test_every_page(self):
        checks = Checks(ROOT, BUILD)
        faults = checks.run([])
        self.assertEqual([], [str(fault) for fault in faults], "\n" + "\n".join(map(str, faults)))
        self.assertGreater(checks.ran, 20)


class MistakesTest(unittest.TestCase):
    """A page with a mistake, and what is said of it."""

    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.root = Path(temporary.name)
        subprocess.run(["git", "init", "-q", cls.root], check=True)
        cls.checks = Checks(cls.root, BUILD)

    def faults(self, text, **others):
        for path in self.root.glob("*.md"):
            path.unlink()
        (self.root / "README.md").write_text(text)
        for name, other in others.items():
            (self.root / f"{name}.md").write_text(other)
        return [str(fault) for fault in self.checks.run([])]

    def assertFault(self, fragment, text, **others):
        faults = self.faults(text, **others)
        self.assertEqual(1, len(faults), faults)
        self.assertIn(fragment, faults[0])

    def good(self, old, new):
        self.assertIn(old, GOOD)
        return GOOD.replace(old, new)

    def test_a_good_page(self):
        self.assertEqual([], self.faults(GOOD.replace("$ wingen explain NOPE001\nerror: …\n…\n", "")))

    def test_commands(self):
        self.assertFault("README.md:15: the command ended with 2", GOOD)
        self.assertEqual([], self.faults(self.good("```console", "<!-- exits with 2 -->\n\n```console")))
        self.assertFault("the output is another:\none", GOOD.replace("$ wingen explain NOPE001\nerror: …\n…\n", "").replace("file\none", "file\ntwo"))
        self.assertFault("wingen build has no option --chek", "```sh\nwingen build x -o y --chek\n```\n")
        self.assertFault("wingen has no command biuld", "```sh\nwingen biuld x\n```\n")
        self.assertFault("README.md:1: wingen build has no option --outputt", "`wingen build SPEC --outputt DIR`\n")
        self.assertFault("nothing ended with 1", "<!-- exits with 1 -->\n```sh\ntrue\n```\n")

    def test_what_is_not_run(self):
        page = "<!-- not run: needs a cluster -->\n```sh\n%s\n```\n"
        self.assertEqual([], self.faults(page % "kubectl get pods"))
        self.assertFault("the shell cannot read it", page % "kubectl get 'pods")
        self.assertFault("wingen diff has no option --nope", page % "kubectl get pods | wingen diff - --nope x")
        self.assertFault("'lack of time' is no reason", (page % "true").replace("needs a cluster", "lack of time"))
        self.assertFault("helm template a ./nowhere", page % "helm upgrade --install a ./nowhere --create-namespace")

    def test_links(self):
        self.assertFault("leads nowhere: there is no docs/none.md", "[a](docs/none.md)\n")
        self.assertFault("there is no docs/none.md", "`docs/none.md`, `docs/NAME.md`\n")
        self.assertFault("leads to no heading of README.md", "# A\n\n[a](#b)\n")
        self.assertFault("ISLAND.md:1: no chain of links", "# A\n", ISLAND="# B\n")
        self.assertEqual([], self.faults("# A `b`: c/d\n\n# A\n\n# A\n\n[a](#a-b-cd) [b](#a-1) [c](OTHER.md#b)\n", OTHER="# B\n"))

    def test_fences(self):
        self.assertFault("the block has no language", "```\ntext\n```\n")
        self.assertFault("does not end", "```text\ntext\n")
        self.assertFault("only indented", "Text\n\n    wingen build\n")
        self.assertFault("no block follows", "<!-- not run: needs a cluster -->\n\nText\n")
        self.assertFault("nothing reads the comment 'not ran: x'", "<!-- not ran: x -->\n```text\na\n```\n")

    def test_swift(self):
        self.assertFault("README.md:4: this does not compile: cannot find 'nope'", "```swift\nimport Wingen\n\nstatic let a: Int = nope\n```\n")
        self.assertEqual([], self.faults("<!-- within: parts -->\n```swift\nServiceAccount(\"a\")\n```\n"))
        bad = "<!-- does not compile -->\n```swift\nlet a: Int = \"\"\n```\n\n```text\nerror: cannot convert value of type 'String' to specified type 'Int'\n```\n"
        self.assertFault('the compiler says ["static property', bad.replace("let a", "static var a"))
        self.assertFault("followed by the compiler's errors", bad.partition("```text")[0])
        self.assertEqual([], self.faults(bad.replace("let a", "static let a")))

    def test_data(self):
        self.assertFault("this is no YAML", "```yaml\na: [\n```\n")
        self.assertFault("this is no JSON", "```json\n{a: 1}\n```\n")
        self.assertFault("this is no CSV", "```csv\na,b\n1\n```\n")
        self.assertFault("wingen render eks-amp", "<!-- values of: eks-amp -->\n```yaml\nnope: 1\n```\n")
        self.assertFault("wingen gitops fleet.yaml", "```yaml fleet.yaml\nfleet: a\n```\n")
        self.assertFault("wingen lint --config .wingen.yaml", "```yaml .wingen.yaml\nnope: 1\n```\n")


class ReferenceTest(unittest.TestCase):
    def test_public_symbols_are_documented(self):
        missing = [symbol for symbols in undocumented(ROOT, BUILD).values() for symbol in symbols]
        self.assertEqual([], missing, "these have no documentation:\n" + "\n".join(missing))

    def test_staging(self):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            articles = catalogue.stage(ROOT, folder)
            self.assertEqual(articles, sorted(path.stem for path in folder.glob("*.md") if path.stem != "wingen"))
            front = (folder / "wingen.md").read_text()
            for article in articles:
                self.assertEqual(1, front.count(f"<doc:{article}>"), article)
                text = (folder / f"{article}.md").read_text()
                for target in re.findall(r"\]\(doc:([^)#]+)", text):
                    self.assertIn(target, articles, article)
                self.assertNotRegex(text, r"\]\((\.\.|[a-z-]+\.md)", article)


class MatchingTest(unittest.TestCase):
    def test_wildcards(self):
        self.assertTrue(matches("a\n…\nd", "a\nb\nc\nd\n"))
        self.assertTrue(matches("a\n…\nd", "a\nd\n"))
        self.assertTrue(matches("a … c", "a b c\n"))
        self.assertTrue(matches("", ""))
        self.assertFalse(matches("", "a\n"))
        self.assertFalse(matches("a", "a\nb\n"))
        self.assertFalse(matches("a …c", "a b\n c\n"))

    def test_anchors(self):
        self.assertEqual("wmi_exporter-and-c", markdown.anchor("wmi_exporter, and `C`"))
        self.assertEqual("how-to-add-", markdown.anchor("How to add …"))


if __name__ == "__main__":
    unittest.main()
