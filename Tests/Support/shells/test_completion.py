"""The scripts of `wingen completion` in the shells that they are for: what stands in the command line once Tab was pressed."""

import pathlib
import re
import subprocess
import tempfile
import unittest

from terminal import WINGEN, Terminal

# What is typed before Tab, and what stands there then.
CASES = [
    ("wingen bui", "wingen build "),
    ("wingen build aks-log", "wingen build aks-logzio "),
    ("wingen lint --format sar", "wingen lint --format sarif "),
    ("wingen render aks-logzio --relea", "wingen render aks-logzio --release "),
    ("wingen explain win02", "wingen explain win02"),
    ("wingen explain PLACE10", "wingen explain PLACE10"),
    ("wingen schema fl", "wingen schema fleet "),
    ("wingen render aks-logzio -f my-va", "wingen render aks-logzio -f my-values.yaml "),
    ("wingen completion fi", "wingen completion fish "),
]
# What is offered where several words go on.
SEVERAL = {"wingen explain win02": "win021", "wingen explain PLACE10": "PLACE104"}


class CompletionTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix="wingen-shells-")
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        for name in ("bin", "home", "work", "functions"):
            (cls.folder / name).mkdir()
        (cls.folder / "bin/wingen").symlink_to(WINGEN)
        (cls.folder / "work/my-values.yaml").write_text("{}\n")
        cls.variables = {
            "PATH": f"{cls.folder / 'bin'}:/usr/bin:/bin", "HOME": str(cls.folder / "home"), "TERM": "dumb", "LANG": "C.UTF-8"}
        cls.scripts = {}
        for shell in ("bash", "zsh", "fish"):
            script = cls.folder / f"functions/{'_wingen' if shell == 'zsh' else shell}"
            with script.open("w") as output:
                subprocess.run([WINGEN, "completion", shell], stdout=output, check=True)
            cls.scripts[shell] = script

    def test_the_scripts_are_scripts(self):
        for shell, script in self.scripts.items():
            checked = subprocess.run([shell, "-n", script], capture_output=True, text=True)
            self.assertEqual((checked.returncode, checked.stdout, checked.stderr), (0, "", ""), shell)

    def test_bash(self):
        ask = f"""
            source {self.scripts['bash']}
            IFS= read -r line
            words=($line); COMP_WORDS=("${{words[@]}}"); COMP_CWORD=$((${{#words[@]}} - 1)); COMP_LINE=$line; COMP_POINT=${{#line}}
            function=$(complete -p wingen | sed 's/.*-F \\([^ ]*\\).*/\\1/')
            "$function" wingen "${{words[COMP_CWORD]}}" "${{words[COMP_CWORD - 1]}}"
            printf '%s\\n' "${{COMPREPLY[@]}}"
            """
        for typed, expected in CASES:
            with self.subTest(typed):
                asked = subprocess.run(
                    ["bash", "--norc", "-c", ask], input=typed + "\n", capture_output=True, text=True, env=self.variables,
                    cwd=self.folder / "work")
                self.assertEqual(asked.stderr, "")
                offered = asked.stdout.split("\n")
                if typed in SEVERAL:
                    self.assertIn(SEVERAL[typed], offered)
                else:
                    self.assertEqual([word.strip() for word in offered if word], [expected.split()[-1]])

    def typed(self, arguments, prepare, typed, expected):
        """Types into a shell, and reads its command line from what a key reports."""
        with Terminal(arguments, self.variables, self.folder / "work") as terminal:
            if prepare:
                terminal.type(prepare + "\n")
            terminal.type("echo re''ady\n")
            terminal.read("ready\r\n")
            terminal.type(typed + "\t")
            # Lists come late: the key is pressed until the line is there.
            for _ in range(20):
                terminal.type("\x07")
                line = re.search("LINE=(.*?)=", terminal.read("=END"))
                if line[1] == expected and (typed not in SEVERAL or SEVERAL[typed] in terminal.shown):
                    return
            self.fail(f"{line[1]!r} instead of {expected!r}; shown: {terminal.shown[-600:]!r}")

    def test_zsh(self):
        prepare = (
            f"unsetopt zle_bracketed_paste; fpath=({self.folder / 'functions'} $fpath); autoload -U compinit; compinit -u -D; "
            'LISTMAX=9999; show() { print "LINE=$BUFFER=END" }; zle -N show; bindkey "^G" show')
        for typed, expected in CASES:
            with self.subTest(typed):
                self.typed(["zsh", "-f", "-i"], prepare, typed, expected)

    def test_fish(self):
        start = f"source {self.scripts['fish']}; function fish_prompt; end; bind \\cg 'echo LINE=(commandline)=END'"
        for typed, expected in CASES:
            if typed in SEVERAL:
                continue  # Its list is drawn over the screen; that one word goes on is enough.
            with self.subTest(typed):
                self.typed(["fish", "--no-config", "-i", "-C", start], None, typed, expected)


if __name__ == "__main__":
    unittest.main()
