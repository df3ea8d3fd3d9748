"""Statements: each writes what it puts out into a list. Every value that nobody takes is output (about_Return)."""

from .conversion import iterate, plain, string, to_int, truth, type_name
from .errors import Break, Continue, Exit, NetException, PowerShellError, Return, Unsupported
from .operators import equal
from .values import ErrorRecord

_SILENT = ("assignment_expression", "post_increment_expression")


class Statements:
    """Mixed into the interpreter. Each method run_KIND handles the grammar's KIND."""

    STATEMENTS = frozenset(
        "program statement_list statement_block command command_name pipeline_chain if_statement switch_statement foreach_statement "
        "for_statement while_statement do_statement try_statement function_statement flow_control_statement empty_statement".split()
    )

    def execute(self, node, scope, output):
        if node.type in self.STATEMENTS:
            getattr(self, "run_" + node.type)(node, scope, output)
        elif node.type in _SILENT:
            self.value(node, scope)
        else:
            output.extend(iterate(self.value(node, scope)))

    def run_statement_list(self, node, scope, output):
        for part in node.parts:
            self.execute(part, scope, output)

    run_program = run_statement_block = run_statement_list

    def run_empty_statement(self, node, scope, output):
        pass

    def _truth(self, node, scope):
        return truth(self.value(node, scope), node)

    def run_if_statement(self, node, scope, output):
        """An elseif is an if_statement's part with a condition and a block of its own."""
        branches = [node]
        for part in node.parts:
            branches += [part] if part.type == "elseif_clause" else part.only("elseif_clause")
        for branch in branches:
            if self._truth(branch.fields["condition"], scope):
                return self.execute(branch.first("statement_block"), scope, output)
        otherwise = node.first("else_clause")
        if otherwise:
            self.execute(otherwise.parts[0], scope, output)

    def run_switch_statement(self, node, scope, output):
        """Every clause that equals runs, unless one breaks; default runs if none did (about_Switch)."""
        if [part.type for part in node.parts] != ["switch_condition", "switch_body"]:
            raise Unsupported("a switch with options", node)
        body = node.parts[1]
        clauses = body.only("switch_clause") or (body.first("switch_clauses").parts if body.first("switch_clauses") else [])
        try:
            for value in iterate(self.value(node.parts[0].parts[0], scope)):
                scope.write("_", value)
                self._switch(clauses, value, scope, output)
        except Break:
            pass

    def _switch(self, clauses, value, scope, output):
        matched = False
        for clause in clauses:
            condition, block = clause.parts
            if condition.type == "switch_clause_condition":
                if condition.text.lower() != "default":
                    raise Unsupported(f"the switch clause {condition.text}", condition)
                continue
            wanted = self.value(condition, scope)
            if condition.type == "script_block_expression":
                raise Unsupported("a switch clause that is code", condition)
            if equal(value, wanted, condition):
                matched = True
                self.execute(block, scope, output)
        for clause in clauses:
            if not matched and clause.parts[0].type == "switch_clause_condition":
                self.execute(clause.parts[1], scope, output)

    def _body(self, block, scope, output):
        """One round of a loop; answers whether the loop goes on."""
        try:
            self.execute(block, scope, output)
        except Continue:
            pass
        except Break:
            return False
        return True

    def run_foreach_statement(self, node, scope, output):
        """$null has no round (about_Foreach, since PowerShell 3)."""
        variable, listed, block = node.parts
        value = self.value(listed, scope)
        for one in [] if plain(value) is None else iterate(value):
            scope.assign(self.variable_name(variable), one, self.cast, variable)
            if not self._body(block, scope, output):
                return

    def run_for_statement(self, node, scope, output):
        if "for_initializer" in node.fields:
            self.value(node.fields["for_initializer"], scope)
        while "for_condition" not in node.fields or self._truth(node.fields["for_condition"], scope):
            if not self._body(node.first("statement_block"), scope, output):
                return
            if "for_iterator" in node.fields:
                self.value(node.fields["for_iterator"], scope)

    def run_while_statement(self, node, scope, output):
        while self._truth(node.fields["condition"], scope):
            if not self._body(node.first("statement_block"), scope, output):
                return

    def run_do_statement(self, node, scope, output):
        wanted = "while" in node.signs
        while self._body(node.first("statement_block"), scope, output):
            if self._truth(node.fields["condition"], scope) != wanted:
                return

    def run_flow_control_statement(self, node, scope, output):
        word, value = node.signs[0].lower(), node.parts[0] if node.parts else None
        if word == "return":
            if value is not None:
                self.execute(value, scope, output)
            raise Return
        if word == "throw":
            raise PowerShellError(self._thrown(value, scope, node))
        if word == "exit":
            raise Exit(to_int(self.value(value, scope), node) if value is not None else 0)
        if value is not None:
            raise Unsupported(f"{word} with a label", node)
        raise {"break": Break, "continue": Continue}[word]

    def _thrown(self, value, scope, node):
        if value is None:
            raise Unsupported("throw without a value", node)
        # An error action of SilentlyContinue or Ignore changes what throw does (about_Throw): not modelled.
        if string(scope.read("ErrorActionPreference")).lower() not in ("stop", "continue"):
            raise Unsupported("throw under this $ErrorActionPreference", node)
        found = plain(self.value(value, scope))
        return found.exception if isinstance(found, ErrorRecord) else NetException("management.automation.runtimeexception", string(found, node))

    def run_try_statement(self, node, scope, output):
        clauses = node.only("catch_clause") + [clause for part in node.only("catch_clauses") for clause in part.parts]
        last = node.first("finally_clause")
        try:
            try:
                self.execute(node.parts[0], scope, output)
            except PowerShellError as error:
                clause, exception = self._catching(clauses, error.exception)
                if clause is None:
                    raise
                before = scope.variables.get("_")
                scope.write("_", ErrorRecord(exception))
                self.execute(clause.parts[-1], scope, output)
                scope.write("_", before)
        except Unsupported:
            raise
        except BaseException:
            if last:
                self.execute(last.parts[0], scope, output)
            raise
        if last:
            self.execute(last.parts[0], scope, output)

    @staticmethod
    def _catching(clauses, exception):
        """The first clause whose type fits, the wrapped exception's included; a clause without types takes everything."""
        for clause in clauses:
            listed = clause.first("catch_type_list") or clause.first("type_literal")
            if listed is None:
                return clause, exception
            names = {type_name(part.text) for part in (listed.parts if listed.type == "catch_type_list" else [listed])}
            for candidate in (exception, exception.inner):
                if candidate is not None and names & set(candidate.chain):
                    return clause, candidate
        return None, exception
