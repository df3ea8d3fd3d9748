"""Runs the shipped nginx.conf, filled in as start_proxy.ps1 does it, under Debian's nginx in front of a text exporter.

    python3 -m unittest discover -s Tests/Support/proxy

Not run here: both PowerShell scripts, and nginx's Windows build.
"""

import contextlib
import http.client
import http.server
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import unittest

SHIPPED = pathlib.Path(__file__).resolve().parents[3] / "templates" / "proxy"
SMALL = b"# TYPE windows_os_info gauge\nwindows_os_info 1\n"
LARGE = b"".join(b'windows_service_state{name="s%07d"} 1\n' % number for number in range(130_000))


class Exporter(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Exporter.Handler)
        self.seen, self.body, self.status = [], SMALL, 200
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.server.seen.append((self.path, dict(self.headers)))
            self.send_response(self.server.status)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.send_header("Content-Length", str(len(self.server.body)))
            self.end_headers()
            self.wfile.write(self.server.body)

        def log_message(self, *_):
            pass


def find_nginx():
    path = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    assert path, "nginx is missing: install Debian's package nginx-light (apt-get install --no-install-recommends nginx-light)"
    return path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def filled_in(listen, upstream, host="127.0.0.1"):
    text = (SHIPPED / "nginx.conf").read_text("utf-8")
    for name, value in {"HOST_IP": host, "UPSTREAM_PORT": upstream, "LISTEN_PORT": listen}.items():
        text = text.replace(f"@{name}@", str(value))
    return text


class ProxyTestCase(unittest.TestCase):
    def setUp(self):
        self.nginx = find_nginx()
        folder = tempfile.TemporaryDirectory(prefix="wingen-proxy-")
        self.addCleanup(folder.cleanup)
        self.prefix = pathlib.Path(folder.name)
        self.prefix.chmod(0o755)
        for name in ("conf", "logs", "temp"):
            (self.prefix / name).mkdir()
        self.port = free_port()

    def write(self, upstream, host="127.0.0.1"):
        (self.prefix / "conf" / "nginx.conf").write_text(filled_in(self.port, upstream, host))

    def command(self, *more):
        # -e: Debian's build would first open its own log.
        return [self.nginx, "-p", str(self.prefix), "-c", "conf/nginx.conf", "-e", "logs/error.log", *more]

    def start(self, upstream):
        self.write(upstream)
        self.process = subprocess.Popen(self.command(), stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.stop)
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            self.assertIsNone(self.process.poll(), "nginx ended")
            time.sleep(0.02)
        self.fail("nginx does not listen")

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=20)

    def start_with_exporter(self):
        self.exporter = Exporter()
        self.addCleanup(self.exporter.server_close)
        self.addCleanup(self.exporter.shutdown)
        self.start(self.exporter.server_address[1])

    def ask(self, path, method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers


class ConfigurationTests(ProxyTestCase):
    def test_nginx_accepts_the_file_without_a_warning(self):
        for host in ("10.240.0.4", "[fd00::4]"):
            with self.subTest(host):
                self.write(9182, host)
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
        filled = re.search(r"\$values = @\{(.*?)\}\n", script).group(1)
        names = set(re.findall(r"([A-Z_]+) = ", filled))
        self.assertEqual(names, set(re.findall(r"@([A-Z_]+)@", (SHIPPED / "nginx.conf").read_text())))

    def test_the_files_are_plain_text_for_a_chart(self):
        for file in SHIPPED.iterdir():
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

    def test_five_megabytes(self):
        self.start_with_exporter()
        self.exporter.body = LARGE
        self.assertGreater(len(LARGE), 5_000_000)
        for _ in range(3):
            self.assertEqual(self.ask("/metrics")[:2], (200, LARGE))

    def test_a_slow_reader_fills_no_disk(self):
        self.start_with_exporter()
        self.exporter.body = LARGE
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            connection.request("GET", "/metrics")
            time.sleep(0.5)  # Longer than nginx needs to take in all it is willing to hold.
            self.assertEqual(connection.getresponse().read(), LARGE)
        self.assertEqual((self.prefix / "logs" / "error.log").read_text(), "")

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
        self.assertIn("connect() failed", (self.prefix / "logs" / "error.log").read_text())

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


if __name__ == "__main__":
    unittest.main()
