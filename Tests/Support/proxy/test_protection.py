"""TLS and passwords at the proxy: the shipped nginx.conf under Debian's nginx."""

import base64
import contextlib
import socket
import ssl
import subprocess
import unittest
import warnings

from nginx_under_test import LARGE, SMALL, Authority, ProxyTestCase, apr1, free_port, salted_sha1

NAME = "windows-exporter"


def basic(user, password):
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


class TLSTests(ProxyTestCase):
    def setUp(self):
        super().setUp()
        self.authority = Authority(self.prefix, "authority")
        self.authority.issue(self.secrets, NAME)
        self.context = self.authority.trusting()

    def connection(self, name=NAME, context=None):
        return super().connection(name, context)

    def served(self):
        """The certificate that a new connection gets."""
        with contextlib.closing(self.connection()) as connection:
            connection.connect()
            return ssl.DER_cert_to_PEM_cert(connection.sock.getpeercert(binary_form=True))

    def current(self):
        return (self.secrets / "tls.crt").read_text()

    def test_metrics_and_health_over_tls(self):
        self.start_with_exporter(tls=True)
        self.assertEqual(self.ask("/metrics?collect[]=cpu")[:2], (200, SMALL))
        self.assertEqual(self.exporter.seen[0][0], "/metrics?collect[]=cpu")
        self.assertEqual(self.ask("/healthz")[:2], (200, b"ok\n"))
        self.assertEqual(self.ask("/")[0], 404)

    def test_the_kubelet_gets_through_without_looking_at_the_certificate(self):
        self.start_with_exporter(tls=True)
        careless = ssl.create_default_context()
        careless.check_hostname, careless.verify_mode = False, ssl.CERT_NONE
        self.assertEqual(self.ask("/healthz", connection=self.connection("10.240.0.4", careless))[0], 200)

    def test_another_authority_and_another_name_are_refused_by_the_client(self):
        self.start_with_exporter(tls=True)
        other = Authority(self.prefix, "other").trusting()
        with self.assertRaisesRegex(ssl.SSLCertVerificationError, "unable to get local issuer"):
            self.ask("/metrics", connection=self.connection(context=other))
        with self.assertRaisesRegex(ssl.SSLCertVerificationError, "Hostname mismatch"):
            self.ask("/metrics", connection=self.connection("elsewhere"))
        self.assertEqual(self.exporter.seen, [])

    def test_plain_http_gets_nothing(self):
        self.start_with_exporter(tls=True)
        with socket.create_connection(("127.0.0.1", self.port), 20) as plain:
            plain.sendall(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            self.assertIn(b" 400 ", plain.recv(4096).split(b"\r\n")[0])
        self.assertEqual(self.exporter.seen, [])

    def test_old_protocols_and_ciphers_without_forward_secrecy_are_refused(self):
        self.start_with_exporter(tls=True)
        versions = ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_2
        for ciphers in ("ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES256-SHA384"):
            with self.subTest(ciphers), self.assertRaises(ssl.SSLError):
                self.ask("/healthz", connection=self.connection(context=self.speaking(*versions, ciphers)))
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            old = self.speaking(ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, "ALL:@SECLEVEL=0")
        with self.assertRaises(ssl.SSLError):
            self.ask("/healthz", connection=self.connection(context=old))

    def test_what_scrapers_speak_is_accepted(self):
        self.start_with_exporter(tls=True)
        for version, ciphers in (
            (ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES128-GCM-SHA256"), (ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-CHACHA20-POLY1305"),
            (ssl.TLSVersion.TLSv1_3, "DEFAULT"),
        ):
            with self.subTest(ciphers):
                context = self.speaking(version, version, ciphers)
                self.assertEqual(self.ask("/healthz", connection=self.connection(context=context))[0], 200)

    def speaking(self, oldest, newest, ciphers):
        context = self.authority.trusting()
        context.minimum_version, context.maximum_version = oldest, newest
        context.set_ciphers(ciphers)
        return context

    def test_a_large_and_a_slow_answer_over_tls(self):
        self.start_with_exporter(tls=True)
        self.exporter.body = LARGE
        self.assertEqual(self.ask("/metrics")[:2], (200, LARGE))
        self.exporter.body, self.exporter.pause = SMALL, 1.5
        self.assertEqual(self.ask("/metrics")[:2], (200, SMALL))

    def test_a_dead_exporter_is_a_bad_gateway(self):
        self.start(free_port(), tls=True)
        self.assertEqual(self.ask("/metrics")[0], 502)
        self.assertEqual(self.ask("/healthz")[0], 200)

    def test_a_renewed_certificate_is_served_after_a_reload(self):
        self.start_with_exporter(tls=True)
        first = self.served()
        self.assertEqual(first, self.current())
        self.authority.issue(self.secrets, NAME)
        self.assertNotEqual(first, self.current())
        self.assertEqual(self.served(), first)
        self.assertEqual(self.signal("reload").returncode, 0)
        self.eventually(lambda: self.served() == self.current(), "the new certificate is not served")
        self.assertEqual(self.ask("/metrics")[:2], (200, SMALL))

    def test_a_reload_with_a_wrong_key_is_refused_and_the_old_certificate_stays(self):
        self.start_with_exporter(tls=True)
        first = self.served()
        (self.secrets / "tls.key").write_text((self.authority.folder / "ca.key").read_text())
        refused = self.signal("reload")
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("key values mismatch", refused.stderr)
        self.assertEqual(self.served(), first)

    def test_a_missing_certificate_is_named(self):
        (self.secrets / "tls.crt").unlink()
        self.write(9182, tls=True)
        checked = subprocess.run(self.command("-t"), capture_output=True, text=True)
        self.assertNotEqual(checked.returncode, 0)
        self.assertIn(f"{self.secrets}/tls.crt", checked.stderr)


class PasswordTests(ProxyTestCase):
    @classmethod
    def setUpClass(cls):
        cls.hashes = {"metrics": apr1("right"), "second": salted_sha1("right"), "third": "{PLAIN}right"}

    def write_passwords(self, lines):
        (self.prefix / "conf" / "htpasswd").write_text("".join(f"{user}:{password}\n" for user, password in lines.items()))

    def start_asking(self, **protection):
        self.write_passwords(self.hashes)
        self.start_with_exporter(password=True, **protection)

    def test_right_wrong_and_no_password(self):
        self.start_asking()
        for user in self.hashes:
            self.assertEqual(self.ask("/metrics", headers=basic(user, "right"))[:2], (200, SMALL), user)
        self.assertEqual(len(self.exporter.seen), 3)
        for headers in ({}, basic("metrics", "wrong"), basic("metrics", ""), basic("nobody", "right"), {"Authorization": "Bearer right"},
                        basic("metrics", self.hashes["metrics"]), basic("Metrics", "right")):
            status, body, answered = self.ask("/metrics", headers=headers)
            self.assertEqual((status, answered["WWW-Authenticate"]), (401, 'Basic realm="windows_exporter"'), headers)
            self.assertNotIn(b"windows_os_info", body)
        self.assertEqual(len(self.exporter.seen), 3)

    def test_the_password_goes_neither_to_the_exporter_nor_into_the_log(self):
        self.start_asking()
        self.ask("/metrics", headers=basic("metrics", "right"))
        self.ask("/metrics", headers=basic("metrics", "almost-right"))
        self.assertNotIn("Authorization", self.exporter.seen[0][1])
        self.assertIn("password mismatch", self.log())
        self.assertNotIn("right", self.log())
        self.assertNotIn("$apr1$", self.log())

    def test_an_exporter_with_a_password_of_its_own_still_gets_it_if_the_proxy_asks_for_none(self):
        self.start_with_exporter()
        self.ask("/metrics", headers=basic("metrics", "right"))
        self.assertEqual(self.exporter.seen[0][1]["Authorization"], basic("metrics", "right")["Authorization"])

    def test_health_without_and_nothing_else_with_a_password(self):
        self.start_asking()
        self.assertEqual(self.ask("/healthz")[:2], (200, b"ok\n"))
        for headers in ({}, basic("metrics", "right"), basic("metrics", "wrong")):
            for path in ("/", "/metrics/", "/metricsx", "/htpasswd", "/conf/htpasswd", "/tls.key"):
                self.assertEqual(self.ask(path, headers=headers)[0], 404, path)
        self.assertEqual(self.ask("/metrics", "POST", headers=basic("metrics", "right"), body="x")[0], 403)
        self.assertEqual(self.exporter.seen, [])

    def test_a_dead_exporter_behind_a_password(self):
        self.write_passwords(self.hashes)
        self.start(free_port(), password=True)
        self.assertEqual(self.ask("/metrics")[0], 401)
        self.assertEqual(self.ask("/metrics", headers=basic("metrics", "right"))[0], 502)

    def test_a_changed_password_counts_at_once(self):
        self.start_asking()
        self.write_passwords({"metrics": apr1("later")})
        self.assertEqual(self.ask("/metrics", headers=basic("metrics", "right"))[0], 401)
        self.assertEqual(self.ask("/metrics", headers=basic("metrics", "later"))[0], 200)

    def test_without_the_file_nobody_gets_in(self):
        self.start_with_exporter(password=True)
        self.assertEqual(self.ask("/metrics", headers=basic("metrics", "right"))[0], 403)
        self.assertEqual(self.exporter.seen, [])

    def test_tls_and_password_together(self):
        authority = Authority(self.prefix, "authority")
        authority.issue(self.secrets, NAME)
        self.context = authority.trusting()
        self.start_asking(tls=True)
        self.assertEqual(self.ask("/metrics", headers=basic("metrics", "right"), connection=self.connection(NAME))[:2], (200, SMALL))
        self.assertEqual(self.ask("/metrics", connection=self.connection(NAME))[0], 401)
        self.assertEqual(self.ask("/healthz", connection=self.connection(NAME))[0], 200)


if __name__ == "__main__":
    unittest.main()
