"""Cmdlets that need no machine."""

from . import json_text
from .commands import Cmdlet
from .conversion import iterate, kind_of, plain, string, truth
from .errors import Unsupported
from .values import Hashtable, ScriptBlock

CMDLETS = {}


def cmdlet(name, **spec):
    def register(function):
        CMDLETS[name.lower()] = Cmdlet(name, function, **spec)
        return function

    return register


def _block(call, name):
    if not isinstance(call.get(name), ScriptBlock):
        raise Unsupported("this form of a command on each object", call.node)
    return call.get(name)


@cmdlet("Where-Object", values=["FilterScript"], positional=["FilterScript"], pipeline=True)
def where_object(call):
    block = _block(call, "FilterScript")
    return [one for one in call.input if _true(call.interpreter.each(block, one, call.scope))]


def _true(output):
    return truth(output[0] if len(output) == 1 else output)


@cmdlet("ForEach-Object", values=["Process"], positional=["Process"], pipeline=True)
def for_each_object(call):
    block = _block(call, "Process")
    return [part for one in call.input for part in call.interpreter.each(block, one, call.scope)]


@cmdlet("Sort-Object", switches=["Unique"], pipeline=True)
def sort_object(call):
    """Strings by the alphabet, without regard to case; here only ASCII, whose order no culture changes but for signs."""
    if any(not isinstance(one, str) for one in call.input):
        raise Unsupported("Sort-Object of something else than strings", call.node)
    found = []
    for one in sorted(call.input, key=str.lower):
        if not (call.get("Unique") and found and found[-1].lower() == one.lower()):
            found.append(one)
    return found


@cmdlet("ConvertTo-Json", values=["InputObject", "Depth"], switches=["Compress"])
def convert_to_json(call):
    if not call.get("Compress"):
        raise Unsupported("ConvertTo-Json without -Compress", call.node)
    return [json_text.to_json(call.get("InputObject"), call.get("Depth", 2), call.node)]


@cmdlet("ConvertFrom-Json", values=["InputObject"], positional=["InputObject"])
def convert_from_json(call):
    return [json_text.from_json(call.text("InputObject"))]


@cmdlet("Set-StrictMode", values=["Version"])
def set_strict_mode(call):
    if call.get("Version") != 2.0:
        raise Unsupported("this version of strict mode", call.node)
    call.scope.strict = True
    return []


@cmdlet("Write-Verbose", values=["Message"], positional=["Message"])
def write_verbose(call):
    return []  # $VerbosePreference is SilentlyContinue unless somebody changes it.


@cmdlet("New-Object", values=["TypeName", "ArgumentList"], positional=["TypeName", "ArgumentList"])
def new_object(call):
    return [call.host.construct(call.text("TypeName"), iterate(call.get("ArgumentList", [])), call.node)]


@cmdlet("Join-Path", values=["Path", "ChildPath"], positional=["Path", "ChildPath"])
def join_path(call):
    if isinstance(call.get("Path"), (list, Hashtable)):
        raise Unsupported(f"Join-Path with a {kind_of(call.get('Path'))}", call.node)
    return [string(plain(call.get("Path"))).rstrip("\\") + "\\" + call.text("ChildPath").lstrip("\\")]
