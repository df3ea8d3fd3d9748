"""What values are here. $null is None, numbers and Booleans are Python's, arrays are lists; everything else has a class.

Strings are .NET's: sequences of UTF-16 units, so a character beyond U+FFFF is two of them (units() and text()).
"""


class AutomationNull:
    """What a command without output yields: $null when compared, yet nothing when enumerated."""

    def __repr__(self):
        return "AutomationNull"


NOTHING = AutomationNull()


def units(text):
    """A Python string as .NET has it."""
    if text.isascii():
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[i] | data[i + 1] << 8) for i in range(0, len(data), 2))


def text(string):
    return string if string.isascii() else string.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Folded(dict):
    """Keys without regard to case, in the order they came."""

    def __init__(self, pairs=()):
        super().__init__()
        for key, value in dict(pairs).items():
            self[key] = value

    @staticmethod
    def fold(key):
        return key.lower() if isinstance(key, str) else key

    def __setitem__(self, key, value):
        folded = self.fold(key)
        super().__setitem__(folded, (super().get(folded, (key,))[0], value))

    def __getitem__(self, key):
        return super().__getitem__(self.fold(key))[1]

    def __contains__(self, key):
        return super().__contains__(self.fold(key))

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pairs(self):
        return list(super().values())


class Hashtable:
    def __init__(self, pairs=()):
        self.entries = Folded(pairs)


class PSObject:
    """Properties by name, as of [pscustomobject] and of what cmdlets of Windows put out. Others do not exist."""

    def __init__(self, properties=(), kind="management.automation.pscustomobject"):
        self.properties, self.kind = Folded(properties), kind


class PropertyBag:
    """$object.PSObject.Properties: asked for a name it does not have, it answers $null, also in strict mode."""

    def __init__(self, owner):
        self.owner = owner


class ErrorRecord:
    def __init__(self, exception):
        self.exception = exception


class Enumeration:
    """A value of a .NET enumeration, equal to another of its type by number."""

    def __init__(self, type_, name, number):
        self.type, self.name, self.number = type_, name, number

    def __eq__(self, other):
        return isinstance(other, Enumeration) and (self.type, self.number) == (other.type, other.number)

    def __hash__(self):
        return hash((self.type, self.number))


class Version:
    """[version]: two to four numbers. One that is not given counts as less than 0, so 0.31.8 is not 0.31.8.0 (System.Version)."""

    def __init__(self, numbers):
        self.numbers = tuple(numbers) + (-1,) * (4 - len(numbers))

    def __str__(self):
        return ".".join(str(number) for number in self.numbers if number >= 0)


class DateTime:
    """A moment, in seconds of the machine's clock."""

    def __init__(self, seconds):
        self.seconds = seconds


class TimeSpan:
    def __init__(self, seconds):
        self.seconds = seconds


class Char:
    def __init__(self, unit):
        self.unit = unit


class ScriptBlock:
    """Code, with the strictness it runs under being that of whoever calls it (scopes are dynamic)."""

    def __init__(self, node):
        self.node = node


class TypeValue:
    """A type such as [regex] by its normalised name."""

    def __init__(self, name):
        self.name = name


class Reference:
    """[ref]$variable: a method writes through it."""

    def __init__(self, get, put):
        self.get, self.put = get, put


class NetObject:
    """Base of objects with methods and properties of .NET. A subclass lists what is modelled: `properties` name -> function of self,
    `settable` name -> function of self and value, `methods` name -> function of self and arguments. All else is Unsupported.
    Names are in lower case."""

    kind = "object"
    properties: dict = {}
    settable: dict = {}
    methods: dict = {}

    def to_string(self):
        return None
