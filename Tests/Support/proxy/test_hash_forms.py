"""Which hashes of passwords start_proxy.ps1 lets through to nginx.

Debian's nginx cannot tell: it hands to crypt() what nginx for Windows takes for a plain text. Hence the script's own expressions.
"""

import re
import unittest

from nginx_under_test import SHIPPED, apr1, hashed, salted_sha1


class HashFormTests(unittest.TestCase):
    """Find-HashFault of start_proxy.ps1, read as the table that it is: expressions in order, the first that matches decides."""

    @classmethod
    def setUpClass(cls):
        body = re.search(r"function Find-HashFault.*?\{\n(.*?)\n\}\n", (SHIPPED / "start_proxy.ps1").read_text(), re.DOTALL).group(1)
        *rules, last = body.splitlines()
        cls.rules = []
        for line in rules:
            match = re.fullmatch(r"  if \(\$Hash (?:-cmatch '(.*)'|-eq '')\) \{ return (.*) \}", line)
            assert match, line
            cls.rules.append((match[1] or "^$", match[2].strip("'\"")))
        cls.otherwise = re.fullmatch(r"  return '(.*)'", last)[1]

    def fault(self, text):
        return next((fault for expression, fault in self.rules if re.search(expression, text)), self.otherwise)

    def test_forms_that_nginx_for_windows_knows(self):
        forms = [apr1(word) for word in ("a", "right", "x" * 60)]
        forms += [salted_sha1("right", salt) for salt in (b"1", b"12", b"123", b"12345678", b"1234567890123456")] + ["{PLAIN}x"]
        for form in forms:
            self.assertEqual(self.fault(form), "", form)

    def test_others_are_named_and_never_shown(self):
        cases = {
            "$2y$05$abcdefghijklmnopqrstuuKZ8nY1gP2YwSgkGk0a0WlOq0m0mKcW6": "bcrypt", "$2b$10$x": "bcrypt",
            hashed("right", "-6"): "SHA-512", hashed("right", "-5"): "SHA-256", hashed("right", "-1"): "MD5 crypt",
            "$y$j9T$abc$def": "yescrypt", "{SHA}" + "A" * 27 + "=": "unsalted", "rl.3StKT.4T8M": "DES", "right": "plain text",
            "": "no password", "$apr1$salt$short": "incomplete", "{SSHA}AAAA": "incomplete", "{PLAIN}": "incomplete",
            "{SSHA512}AAAA": "something else", "$APR1$saltsalt$" + "a" * 22: "something else",
        }
        for text, word in cases.items():
            fault = self.fault(text)
            self.assertIn(word, fault, text)
            self.assertFalse(text and text in fault)


if __name__ == "__main__":
    unittest.main()
