"""The interpreter's rules, each with the document it is from (Microsoft's about_ pages for Windows PowerShell 5.1).

    python3 -m unittest discover -s Tests/Support/powershell -t Tests/Support
"""

import unittest

from powershell import Host, PowerShellError, Unsupported, parse
from powershell.values import units

STRICT = "Set-StrictMode -Version 2.0\n"


def results(script, piped=None):
    return Host().interpreter().evaluate(script, piped)


class LanguageTestCase(unittest.TestCase):
    def check(self, cases):
        """script: the objects it puts out."""
        for script, wanted in cases.items():
            with self.subTest(script):
                self.assertEqual(results(script), wanted)

    def fails(self, script, words):
        with self.subTest(script), self.assertRaises(PowerShellError) as caught:
            results(script)
        self.assertIn(words, str(caught.exception))


class OutputTests(LanguageTestCase):
    def test_every_value_that_nobody_takes_is_output(self):
        """about_Return: a function returns what its statements put out, not only what follows `return`."""
        self.check({
            "function F { 'a'; return 'b' }; F": ["a", "b"],
            "function F { $x = 'a'; [string]$x }; F": ["a"],
            "function F { $null = 'a' }; F": [],
            "function F { return }; F": [],
            "function F { 'a'; if ($true) { return 'b' }; 'c' }; F": ["a", "b"],
            "$x = 1; $x++; $x": [2],
            "function F { foreach ($i in 1, 2, 3) { if ($i -eq 2) { return $i } } }; F": [2],
        })

    def test_arrays_are_unrolled_by_one_level(self):
        """about_Pipelines, about_Arrays."""
        self.check({
            "function F { return @(1, 2) }; F": [1, 2],
            "function F { return ,@(1, 2) }; F": [[1, 2]],
            "function F { return @() }; F": [],
            "function F { return @(1) }; $x = F; $x -eq 1": [True],
            "@(1, @(2, 3)).Count": [2],
        })

    def test_nothing_is_not_null_in_an_array(self):
        """about_Arrays: @() holds what the statements put out; $null is something, no output is not."""
        self.check({
            "function F { }; @(F).Count": [0],
            "function F { return $null }; @(F).Count": [1],
            "function F { }; $x = F; $null -eq $x": [True],
            "@($null).Count": [1],
            "$n = 0; foreach ($x in $null) { $n++ }; $n": [0],
            "$n = 0; foreach ($x in @($null)) { $n++ }; $n": [1],
        })

    def test_statements_as_values(self):
        self.check({
            "$x = if ($false) { 'a' } elseif ($true) { 'b' } else { 'c' }; $x": ["b"],
            "$x = if ($false) { 'a' }; $null -eq $x": [True],
            "($x = 3); $x": [3, 3],
            "\"$(1; 2)\"": ["1 2"],
        })


class ComparisonTests(LanguageTestCase):
    def test_the_left_side_decides(self):
        """about_Comparison_Operators."""
        self.check({
            "'abc' -eq 'ABC'": [True], "'abc' -ceq 'ABC'": [False], "1 -eq '1'": [True], "'1' -eq 1": [True], "'01' -eq 1": [False],
            "$null -eq ''": [False], "'' -eq $null": [False], "'' -eq ''": [True], "$true -eq 'x'": [True], "0 -eq ''": [True],
            "[version]'0.9' -lt [version]'0.10'": [True], "[version]'1.2' -eq [version]'1.2.0'": [False], "10 -gt '9'": [True],
        })

    def test_an_array_on_the_left_is_filtered(self):
        """about_Comparison_Operators: for $null the array is filtered too, so that $null belongs to the left."""
        self.check({
            "1, 2, 1 -eq 1": [1, 1],
            "@(1, $null, 2) -eq $null": [None],
            "if (@() -eq $null) { 'yes' } else { 'no' }": ["no"],
            "'a', 'b' -notmatch 'a'": ["b"],
            "1, 2 -contains 2": [True],
        })

    def test_matches(self):
        """about_Comparison_Operators, about_Automatic_Variables: $Matches stays as it is after a failed match."""
        self.check({
            "if ('ab12' -match '([a-z]+)(\\d)') { $Matches[0], $Matches[1], $Matches[2] }": ["ab1", "ab", "1"],
            "$null = 'x1' -match '\\d'; $null = 'x' -match '\\d'; $Matches[0]": ["1"],
            "'ABC' -match 'b'": [True], "'ABC' -cmatch 'b'": [False], "'a.b' -match '^a\\.b$'": [True],
            "\"a`n\" -match '^a$'": [True], "\"a`n\" -match '^a\\z'": [False], "'\\z' -match '\\\\z'": [True],
        })

    def test_truth(self):
        """about_Booleans."""
        cases = {"$null": False, "''": False, "'0'": True, "0": False, "@()": False, "@(0)": False, "@(0, 0)": True, "@{}": True}
        for value, wanted in cases.items():
            self.check({f"[bool]({value})": [wanted], f"-not {value}": [not wanted]})

    def test_and_or_stop_early(self):
        """about_Logical_Operators."""
        self.check({
            "function F { throw 'x' }; $false -and (F)": [False], "function F { throw 'x' }; $true -or (F)": [True],
        })


class TextTests(LanguageTestCase):
    def test_strings(self):
        """about_Quoting_Rules, about_Special_Characters."""
        self.check({
            "'a$b ''c'' `n'": ["a$b 'c' `n"],
            "$b = 1; \"a$b `\"c`\" `$b\"": ['a1 "c" $b'],
            "$b = 'x'; \"${b}: $b.Length $($b.Length)\"": ["x: x.Length 1"],
            "\"^a$\"": ["^a$"],
            "$a = 1, 2; \"<$a>\"": ["<1 2>"],
            "\"$true $null|\"": ["True |"],
            "\"a`tb`nc\"": ["a\tb\nc"],
        })

    def test_operators(self):
        """about_Join, about_Split, about_Comparison_Operators (-replace), about_Operators (-f)."""
        self.check({
            "'a', 'b' -join '-'": ["a-b"], "@() -join ','": [""], "'a1b22' -replace '\\d', ''": ["ab"], "'aXb' -replace 'x'": ["ab"],
            "'a,b' -split ','": ["a", "b"], "'{0}-{1}' -f 'a', 2": ["a-2"], "'\\u{0:x4}' -f 233": ["\\u00e9"], "'{{0}}' -f 1": ["{0}"],
            "'a' + 1": ["a1"], "'a/b'.Split('/')": ["a", "b"], "(@(1) + 2).Count": [2], "(@() + @{ a = 1 }).Count": [1],
        })

    def test_units_of_text_are_utf_16s(self):
        """System.String: a character beyond U+FFFF is two."""
        face = units("\U0001f600")
        self.assertEqual(results("'\U0001f600'.Length"), [2])
        self.assertEqual(results("'\U0001f600'"), [face])
        script = "[regex]::Replace('a\U0001f600', '[^\\x20-\\x7e]', { param($found) '\\u{0:x4}' -f [int][char]$found.Value })"
        self.assertEqual(results(script), ["a\\ud83d\\ude00"])

    def test_json(self):
        """ConvertTo-Json of 5.1 escapes what is special in web pages; ConvertFrom-Json of 5.1 keeps an array in one piece."""
        self.check({
            "ConvertTo-Json -Compress -InputObject @{ a = 'it''s <b> & \"c\"' }": ['{"a":"it\\u0027s \\u003cb\\u003e \\u0026 \\"c\\""}'],
            "(ConvertFrom-Json '{\"a\": [1]}').a.Count": [1],
            "@(ConvertFrom-Json '[1, 2]').Count": [1],
            "(ConvertFrom-Json '{\"A\": true}').a": [True],
        })

    def test_matches_of_a_regular_expression(self):
        found = results("[regex]::Matches('Ab c', '[a-z]+') | ForEach-Object { $_.Value }")
        self.assertEqual(found, ["b", "c"])


class NumberTests(LanguageTestCase):
    def test_halves_are_rounded_to_the_even_number(self):
        """about_Arithmetic_Operators; about_Numeric_Literals."""
        self.check({"[int]0.5": [0], "[int]1.5": [2], "[int]2.5": [2], "[int]'7'": [7], "[int](7 / 2)": [4], "6 / 2": [3], "[int][char]'a'": [97]})
        self.fails("[int]'x'", "Cannot convert value")
        self.fails("1 / 0", "divide by zero")


class ScopeTests(LanguageTestCase):
    def test_scopes_are_dynamic_and_assignments_local(self):
        """about_Scopes."""
        self.check({
            "function F { $x }; function G { $x = 2; F }; $x = 1; G": [2],
            "function F { $x = 2 }; $x = 1; F; $x": [1],
            "$x = 1; & { $x = 2; $x }; $x": [2, 1],
            "$X = 1; $x": [1],
            "1, 2 | ForEach-Object { $y = $_ }; $y": [2],
        })

    def test_parameters(self):
        """about_Functions, about_Functions_Advanced_Parameters."""
        self.check({
            "function F([string] $A, $B = 'd') { \"$A|$B\" }; F x; F -B y -A x; F": ["x|d", "x|y", "|d"],
            "function F([string] $A) { $A.Length }; F 12": [2],
            "function F {\n param([Parameter(Mandatory = $true)] $A)\n $A }; F 1": [1],
            "function F([int] $A) { $A = '5'; $A + 1 }; F 1": [6],
            "function F($A) { $A.Count }; F @(1, 2)": [2],
            "function F([string[]] $A) { $A.Count; $A[0].Length }; F 12": [1, 2],
        })
        self.fails("function F {\n param([Parameter(Mandatory = $true)] $A)\n $A }; F", "mandatory parameters: A")
        self.fails("function F([int] $A) { }; F x", "Cannot convert")

    def test_strict_mode(self):
        """Set-StrictMode, version 2.0: variables and properties must exist; elements of arrays need not (that is 3.0)."""
        self.check({
            "$missing": [None], "(ConvertFrom-Json '{}').missing": [None], STRICT + "@(1)[5]": [None], STRICT + "@{}['a']": [None],
            STRICT + "$env:MISSING": [None], STRICT + "(ConvertFrom-Json '{}').PSObject.Properties['a']": [None],
            STRICT + "@(ConvertFrom-Json '[]').Count": [1],
        })
        self.fails(STRICT + "$missing", "The variable '$missing' cannot be retrieved because it has not been set.")
        self.fails(STRICT + "(ConvertFrom-Json '{}').missing", "The property 'missing' cannot be found on this object.")
        self.fails(STRICT + "$null.missing", "cannot be found")
        self.fails(STRICT + "(1).Count", "cannot be found")
        self.fails(STRICT + "function F { $missing }; F", "has not been set")
        self.check({"& { Set-StrictMode -Version 2.0 }; $missing": [None]})


class ErrorTests(LanguageTestCase):
    def test_catch_and_finally(self):
        """about_Try_Catch_Finally, about_Throw."""
        self.check({
            "try { throw 'a' } catch { \"c $_\" } finally { 'f' }": ["c a", "f"],
            "try { 'b' } catch { 'c' } finally { 'f' }": ["b", "f"],
            "function F { try { return 'r' } finally { 'f' } }; F": ["r", "f"],
            "try { try { throw 'a' } finally { 'f' } } catch { $_.Exception.Message }": ["f", "a"],
            "try { throw 'a' } catch [Net.WebException] { 'w' } catch { 'c' }": ["c"],
            "try { try { throw 'a' } catch { throw $_ } } catch { \"$_\" }": ["a"],
            "try { throw 'a' } catch { }; 'after'": ["after"],
        })
        self.fails("try { throw 'a' } finally { 1 }", "a")

    def test_a_method_throws_inside_a_wrapper_that_catch_sees_through(self):
        """about_Try_Catch_Finally: its example catches WebException of a method."""
        call, words = "[Convert]::FromBase64String('%')", "Exception calling \"FromBase64String\" with \"1\" argument(s): \"The input"
        self.check({
            f"try {{ {call} }} catch [FormatException] {{ 'format' }}": ["format"],
            f"try {{ {call} }} catch {{ $_.Exception.Message.StartsWith('{words}') }}": [True],
        })

    def test_exit_ends_the_script_with_its_status(self):
        for script, wanted in {"exit 3": 3, "function F { exit 4 }; F; exit 5": 4, "try { exit 6 } catch { exit 7 } finally { 1 }": 6, "1": 0,
                               "throw 'x'": 1, "& { exit 8 }; exit 9": 8}.items():
            with self.subTest(script):
                host = Host()
                self.assertEqual(host.interpreter().run(script), wanted)
        host = Host()
        host.interpreter().run("'before'\nthrow 'words'")
        self.assertEqual((host.output.getvalue(), host.errors.getvalue()), ("before\r\n", "words\r\n"))


class FlowTests(LanguageTestCase):
    def test_loops(self):
        """about_For, about_While, about_Do, about_Foreach, about_Break, about_Continue."""
        self.check({
            "for ($i = 0; $i -lt 3; $i++) { $i }": [0, 1, 2],
            "for ($i = 0; ; $i++) { if ($i -eq 2) { break } }; $i": [2],
            "$i = 0; while ($i -lt 2) { $i++ }; $i": [2],
            "$i = 5; do { $i++ } while ($i -lt 3); $i": [6],
            "$i = 0; do { $i++ } until ($i -ge 3); $i": [3],
            "foreach ($i in 1, 2, 3) { if ($i -eq 2) { continue }; $i }": [1, 3],
        })

    def test_switch(self):
        """about_Switch: every clause that equals runs; default only if none did."""
        clauses = "{\n 1 { 'one' }\n 1 { 'again' }\n 2 { 'two'; break }\n 2 { 'never' }\n default { \"other $_\" }\n}"
        self.check({f"switch (1) {clauses}": ["one", "again"], f"switch (2) {clauses}": ["two"], f"switch (3) {clauses}": ["other 3"],
                    "function F { switch (1) {\n 1 { return 'r' }\n }; 'after' }; F": ["r"]})

    def test_pipelines(self):
        self.check({
            "1, 2, 3 | Where-Object { $_ -gt 1 } | ForEach-Object { $_ * 2 }": [4, 6],
            "'b', 'A', 'a' | Sort-Object -Unique": ["A", "b"],
            "@() | ForEach-Object { 'x' }": [],
            "1, 2 | ForEach-Object { return $_; 9 }": [1, 2],
        })
        self.assertEqual(results("@($input) -join ''", ["a", "b"]), ["ab"])

    def test_hashtables_and_blocks(self):
        """about_Hash_Tables, about_Script_Blocks."""
        self.check({
            "$h = @{ a = 1; 'b c' = 2 }; $h['A'], $h.'b c', $h.Count": [1, 2, 2],
            "$b = [ScriptBlock]::Create('param($x) $x + 1'); & $b 2": [3],
            "$p = @{ k = 'v' }; foreach ($n in $p.Keys) { $n + $p[$n] }": ["kv"],
        })
        self.fails("@{ a = 1; A = 2 }", "Duplicate keys")


class RefusalTests(LanguageTestCase):
    def test_what_is_not_known_is_named_with_its_place(self):
        cases = {
            "$x = 1\nGet-Content file": "the command Get-Content at line 2, column 1",
            "'a'.PadLeft(3)": "the method PadLeft of a string",
            "'a'.Chars": "the property Chars of a string",
            "[Math]::Sqrt(2)": "[math]::sqrt at line 1, column 1",
            "1 -shl 2": "", "1..3 | ForEach-Object { $_ }": "", "F > $null": "", "$script:x = 1": "$script:x", "$global:x": "$global:x",
            "Get-Date -Format o": "", "Join-Path a b c": "this argument of Join-Path", "Sort-Object -Property a": "Sort-Object -Property",
            "function F { process { $_ } }; F": "begin, process and end", "function F { }; F 1": "more arguments than there are parameters",
            "F @x": "", ". { 1 }": "", "& 'name'": "", "Set-StrictMode -Version Latest": "", "'a' -match '\\bx\\Z'": "the regular expression",
            "'a' -replace 'a', '$1'": "the replacement", "ConvertTo-Json -InputObject 1": "without -Compress", "[double]1": "a cast to [double]",
            "[int[]]1": "a cast to [int[]]",
            "$x = @{}; $x.a = 1": "", "throw": "", "$ErrorActionPreference = 'SilentlyContinue'; throw 'x'": "throw under",
            "1, 2 | Sort-Object": "", "'b' -lt 'c'": "the order of a string", "New-Object Net.WebClient": "New-Object net.webclient",
            "trap { 1 }": "", "filter F { $_ }": "", "$x -= 1": "the assignment -=", "1 % 2": "the remainder",
            "\"$(1 / 3)\"": "the text of a fraction",
            "[Net.IPAddress]'10.1'": "the address 10.1",
        }
        for script, words in cases.items():
            with self.subTest(script), self.assertRaises(Unsupported) as caught:
                results(script)
            self.assertIn(words, str(caught.exception))

    def test_a_script_cannot_catch_it(self):
        with self.assertRaises(Unsupported):
            results("try { Get-Content file } catch { 'caught' } finally { 1 }")

    def test_what_is_no_powershell(self):
        for text, place in {"if (": "line 1", "'a'\n}": "line 2"}.items():
            with self.subTest(text), self.assertRaises(SyntaxError) as caught:
                parse(text)
            self.assertIn(place, str(caught.exception))


if __name__ == "__main__":
    unittest.main()
