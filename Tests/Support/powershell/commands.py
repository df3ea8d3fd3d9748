"""Commands: pipelines, functions, script blocks, and how arguments find their parameters (about_Functions, about_Parameters)."""

from .conversion import CASTS, iterate, plain, string, truth, type_name
from .errors import PowerShellError, Return, Unsupported, fault
from .scope import Scope
from .values import ScriptBlock


class Parameter:
    """One of a function's: its type's name or '', whether it must be given, its default's construct or None."""

    def __init__(self, name, type_, mandatory, default):
        self.name, self.type, self.mandatory, self.default = name, type_, mandatory, default


class Code:
    """A function's or a script block's parameters and statements."""

    def __init__(self, parameters, body):
        self.parameters, self.body = parameters, body


class Cmdlet:
    """`values` and `switches` are the parameters that are modelled, `positional` those that need no name. `run` gets a Call and
    answers a list of objects. `pipeline`: whether it takes input."""

    def __init__(self, name, run, values=(), switches=(), positional=(), pipeline=False):
        self.name, self.run, self.positional, self.pipeline = name, run, tuple(positional), pipeline
        self.values = {one.lower(): one for one in (*values, "ErrorAction")}
        self.switches = {one.lower(): one for one in switches}


class Call:
    """A cmdlet's arguments, its input, and where it was called."""

    def __init__(self, arguments, piped, interpreter, scope, node):
        self.arguments, self.input, self.interpreter, self.scope, self.node = arguments, piped, interpreter, scope, node
        self.host = interpreter.host

    def __contains__(self, name):
        return name in self.arguments

    def get(self, name, default=None):
        return self.arguments.get(name, default)

    def text(self, name):
        return string(self.arguments[name], self.node)


class Commands:
    """Mixed into the interpreter."""

    def run_pipeline_chain(self, node, scope, output):
        """One command after the other; real PowerShell hands objects on one by one, which shows only in the order of side effects."""
        if set(node.signs) != {"|"}:
            raise Unsupported(f"{' '.join(node.signs)} between commands", node)
        found = None
        for part in node.parts:
            step = []
            if found is None and part.type not in self.STATEMENTS:
                step = iterate(self.value(part, scope))
            else:
                self._command(part, scope, step, found)
            found = step
        output.extend(found)

    def run_command(self, node, scope, output):
        self._command(node, scope, output, None)

    run_command_name = run_command

    def _command(self, node, scope, output, piped):
        if node.type == "command_name":
            name, elements = node, []
        elif node.type == "command":
            if node.first("redirection") or (node.first("command_elements") and node.first("command_elements").first("redirection")):
                raise Unsupported("a redirection", node)
            operator = node.first("command_invokation_operator")
            name, elements = node.fields["command_name"], node.fields["command_elements"].parts if "command_elements" in node.fields else []
            if operator is not None:
                return self._invoked(operator, name, elements, scope, output, piped)
        else:
            raise Unsupported(f"{node.type} in a pipeline", node)
        text = name.text
        arguments = list(self._arguments(elements))
        if scope.function(text) is not None:
            if piped is not None:
                raise Unsupported("input for a function", node)
            self._call_function(scope.function(text), arguments, scope, node, output)
        elif text.lower() in self.host.cmdlets:
            output.extend(self._call_cmdlet(self.host.cmdlets[text.lower()], arguments, piped, scope, node))
        elif text.lower() in self.host.applications:
            words = [one.text if kind == "name" else string(self.value(one, scope), one) for kind, one in arguments]
            output.extend(self.host.applications[text.lower()](words, piped, node))
        else:
            raise Unsupported(f"the command {text}", name)

    def _invoked(self, operator, name, elements, scope, output, piped):
        target = self.value(name, scope)
        if operator.text != "&" or not isinstance(target, ScriptBlock):
            raise Unsupported(f"{operator.text} {name.text}", operator)
        arguments = [(kind, one) for kind, one in self._arguments(elements)]
        if any(kind == "name" for kind, _ in arguments):
            raise Unsupported("named arguments of a script block", operator)
        self.invoke_block(target, [plain(self.value(one, scope)) for _, one in arguments], piped, scope, output)

    @staticmethod
    def _arguments(elements):
        """("name", node) for -Name, ("joined", node) for what follows its colon, ("value", node) else."""
        joined = False
        for part in elements:
            if part.type == "command_argument_sep":
                joined = ":" in part.signs
            else:
                yield ("name" if part.type == "command_parameter" else "joined" if joined else "value"), part
                joined = False

    def _call_cmdlet(self, cmdlet, arguments, piped, scope, node):
        given, positional, index = {}, list(cmdlet.positional), 0
        while index < len(arguments):
            kind, one = arguments[index]
            index += 1
            if kind == "name":
                folded = one.text[1:].lower()
                follows = arguments[index] if index < len(arguments) else None
                if folded in cmdlet.switches:
                    value = True
                    if follows and follows[0] == "joined":
                        value, index = truth(self.value(follows[1], scope)), index + 1
                    given[cmdlet.switches[folded]] = value
                    continue
                if folded not in cmdlet.values or follows is None or follows[0] == "name":
                    raise Unsupported(f"{cmdlet.name} {one.text}", one)
                key, one, index = cmdlet.values[folded], follows[1], index + 1
            else:
                key = next((name for name in positional if name not in given), None)
                if key is None:
                    raise Unsupported(f"this argument of {cmdlet.name}", one)
            if key in given:
                raise fault(f"Cannot bind parameter because parameter '{key}' is specified more than once.")
            given[key] = plain(self.value(one, scope))
        if piped is not None and not cmdlet.pipeline:
            raise Unsupported(f"input for {cmdlet.name}", node)
        action = string(given.pop("ErrorAction", None) or scope.read("ErrorActionPreference")).lower()
        try:
            return cmdlet.run(Call(given, piped, self, scope, node))
        except PowerShellError as error:
            if error.terminating or action == "stop":
                raise PowerShellError(error.exception) from None
            if action == "continue":
                self.host.write_error(error.exception.message)
            elif action not in ("silentlycontinue", "ignore"):
                raise Unsupported(f"the error action {action}", node) from None
            return []

    def run_function_statement(self, node, scope, output):
        if "function" not in node.signs:
            raise Unsupported(node.signs[0], node)
        scope.functions[node.first("function_name").text] = self.code(node)

    def code(self, node):
        """A function's parameters stand before its body or in a param block within."""
        declared, body = [], []
        # With a line end before its param block, a body is a construct of its own.
        for part in [inner for outer in node.parts for inner in (outer.parts if outer.type == "script_block" else [outer])]:
            if part.type in ("function_parameter_declaration", "param_block"):
                listed = part.parts[0].parts if part.parts and part.parts[0].type == "parameter_list" else part.parts
                declared += [self._parameter(one) for one in listed]
            elif part.type == "named_block" or (part.type == "script_block_body" and part.first("named_block")):
                raise Unsupported("begin, process and end", part)
            elif part.type != "function_name":
                body.append(part)
        return Code(declared, body)

    def _parameter(self, node):
        if node.type == "variable":
            return Parameter(node.text[1:], "", False, None)
        mandatory, type_ = False, ""
        attributes = [one for part in node.parts for one in (part.parts if part.type == "attribute_list" else [part])]
        for one in attributes:
            if one.type == "type_literal":
                type_ = type_name(one.text)
            elif one.type == "attribute":
                if one.text.replace(" ", "").lower() != "[parameter(mandatory=$true)]":
                    raise Unsupported(f"the attribute {one.text}", one)
                mandatory = True
        default = node.first("script_parameter_default")
        if type_ == "management.automation.switchparameter":
            raise Unsupported("a switch of a function", node)
        return Parameter(node.first("variable").text[1:], type_, mandatory, default.parts[0] if default else None)

    def _call_function(self, code, arguments, scope, node, output):
        named, positional, names = {}, [], {one.name.lower(): one.name for one in code.parameters}
        index = 0
        while index < len(arguments):
            kind, one = arguments[index]
            index += 1
            if kind != "name":
                positional.append(plain(self.value(one, scope)))
                continue
            folded = one.text[1:].lower()
            if folded not in names or index == len(arguments) or arguments[index][0] == "name":
                raise Unsupported(f"the argument {one.text}", one)
            named[folded] = plain(self.value(arguments[index][1], scope))
            index += 1
        self._run(code, positional, named, None, scope, node, output)

    def invoke_block(self, block, arguments, piped, scope, output=None):
        return self._run(self.code(block.node), arguments, {}, piped, scope, block.node, output)

    def _run(self, code, positional, named, piped, caller, node, output=None):
        scope, positional = Scope(self.host, caller), list(positional)
        for one in code.parameters:
            folded = one.name.lower()
            if folded in named:
                value = named[folded]
            elif positional:
                value = positional.pop(0)
            elif one.mandatory:
                raise fault(f"Cannot process command because of one or more missing mandatory parameters: {one.name}.")
            else:
                value = plain(self.value(one.default, scope)) if one.default else None
            if one.type:
                # Not given and without a default, a [string] is empty, not $null: the cast makes it so.
                value = self.cast(one.type, value, node) if value is not None or one.type in CASTS else None
                scope.types[folded] = one.type
            scope.write(one.name, value)
        if positional:
            # They would land in $args, where nobody looks.
            raise Unsupported("more arguments than there are parameters", node)
        scope.write("input", piped if piped is not None else [])
        return self._statements(code.body, scope, output)

    def _statements(self, body, scope, output=None):
        output = [] if output is None else output
        try:
            for part in body:
                self.execute(part, scope, output)
        except Return:
            pass
        return output

    def each(self, block, value, scope):
        """A script block of Where-Object and the like: it runs in the caller's scope with $_ set."""
        code, before = self.code(block.node), scope.variables.get("_")
        scope.write("_", value)
        try:
            return self._statements(code.body, scope)
        finally:
            scope.write("_", before)
