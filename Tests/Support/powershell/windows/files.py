"""The machine's files, as far as scripts touch them. A file is what is known of its content: `sha256`, and what a package or an
archive holds. Names are compared without regard to case."""

from ..commands import Cmdlet
from ..conversion import iterate, string
from ..errors import PowerShellError, Unsupported, cmdlet_fault, method_fault
from ..values import NetObject, PSObject

_IO = "io.ioexception"
TEMPORARY = "C:\\Users\\ADMINI~1\\AppData\\Local\\Temp"


class Files:
    def __init__(self, folders):
        self._folders = {folder.lower(): folder for folder in folders}
        self._files, self._open = {}, set()

    def is_folder(self, path):
        return path.lower() in self._folders

    def exists(self, path):
        return self.is_folder(path) or path.lower() in self._files

    def read(self, path):
        return self._files.get(path.lower(), (None, None))[1]

    def write(self, path, content):
        self._may_change(path)
        if not self.is_folder(path.rpartition("\\")[0]):
            raise cmdlet_fault(f"Could not find a part of the path '{path}'.", ["io.directorynotfoundexception", _IO])
        self._files[path.lower()] = (path, content)

    def make_folder(self, path, exist_ok):
        if self.exists(path) and not (exist_ok and self.is_folder(path)):
            raise cmdlet_fault(f"An item with the specified name {path} already exists.", _IO)
        while path.count("\\"):
            self._folders.setdefault(path.lower(), path)
            path = path.rpartition("\\")[0]

    def below(self, folder):
        begin = folder.lower() + "\\"
        return sorted(name for name in (*self._files, *self._folders) if name.startswith(begin))

    def children(self, folder):
        return [name for name in self.below(folder) if "\\" not in name[len(folder) + 1 :]]

    def shown(self, name):
        return self._folders[name] if name in self._folders else self._files[name][0]

    def remove(self, path):
        for name in [path.lower(), *self.below(path)]:
            self._may_change(name)
        for name in [*self.below(path), path.lower()]:
            self._files.pop(name, None)
            self._folders.pop(name, None)

    def move(self, source, target):
        if self.exists(target):
            raise cmdlet_fault("Cannot create a file when that file already exists.", _IO)
        for name in [*self.below(source), source.lower()]:
            moved = target + self.shown(name)[len(source) :]
            if name in self._folders:
                del self._folders[name]
                self._folders[moved.lower()] = moved
            else:
                self._files[moved.lower()] = (moved, self._files.pop(name)[1])

    def _may_change(self, path):
        if path.lower() in self._open:
            raise cmdlet_fault(f"The process cannot access the file '{path}' because it is being used by another process.", _IO)

    def open(self, path, mode, access, share):
        if (mode, access, share) != ("Open", "Read", "Read"):
            raise Unsupported(f"opening a file with {mode}, {access}, {share}")
        if self.read(path) is None:
            raise method_fault(f"Could not find file '{path}'.", "io.filenotfoundexception", _IO)
        self._open.add(path.lower())
        return Stream(self, path)

    def close(self, path):
        self._open.discard(path.lower())


class Stream(NetObject):
    """Open for reading; others may read, not write."""

    kind = "io.filestream"

    def __init__(self, files, path):
        self.files, self.path = files, path

    methods = {"close": lambda self: self.files.close(self.path)}


def _new_item(call):
    if call.get("ItemType") != "Directory":
        raise Unsupported("New-Item of something else than a directory", call.node)
    call.host.files.make_folder(call.text("Path"), bool(call.get("Force")))
    return [PSObject({"FullName": call.text("Path")})]


def _each_path(call):
    return [string(path) for path in iterate(call.get("LiteralPath"))]


def _remove_item(call):
    for path in _each_path(call):
        if not call.host.files.exists(path):
            raise cmdlet_fault(f"Cannot find path '{path}' because it does not exist.", "management.automation.itemnotfoundexception")
        if call.host.files.below(path) and not call.get("Recurse"):
            raise Unsupported("Remove-Item of a full folder without -Recurse: it asks", call.node)
        call.host.files.remove(path)
    return []


def _get_child_item(call):
    files = call.host.files
    found = [name for name in files.children(call.text("LiteralPath")) if files.is_folder(name) or not call.get("Directory")]
    return [PSObject({"FullName": files.shown(name), "Name": files.shown(name).rpartition("\\")[2]}) for name in found]


def _get_file_hash(call):
    if call.get("Algorithm") != "SHA256":
        raise Unsupported("Get-FileHash by another algorithm", call.node)
    path = call.get("InputStream").path if "InputStream" in call else call.text("LiteralPath")
    return [PSObject({"Hash": call.host.files.read(path)["sha256"].upper()})]


def _expand_archive(call):
    """An archive's content is the list of its files."""
    content, target = call.host.files.read(call.text("LiteralPath")), call.text("DestinationPath")
    if "archive" not in content:
        raise cmdlet_fault("End of Central Directory record could not be found.", "io.invaliddataexception")
    for name in content["archive"]:
        path = target + "\\" + name
        call.host.files.make_folder(path.rpartition("\\")[0], True)
        call.host.files.write(path, {"sha256": "0" * 64})
    return []


def _move_item(call):
    call.host.files.move(call.text("LiteralPath"), call.text("Destination"))
    return []


CMDLETS = [
    Cmdlet("New-Item", _new_item, ["ItemType", "Path"], ["Force"]),
    Cmdlet("Remove-Item", _remove_item, ["LiteralPath"], ["Recurse", "Force"]),
    Cmdlet("Test-Path", lambda call: [call.host.files.exists(call.text("LiteralPath"))], ["LiteralPath"]),
    Cmdlet("Get-ChildItem", _get_child_item, ["LiteralPath"], ["Directory"]),
    Cmdlet("Move-Item", _move_item, ["LiteralPath", "Destination"]),
    Cmdlet("Get-FileHash", _get_file_hash, ["LiteralPath", "InputStream", "Algorithm"]),
    Cmdlet("Expand-Archive", _expand_archive, ["LiteralPath", "DestinationPath"]),
]
def _read_text(host, path):
    content = host.files.read(string(path))
    if content is None:
        raise method_fault(f"Could not find file '{string(path)}'.", "io.filenotfoundexception", _IO)
    return content["text"]


def _write_text(host, path, text, encoding):
    """Without an encoding it would be UTF-8 without a mark, too; said so, it is seen."""
    if encoding.mark:
        raise Unsupported("a byte-order mark")
    try:
        host.files.write(string(path), {"text": string(text)})
    except PowerShellError as error:
        raise PowerShellError(error.exception) from None  # A method's errors are always terminating.


STATIC_METHODS = {
    ("io.file", "readalltext"): _read_text,
    ("io.file", "writealltext"): _write_text,
    ("io.path", "gettemppath"): lambda host: TEMPORARY + "\\",
    ("io.file", "open"): lambda host, path, *how: host.files.open(string(path), *map(string, how)),
}
