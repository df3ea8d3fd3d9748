"""The proxy's scripts: fetch_nginx.ps1 as a whole, and of start_proxy.ps1 how it fills in nginx.conf."""

import pathlib
import unittest

from powershell import PowerShellError
from powershell.errors import fault
from powershell.windows import Machine, WindowsHost

SHIPPED = pathlib.Path(__file__).resolve().parents[3] / "templates" / "proxy"
SHA256 = "ab" * 32
ZIP = {"sha256": SHA256, "archive": ["nginx-1.28.0\\nginx.exe", "nginx-1.28.0\\conf\\nginx.conf", "nginx-1.28.0\\docs\\README"]}
FOLDER = "C:\\nginx-dist"


class FetchTests(unittest.TestCase):
    def run_script(self, contents=(ZIP,), **environment):
        """`contents`: what the address answers, one attempt after the other; the last stays. An exception is raised."""
        left = list(contents)

        def answer(url):
            self.assertEqual(url, "https://nginx.test/nginx.zip")
            found = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(found, Exception):
                raise found
            return found

        settings = {"NGINX_URL": "https://nginx.test/nginx.zip", "NGINX_SHA256": SHA256, **environment}
        host = WindowsHost(Machine(), environment=settings, downloads=answer)
        host.files.make_folder(FOLDER, True)
        host.files.make_folder(FOLDER + "\\nginx\\old", True)
        status = host.interpreter().run((SHIPPED / "fetch_nginx.ps1").read_text("utf-8"))
        return status, host

    def refused(self, words, *arguments, **environment):
        status, host = self.run_script(*arguments, **environment)
        self.assertEqual(status, 1, host.output.getvalue())
        self.assertIn(words, host.errors.getvalue())
        self.assertFalse(host.files.exists(FOLDER + "\\nginx\\nginx.exe"))
        return host

    def test_the_verified_files_take_the_place_of_older_ones(self):
        status, host = self.run_script()
        self.assertEqual((status, host.errors.getvalue()), (0, ""))
        self.assertIn("verified by its SHA-256", host.output.getvalue())
        self.assertTrue(host.files.exists(FOLDER + "\\nginx\\nginx.exe"))
        self.assertEqual([host.files.shown(name) for name in host.files.children(FOLDER)], [FOLDER + "\\nginx"])
        self.assertFalse(host.files.exists(FOLDER + "\\nginx\\old"))

    def test_upper_case_is_the_same_checksum(self):
        self.assertEqual(self.run_script(NGINX_SHA256=SHA256.upper())[0], 0)

    def test_another_file_is_refused_and_deleted(self):
        host = self.refused("expected " + "cd" * 32, NGINX_SHA256="cd" * 32)
        self.assertFalse(host.files.exists(FOLDER + "\\nginx.zip"))

    def test_settings(self):
        self.refused("NGINX_URL: expected the address of the zip", NGINX_URL="")
        self.refused("NGINX_URL: expected", NGINX_URL="ftp://x/y.zip")
        self.refused("NGINX_SHA256: expected a SHA-256", NGINX_SHA256="abc")
        self.refused("NGINX_FOLDER: expected a folder", NGINX_FOLDER="nginx")

    def test_downloads_are_tried_three_times(self):
        status, host = self.run_script([fault("first"), fault("second"), ZIP])
        self.assertEqual(status, 0, host.errors.getvalue())
        self.assertIn("attempt 1 to download https://nginx.test/nginx.zip failed: first", host.errors.getvalue())
        self.assertIn("cannot download https://nginx.test/nginx.zip: gone", self.refused("attempt 2", [fault("gone")]).errors.getvalue())

    def test_archives_that_are_not_nginx(self):
        self.refused("expected one folder with nginx.exe", [{**ZIP, "archive": ["a\\b.txt"]}])
        self.refused("found 2", [{**ZIP, "archive": ["a\\nginx.exe", "b\\nginx.exe"]}])
        self.refused("End of Central Directory", [{"sha256": SHA256}])


class ConfigurationTests(unittest.TestCase):
    def filled_in(self, template=None, **environment):
        """Calls the shipped function, not the whole script, whose last part needs nginx for Windows."""
        host = WindowsHost(Machine(), environment={"HOST_IP": "10.240.0.4", **environment})
        host.files.make_folder(FOLDER, True)
        host.files.write(FOLDER + "\\t.conf", {"text": (SHIPPED / "nginx.conf").read_text("utf-8") if template is None else template})
        interpreter = host.interpreter()
        interpreter.globals.write("ErrorActionPreference", "Stop")
        interpreter.load((SHIPPED / "start_proxy.ps1").read_text("utf-8"))
        interpreter.evaluate(f"Write-Configuration '{FOLDER}\\t.conf' '{FOLDER}\\nginx.conf'")
        return host.files.read(FOLDER + "\\nginx.conf")["text"]

    def test_placeholders(self):
        found = self.filled_in("@HOST_IP@ @UPSTREAM_PORT@ @LISTEN_PORT@ @HOST_IP@", UPSTREAM_PORT="9183")
        self.assertEqual(found, "10.240.0.4 9183 9182 10.240.0.4")
        self.assertEqual(self.filled_in("@HOST_IP@", HOST_IP="fd00::4"), "[fd00::4]")

    def test_the_shipped_file_has_no_other_placeholders(self):
        found = self.filled_in()
        self.assertNotRegex(found, "@[A-Z_]+@")
        self.assertIn("10.240.0.4:9182", found)

    def test_refusals(self):
        cases = [("HOST_IP: expected the address", {"HOST_IP": ""}), ("HOST_IP: expected", {"HOST_IP": "node-1"}),
                 ("UPSTREAM_PORT: expected a port, 1 to 65535", {"UPSTREAM_PORT": "0"}), ("LISTEN_PORT: expected", {"LISTEN_PORT": "65536"})]
        for words, environment in cases:
            with self.subTest(words), self.assertRaises(PowerShellError) as caught:
                self.filled_in(**environment)
            self.assertIn(words, str(caught.exception))
        with self.assertRaisesRegex(PowerShellError, "nothing is known for the placeholder @OTHER@"):
            self.filled_in("@OTHER@")


if __name__ == "__main__":
    unittest.main()
