"""The machine's state: products, services, firewall, ports, clock. Plain data, so that a test can write it down and look at it later.

Keys of the state, all optional:
  product      windows_exporter as installed: version, collectors (the argument's text), port, firewall (remote addresses; LocalSubnet
               if not said), code (the product code), arguments (more of them, that somebody gave its service)
  running      whether its service runs
  wmiExporter  its predecessor as installed: version, port, running
  portHolder   another program that listens: process, port; with nat a container whose port Windows forwards, so that no process listens
  rules        firewall rules with the display name windows_exporter, in place of the product's own: enabled, direction, action, port,
               addresses, protocol (TCP if not said); foreign says that it was made without the MSI, which then leaves it alone
  named_rules  firewall rules that scripts made, by name
  faults       what goes wrong; see FAULTS
  journal      what msiexec was asked to do, in order (written by the model)
  files        what lies in the temporary folder afterwards (written by the model)
"""

import contextlib

from . import collectors

PORT = 9182
# Numbers of processes: of the two services, and of portHolder.
SERVICE_PROCESSES, HOLDER_PROCESS = {"windows_exporter": 2104, "wmi_exporter": 2208}, 4242
CODE = "{4B1B2B0C-0E60-4B9C-9D1F-6B3A5F0F9E11}"
WMI_CODE = "{6A1D7A53-5C3E-4C0A-8F0B-2E64C7F6D0A2}"

FAULTS = {
    "download": "corrupt, 404, hang or disk-full",
    "install": "exit status of msiexec /i, which then has done nothing",
    "uninstall": "exit status of msiexec /x, which then has done nothing",
    "msiexecSeconds": "how long msiexec takes",
    "service": "does-not-start, does-not-answer or does-not-listen",
    "mutex": "abandoned: its last holder ended without releasing it",
    "restart": "true: msiexec answers 3010 in place of 0",
}


def numbers(version):
    return [int(part) for part in version.split(".")]


class Machine:
    def __init__(self, state=None, now=1_800_000_000.0):
        self.now = now
        self.load({} if state is None else state)
        self.changed = lambda: None  # Called after each change, so that whoever keeps the state can write it down.

    def load(self, state):
        self.state = state
        unknown = set(self.faults) - set(FAULTS)
        assert not unknown, f"unknown faults: {unknown}"
        state.setdefault("product", None)
        state.setdefault("running", bool(state["product"]))
        state.setdefault("journal", [])
        if state["product"] and "rules" not in state:
            self.open_firewall(state["product"].get("firewall", ["LocalSubnet"]))
        state.setdefault("rules", [])

    @property
    def faults(self):
        return self.state.get("faults", {})

    @property
    def product(self):
        return self.state["product"]

    @property
    def wmi_exporter(self):
        return self.state.get("wmiExporter")

    def sleep(self, seconds):
        """Waiting costs no real time."""
        self.now += seconds

    # Services

    def service_status(self, name):
        """Running, Stopped, or None where no such service is registered."""
        if name == "windows_exporter" and self.product:
            return "Running" if self.state["running"] else "Stopped"
        if name == "wmi_exporter" and self.wmi_exporter:
            return "Running" if self.wmi_exporter.get("running", True) else "Stopped"
        return None

    def service_process(self, name):
        return SERVICE_PROCESSES[name] if self.service_status(name) == "Running" else 0

    def image_path(self, name):
        """How the installer writes the service's command line (installer/files.wxs and main.wxs of prometheus-community/windows_exporter:
        the listen flag only for another port than 9182)."""
        if name != "windows_exporter" or not self.product:
            return None
        folder = r"C:\Program Files\windows_exporter"
        flags = ["--log.file", "eventlog", f'--config.file="{folder}\\config.yaml"', "--collectors.enabled", self.product["collectors"]]
        if self.product["port"] != PORT:
            flags += ["--web.listen-address", f":{self.product['port']}"]
        return f'"{folder}\\windows_exporter.exe" ' + " ".join([*flags, self.product.get("arguments", "")])

    def start_service(self):
        """Tries to start windows_exporter; answers whether it runs."""
        wanted = [name for name in self.product["collectors"].split(",") if name != "[defaults]"]
        known = collectors.known(numbers(self.product["version"]))
        taken = any(port == self.product["port"] for process, _, port in self.listeners() if process not in (0, SERVICE_PROCESSES["windows_exporter"]))
        fails = self.faults.get("service") == "does-not-start" or taken or not set(wanted) <= known
        self.state["running"] = not fails
        self.changed()
        return not fails

    def listeners(self):
        """(process's number, its name, port) of each program that listens; the number is 0 if no process of the machine does."""
        found = []
        for name, settings in (("windows_exporter", self.product), ("wmi_exporter", self.wmi_exporter)):
            deaf = name == "windows_exporter" and self.faults.get("service") == "does-not-listen"
            if self.service_process(name) and not deaf:
                found.append((self.service_process(name), name, settings.get("port", PORT)))
        holder = self.state.get("portHolder")
        if holder:
            found.append((0 if holder.get("nat") else HOLDER_PROCESS, holder["process"], holder["port"]))
        return found

    def health(self, port):
        """The status GET /health is answered with: None if nobody answers, 0 if the connection hangs."""
        for process, name, open_port in self.listeners():
            if open_port == port:
                if name != "windows_exporter":
                    return 404
                if process != SERVICE_PROCESSES[name]:
                    return 200
                if "--web.config.file" in self.product.get("arguments", ""):
                    return 400  # TLS: net/http's answer to plain HTTP.
                return 0 if self.faults.get("service") == "does-not-answer" else 200
        return None

    # Firewall

    def open_firewall(self, addresses):
        port = self.state["product"]["port"]
        rule = {"enabled": True, "direction": "Inbound", "action": "Allow", "port": port, "addresses": list(addresses)}
        self.state["rules"] = [one for one in self.state.get("rules", []) if one.get("foreign")] + [rule] * bool(addresses)

    # Products

    def products(self):
        """(display name, version, product code). The predecessor's names: installer/wmi_exporter.wxs in the same repository's history."""
        found = []
        if self.product:
            found.append(("windows_exporter", self.product["version"], self.product.get("code", CODE)))
        if self.wmi_exporter:
            found.append(("WMI Exporter", self.wmi_exporter["version"], WMI_CODE))
        return found

    def remove(self, code):
        """Answers whether there was such a product."""
        if self.product and code == self.product.get("code", CODE):
            self.state.update(product=None, running=False, rules=[one for one in self.state["rules"] if one.get("foreign")])
        elif self.wmi_exporter and code == WMI_CODE:
            self.state["wmiExporter"] = None
        else:
            return False
        self.changed()
        return True

    def install(self, version, collectors_, port, addresses):
        """In place of what is there; the predecessor goes too, because both installers have one UpgradeCode."""
        product = {"version": version, "collectors": collectors_, "port": port, "firewall": addresses}
        self.state.update(product=product, running=False, wmiExporter=None)
        self.open_firewall(addresses)
        # Since 0.31 the installer does not wait for the service, nor fail without it.
        self.start_service()

    @contextlib.contextmanager
    def recording(self, entry):
        self.state["journal"].append(entry)
        try:
            yield
        finally:
            self.changed()
