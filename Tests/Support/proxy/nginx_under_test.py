"""The shipped nginx.conf, filled in as start_proxy.ps1 does it, under Debian's nginx in front of a text exporter."""

import base64
import contextlib
import hashlib
import http.client
import http.server
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest

SHIPPED = pathlib.Path(__file__).resolve().parents[3] / "templates" / "proxy"
# What a chart's ConfigMap carries; the other files are for those who build an image.
MOUNTED = sorted(file for file in SHIPPED.iterdir() if file.suffix in (".conf", ".ps1"))
SMALL = b"# TYPE windows_os_info gauge\nwindows_os_info 1\n"
# More than twenty megabytes.
LARGE = b"".join(b'windows_service_state{name="s%07d"} 1\n' % number for number in range(550_000))


class Exporter(http.server.ThreadingHTTPServer):
    """Answers with `body`, in two halves with `pause` seconds before each, and notes what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Exporter.Handler)
        self.seen, self.body, self.status, self.pause = [], SMALL, 200, 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            body = self.server.body
            self.server.seen.append((self.path, dict(self.headers)))
            time.sleep(self.server.pause)
            self.send_response(self.server.status)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2])
            time.sleep(self.server.pause)
            self.wfile.write(body[len(body) // 2 :])

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


def filled_in(listen, upstream, host="127.0.0.1", tls=False, password=False, secrets=""):
    """What Write-Configuration of start_proxy.ps1 makes of the template."""
    values = {
        "HOST_IP": host, "UPSTREAM_PORT": upstream, "LISTEN_PORT": listen, "SECRETS": str(secrets).replace("\\", "/"),
        "TLS": "" if tls else "#", "PLAIN": "#" if tls else "", "PASSWORD": "" if password else "#",
    }
    text = (SHIPPED / "nginx.conf").read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    return text


def openssl(*arguments, text=None):
    done = subprocess.run(["openssl", *map(str, arguments)], input=text, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Authority:
    """An authority that makes certificates, in a folder of its own."""

    def __init__(self, folder, name):
        self.folder = folder / name
        self.folder.mkdir()
        self.certificate, self.key = self.folder / "ca.crt", self.folder / "ca.key"
        self.make(self.certificate, self.key, f"/CN={name}", "-x509", "-addext", "keyUsage=critical,keyCertSign")

    @staticmethod
    def make(certificate, key, subject, *more):
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "2", "-subj", subject,
                "-keyout", key, "-out", certificate, *more)

    def issue(self, secrets, name):
        """Puts a new certificate and its key where nginx reads them."""
        self.make(
            secrets / "tls.crt", secrets / "tls.key", f"/CN={name}", "-x509", "-CA", self.certificate, "-CAkey", self.key,
            "-addext", "basicConstraints=critical,CA:FALSE", "-addext", f"subjectAltName=DNS:{name}")

    def trusting(self):
        return ssl.create_default_context(cafile=self.certificate)


def hashed(password, form):
    return openssl("passwd", form, "-stdin", text=password + "\n").strip()


def apr1(password):
    return hashed(password, "-apr1")


def salted_sha1(password, salt=b"saltsalt"):
    """{SSHA}, as slappasswd of OpenLDAP makes it."""
    return "{SSHA}" + base64.b64encode(hashlib.sha1(password.encode() + salt).digest() + salt).decode()


class NamedConnection(http.client.HTTPSConnection):
    """To this machine, whatever name the certificate has."""

    def connect(self):
        self.sock = self._context.wrap_socket(
            socket.create_connection(("127.0.0.1", self.port), self.timeout), server_hostname=self.host)


class ProxyTestCase(unittest.TestCase):
    def setUp(self):
        self.nginx = find_nginx()
        folder = tempfile.TemporaryDirectory(prefix="wingen-proxy-")
        self.addCleanup(folder.cleanup)
        self.prefix = pathlib.Path(folder.name)
        self.prefix.chmod(0o755)
        for name in ("conf", "logs", "temp", "secrets"):
            (self.prefix / name).mkdir()
        self.secrets = self.prefix / "secrets"
        self.port = free_port()
        self.context = None

    def write(self, upstream, **protection):
        text = filled_in(self.port, upstream, secrets=self.secrets, **protection)
        (self.prefix / "conf" / "nginx.conf").write_text(text)

    def command(self, *more):
        # -e: Debian's build would first open its own log.
        return [self.nginx, "-p", str(self.prefix), "-c", "conf/nginx.conf", "-e", "logs/error.log", *more]

    def signal(self, name):
        return subprocess.run(self.command("-s", name), capture_output=True, text=True)

    def start(self, upstream, **protection):
        self.write(upstream, **protection)
        self.process = subprocess.Popen(self.command(), stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.stop)
        for _ in range(500):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            self.assertIsNone(self.process.poll(), "nginx ended")
            time.sleep(0.02)
        self.fail("nginx does not listen")

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=20)

    def start_with_exporter(self, **protection):
        self.exporter = Exporter()
        self.addCleanup(self.exporter.server_close)
        self.addCleanup(self.exporter.shutdown)
        self.start(self.exporter.server_address[1], **protection)

    def connection(self, name="127.0.0.1", context=None):
        context = context or self.context
        if context is None:
            return http.client.HTTPConnection(name, self.port, timeout=20)
        return NamedConnection(name, self.port, timeout=20, context=context)

    def ask(self, path, method="GET", headers=None, body=None, connection=None):
        with contextlib.closing(connection or self.connection()) as connection:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers

    def log(self):
        return (self.prefix / "logs" / "error.log").read_text()

    def eventually(self, holds, what):
        for _ in range(500):
            if holds():
                return
            time.sleep(0.02)
        self.fail(f"{what}; log: {self.log()}")
