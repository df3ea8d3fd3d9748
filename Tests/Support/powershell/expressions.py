"""Expressions: what is made of other values."""

from . import conversion, members, operators, regex
from .conversion import collapse, plain, string, truth, type_name
from .errors import PowerShellError, Unsupported, fault, wrapped
from .literals import Literals
from .values import NOTHING, Folded, Hashtable, Reference, ScriptBlock, TypeValue, units


class Expressions(Literals):
    """Mixed into the interpreter. Each method eval_KIND handles the grammar's KIND and yields one value."""

    def value(self, node, scope):
        """Of any construct: a statement's output becomes a value."""
        if node.type in self.STATEMENTS:
            output = []
            self.execute(node, scope, output)
            return collapse(output)
        method = getattr(self, "eval_" + node.type, None)
        if method is None:
            raise Unsupported(f"{node.type} `{node.text[:60]}`", node)
        return method(node, scope)

    def eval_sub_expression(self, node, scope):
        output = []
        for part in node.parts:
            self.execute(part, scope, output)
        return collapse(output)

    def eval_array_expression(self, node, scope):
        """Always an array: of what the statements put out (about_Arrays, the array sub-expression operator)."""
        output = []
        for part in node.parts:
            self.execute(part, scope, output)
        return output

    def eval_parenthesized_expression(self, node, scope):
        return self.value(node.parts[0], scope)

    def eval_array_literal_expression(self, node, scope):
        return [plain(self.value(part, scope)) for part in node.parts]

    def eval_hash_literal_expression(self, node, scope):
        entries = Folded()
        body = node.first("hash_literal_body")
        for entry in [part for part in node.parts if part.type == "hash_entry"] + (body.only("hash_entry") if body else []):
            key = units(entry.parts[0].text) if entry.parts[0].type == "simple_name" else string(self.value(entry.parts[0], scope))
            if key in entries:
                raise fault(f"Duplicate keys '{key}' are not allowed in hash literals.")
            entries[key] = plain(self.value(entry.parts[1], scope))
        return Hashtable(entries.pairs())

    def eval_script_block_expression(self, node, _):
        return ScriptBlock(node)

    def eval_type_literal(self, node, _):
        return TypeValue(type_name(node.text))

    def eval_cast_expression(self, node, scope):
        name = type_name(node.parts[0].text)
        if name == "management.automation.psreference":
            variable = self.variable_name(node.parts[1])
            return Reference(lambda: scope.read(variable, node), lambda value: scope.write(variable, value))
        return self.cast(name, plain(self.value(node.parts[1], scope)), node)

    def cast(self, name, value, node):
        cast = conversion.CASTS.get(name) or self.host.casts.get(name)
        if cast is None:
            raise Unsupported(f"a cast to [{name}]", node)
        return cast(value, node)

    def eval_expression_with_unary_operator(self, node, scope):
        sign = node.signs[0].lower()
        value = self.value(node.parts[0], scope)
        if sign in ("-not", "!"):
            return not truth(value, node)
        if sign == "-" and isinstance(value, (int, float)) and not isinstance(value, bool):
            return -value
        if sign == "-join":
            return operators.COMPARISONS["-join"](value, "", node)
        if sign == ",":
            return [plain(value)]
        raise Unsupported(f"the operator {sign} before a value", node)

    def eval_logical_expression(self, node, scope):
        sign, left = node.signs[0].lower(), truth(self.value(node.parts[0], scope), node)
        if sign not in ("-and", "-or"):
            raise Unsupported(f"the operator {sign}", node)
        if left == (sign == "-or"):
            return left
        return truth(self.value(node.parts[1], scope), node)

    def eval_comparison_expression(self, node, scope):
        left, sign, right = node.parts[0], node.parts[1].text.lower(), node.parts[2]
        a, b = self.value(left, scope), plain(self.value(right, scope))
        if sign in ("-match", "-notmatch", "-cmatch", "-cnotmatch"):
            return self._match(sign, a, b, scope, node)
        if sign not in operators.COMPARISONS:
            raise Unsupported(f"the operator {sign}", node)
        return operators.COMPARISONS[sign](a, b, node)

    def _match(self, sign, left, right, scope, node):
        """$Matches is set by a match of one string, kept after a failed one, left alone by arrays (about_Comparison_Operators)."""
        pattern = regex.compiled(string(right, node), not sign.startswith("-c"))
        wanted = "not" not in sign
        if isinstance(left, list):
            return [part for part in left if bool(pattern.search(string(part, node))) == wanted]
        found = pattern.search(string(left, node))
        if found:
            groups = {0: found.group(0)}
            groups.update({index: text for index, text in enumerate(found.groups(), 1) if text is not None})
            if pattern.groupindex:
                raise Unsupported("a named group in -match", node)
            scope.write("Matches", Hashtable(groups))
        return bool(found) == wanted

    def eval_format_expression(self, node, scope):
        return operators.formatted(plain(self.value(node.parts[0], scope)), plain(self.value(node.parts[2], scope)), node)

    def eval_additive_expression(self, node, scope):
        left, right = (self.value(part, scope) for part in node.parts)
        if node.signs[0] == "+":
            return operators.add(left, right, node)
        return operators.arithmetic("-", left, right, node)

    def eval_multiplicative_expression(self, node, scope):
        left, right = (self.value(part, scope) for part in node.parts)
        return operators.arithmetic(node.signs[0], left, right, node)

    eval_multiplicative_argument_expression = eval_multiplicative_expression
    eval_additive_argument_expression = eval_additive_expression

    def eval_bitwise_expression(self, node, scope):
        left, right = (self.value(part, scope) for part in node.parts)
        return operators.bitwise(node.signs[0].lower(), left, right, node)

    def eval_member_access(self, node, scope):
        owner, name = self.value(node.parts[0], scope), self._member_name(node, scope)
        if node.signs[0] == "::":
            return self.host.static_property(owner.name, name.lower(), node)
        return members.read(owner, name, node, scope.strict)

    def _member_name(self, node, scope):
        name = node.parts[1]
        return name.text if name.type == "simple_name" else string(self.value(name, scope), name)

    def eval_invokation_expression(self, node, scope):
        owner, name = self.value(node.parts[0], scope), self._member_name(node, scope)
        listed = node.parts[2]
        arguments = self._listed(listed, scope)
        arguments = [self.function_of(one, scope) if isinstance(one, ScriptBlock) else one for one in arguments]
        try:
            if node.signs[0] == "::":
                found = self.host.static_method(owner.name, name.lower(), arguments, self, scope, node)
            else:
                found = members.call(owner, name, arguments, node)
            # A method without a result puts nothing out.
            return NOTHING if found is None else found
        except PowerShellError as error:
            if "runtimeexception" in error.exception.types[0]:
                raise
            raise wrapped(error, name, len(arguments)) from None

    def _listed(self, node, scope):
        parts = [one for part in node.parts for one in (part.parts if part.type == "argument_expression_list" else [part])]
        return [plain(self.value(one, scope)) for one in parts]

    def eval_argument_list(self, node, scope):
        """`New-Object Type(1, 2)`: what follows the name at once is an argument like any other, here an array."""
        found = self._listed(node, scope)
        return found if len(found) > 1 else collapse(found)

    def function_of(self, block, scope):
        """A script block where a method wants a delegate: its output is the result."""
        return lambda *arguments: collapse(self.invoke_block(block, list(arguments), [], scope))

    def eval_element_access(self, node, scope):
        owner, index = self.value(node.parts[0], scope), plain(self.value(node.parts[1], scope))
        return members.element(owner, index, node)

    def eval_assignment_expression(self, node, scope):
        target, sign = node.parts[0], node.parts[1].text
        value = self.value(node.parts[2], scope)
        if sign == "+=":
            value = operators.add(self.value(target, scope), value, node)
        elif sign != "=":
            raise Unsupported(f"the assignment {sign}", node)
        self.assign(target, value, scope)
        return value

    def assign(self, target, value, scope):
        if target.type in ("variable", "braced_variable"):
            return scope.assign(self.variable_name(target), value, self.cast, target)
        if target.type == "member_access":
            owner, name = self.value(target.parts[0], scope), self._member_name(target, scope)
            if target.signs[0] == "::":
                return self.host.set_static_property(owner.name, name.lower(), plain(value), target)
            return members.write(owner, name, plain(value), target)
        raise Unsupported(f"an assignment to {target.type}", target)

    def eval_post_increment_expression(self, node, scope):
        old = self.value(node.parts[0], scope)
        if not isinstance(plain(old), int):
            raise Unsupported("++ of something that is no number", node)
        self.assign(node.parts[0], old + 1, scope)
        return old

