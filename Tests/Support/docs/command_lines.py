"""wingen's command lines as text: that their commands and options exist, by what the program says about itself."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

SEPARATORS = {"|", "||", "&&", ";", "&", "(", ")", "|&"}


class CommandLines:
    def __init__(self, wingen: Path):
        dump = subprocess.run([wingen, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
        self._root = json.loads(dump)["command"]

    def faults_of_script(self, script: str) -> list[tuple[int, str]]:
        """What is wrong with the lines of a shell script that begin with wingen; lines are counted from 0."""
        found = []
        for number, line in logical_lines(script):
            for words in simple_commands(line):
                if words[0] == "wingen":
                    fault = self.fault(words[1:])
                    if fault:
                        found.append((number, fault))
        return found

    def fault_of_span(self, span: str) -> str | None:
        """What is wrong with `wingen …` in prose, where words in capitals, brackets and … stand for something."""
        words = [word.strip("[]") for word in span.split("|")[0].split()]
        if len(words) < 2 or words[0] != "wingen":
            return None
        words = [word for word in words[1:] if word.strip("…")]
        return self._fault(words, complete=False)

    def fault(self, words: list[str]) -> str | None:
        return self._fault(words, complete=True)

    def _fault(self, words: list[str], complete: bool) -> str | None:
        command, words, path = self._root, list(words), "wingen"
        while command.get("subcommands") and words and not words[0].startswith("-"):
            name = words[0]
            below = next((sub for sub in command["subcommands"] if sub["commandName"] == name or name in sub.get("aliases", [])), None)
            if below is None:
                if name == "help" or (not complete and not re.fullmatch(r"[a-z][a-z-]*", name)):
                    return None
                return f"{path} has no command {name}"
            command, path = below, f"{path} {name}"
            words.pop(0)
        return self._arguments(command, path, words, complete)

    def _arguments(self, command: dict, path: str, words: list[str], complete: bool) -> str | None:
        arguments = command.get("arguments", [])
        positionals, index, options_end = 0, 0, False
        while index < len(words):
            word = words[index]
            index += 1
            if options_end or word == "-" or not word.startswith("-"):
                positionals += 1
                continue
            if word == "--":
                options_end = True
                continue
            name, equals, _ = word.partition("=")
            argument = next((one for one in arguments if name in _names(one)), None)
            if argument is None:
                if name in ("-h", "--help"):
                    return None
                return f"{path} has no option {name}"
            if argument["kind"] == "flag":
                continue
            value = word.partition("=")[2] if equals else words[index] if index < len(words) else None
            if not equals:
                index += 1
            if value is None and complete:
                return f"{path}: {name} needs a value"
            known = argument.get("allValues") or argument.get("allValueStrings")
            if complete and known and value not in known:
                return f"{path}: {name} cannot be {value}; it is one of {', '.join(known)}"
        return self._count(arguments, path, positionals) if complete else None

    @staticmethod
    def _count(arguments: list[dict], path: str, positionals: int) -> str | None:
        places = [one for one in arguments if one["kind"] == "positional"]
        least = sum(not one.get("isOptional") for one in places)
        most = None if any(one.get("isRepeating") for one in places) else len(places)
        if positionals < least:
            return f"{path} needs {least} arguments, not {positionals}"
        if most is not None and positionals > most:
            return f"{path} takes {most} arguments, not {positionals}"
        return None


def _names(argument: dict) -> list[str]:
    return [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument.get("names") or []]


def logical_lines(script: str):
    """Lines with what a backslash continues, and the number of each one's first line, from 0."""
    start, text = 0, ""
    for number, line in enumerate(script.split("\n")):
        if not text:
            start = number
        if line.endswith("\\"):
            text += line[:-1] + " "
            continue
        yield start, text + line
        text = ""


def simple_commands(line: str) -> list[list[str]]:
    """The words of each simple command in a line; redirections are left out."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    try:
        tokens = list(lexer)
    except ValueError:
        return []
    commands: list[list[str]] = [[]]
    skip = False
    for token in tokens:
        if skip:
            skip = False
        elif token in SEPARATORS:
            commands.append([])
        elif re.fullmatch(r"\d*(>>?|<|>&|&>)", token):
            if commands[-1] and commands[-1][-1].isdigit() and token[0] in "<>":
                commands[-1].pop()
            skip = True
        elif not commands[-1] and re.fullmatch(r"[A-Za-z_]\w*=.*", token):
            continue
        else:
            commands[-1].append(token)
    return [words for words in commands if words]
