"""Runs the shipped nginx.conf, filled in as start_proxy.ps1 does it, under Debian's nginx in front of a text exporter.

    python3 -m unittest discover -s Tests/Support/proxy

Not run here: the PowerShell scripts, and nginx's Windows build.
"""

import contextlib
import re
import socket
import subprocess
import threading
import time
import unittest

from nginx_under_test import LARGE, MOUNTED, SHIPPED, SMALL, ProxyTestCase, free_port


class ConfigurationTests(ProxyTestCase):
    def test_nginx_accepts_the_file_without_a_warning(self):
        for host in ("10.240.0.4", "[fd00::4]"):
            with self.subTest(host):
                self.write(9182, host=host)
                checked = subprocess.run(self.command("-t"), capture_output=True, text=True)
                self.assertEqual(checked.returncode, 0, checked.stderr)
                self.assertNotIn("warn", checked.stderr)

    def test_the_template_as_shipped_is_not_accepted(self):
        (self.prefix / "conf" / "nginx.conf").write_text((SHIPPED / "nginx.conf").read_text())
        checked = subprocess.run(self.command("-t"), capture_output=True, text=True)
        self.assertNotEqual(checked.returncode, 0)

    def test_the_start_script_fills_in_exactly_the_placeholders_of_the_template(self):
        script = (SHIPPED / "start_proxy.ps1").read_text()
        # Any other name between at signs, in a comment too, would make the script refuse the template.
        filled = re.search(r"\$values = @\{(.*?)\n  \}\n", script, re.DOTALL).group(1)
        names = set(re.findall(r"([A-Z_]+) = ", filled))
        self.assertEqual(names, set(re.findall(r"@([A-Z_]+)@", (SHIPPED / "nginx.conf").read_text())))

    def test_the_files_are_plain_text_for_a_chart(self):
        for file in MOUNTED:
            with self.subTest(file.name):
                text = file.read_bytes()
                self.assertTrue(text.isascii() and text.endswith(b"\n") and b"\r" not in text and b"{{" not in text)


class ProxyingTests(ProxyTestCase):
    def test_metrics_pass_through_with_their_query(self):
        self.start_with_exporter()
        status, body, headers = self.ask("/metrics?collect[]=cpu&collect[]=os", headers={"X-Prometheus-Scrape-Timeout-Seconds": "9"})
        self.assertEqual((status, body), (200, SMALL))
        self.assertEqual(headers["Content-Type"], "text/plain; version=0.0.4")
        path, sent = self.exporter.seen[0]
        self.assertEqual(path, "/metrics?collect[]=cpu&collect[]=os")
        self.assertEqual(sent["X-Prometheus-Scrape-Timeout-Seconds"], "9")

    def test_twenty_megabytes(self):
        self.start_with_exporter()
        self.exporter.body = LARGE
        self.assertGreater(len(LARGE), 20_000_000)
        for _ in range(3):
            self.assertEqual(self.ask("/metrics")[:2], (200, LARGE))

    def test_a_slow_exporter_is_waited_for(self):
        self.start_with_exporter()
        self.exporter.pause = 1.5
        self.assertEqual(self.ask("/metrics")[:2], (200, SMALL))

    def test_a_slow_reader_fills_no_disk(self):
        self.start_with_exporter()
        self.exporter.body = LARGE
        with contextlib.closing(self.connection()) as connection:
            connection.request("GET", "/metrics")
            time.sleep(0.5)  # Longer than nginx needs to take in all it is willing to hold.
            self.assertEqual(connection.getresponse().read(), LARGE)
        self.assertEqual(self.log(), "")

    def test_what_a_client_must_not_reach_or_pass_on(self):
        self.start_with_exporter()
        for path in ("/", "/metrics/x", "/metrics/", "/metricsx", "/health", "/healthz/x", "/debug/pprof/", "/nginx.conf"):
            with self.subTest(path):
                self.assertEqual(self.ask(path)[0], 404)
        self.assertEqual(self.ask("/metrics", "POST", body="x")[0], 403)
        self.assertEqual(self.exporter.seen, [])
        self.ask("/metrics", headers={"Connection": "Upgrade", "Upgrade": "websocket", "Cookie": "a=b"})
        sent = {name.lower() for name in self.exporter.seen[0][1]}
        self.assertEqual(sent & {"upgrade", "cookie", "connection"}, set())

    def test_health_and_no_version_given_away(self):
        self.start_with_exporter()
        status, body, headers = self.ask("/healthz")
        self.assertEqual((status, body, headers["Server"]), (200, b"ok\n", "nginx"))
        self.assertEqual(self.exporter.seen, [])

    def test_the_exporters_own_errors_pass_through(self):
        self.start_with_exporter()
        self.exporter.status = 503
        self.assertEqual(self.ask("/metrics")[0], 503)

    def test_a_dead_exporter_is_a_bad_gateway_and_the_proxy_stays_well(self):
        self.start(free_port())
        self.assertEqual(self.ask("/metrics")[0], 502)
        self.assertEqual(self.ask("/healthz")[0], 200)
        self.assertIn("connect() failed", self.log())

    def test_a_node_that_does_not_answer_at_all_ends_at_the_connect_timeout(self):
        with socket.socket() as full:
            full.bind(("127.0.0.1", 0))
            full.listen(0)
            with contextlib.ExitStack() as stack:
                for _ in range(4):  # After these the kernel drops connection attempts.
                    waiting = stack.enter_context(socket.socket())
                    waiting.setblocking(False)
                    waiting.connect_ex(full.getsockname())
                self.start(full.getsockname()[1])
                self.assertEqual(self.ask("/metrics")[0], 504)

    def test_a_stop_signal_ends_it(self):
        self.start_with_exporter()
        self.process.terminate()
        self.assertEqual(self.process.wait(20), 0)

    def test_quit_finishes_the_scrape_under_way_and_then_deletes_the_pid_file(self):
        # What stop_proxy.ps1 relies on.
        self.start_with_exporter()
        self.exporter.pause = 1
        answers = []
        scrape = threading.Thread(target=lambda: answers.append(self.ask("/metrics")[:2]))
        scrape.start()
        self.eventually(lambda: self.exporter.seen, "the scrape does not arrive")
        file = self.prefix / "logs" / "nginx.pid"
        self.assertTrue(file.exists())
        self.assertEqual(self.signal("quit").returncode, 0)
        self.eventually(lambda: not file.exists(), "the pid file stays")
        scrape.join(20)
        self.assertEqual(answers, [(200, SMALL)])
        self.assertEqual(self.process.wait(20), 0)


if __name__ == "__main__":
    unittest.main()
