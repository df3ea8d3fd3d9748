"""The installer's Dockerfile, as far as it can be tested where no image can be built."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[2]
SHIPPED = PROJECT / "templates" / "installer"
DOCKERFILE = SHIPPED / "Dockerfile"
CHART = PROJECT / "golden" / "aks-logzio" / "chart" / "templates"
# Of Debian's packages libc6 and, for the loader, the kernel: every image that runs anything has them.
C_LIBRARY = re.compile(r"linux-vdso\.so|ld-linux|libc\.so|libresolv\.so|libm\.so|libdl\.so|libpthread\.so|librt\.so")


def instructions():
    """Lines as Docker reads them: comments gone, continued lines put together."""
    text = "\n".join(line for line in DOCKERFILE.read_text().splitlines() if not line.startswith("#"))
    return [" ".join(line.split()) for line in re.sub(r"\\\n", " ", text).splitlines() if line.strip()]


def copied_libraries():
    return set(re.findall(r"\blib[\w.-]+\.so\.\d+", next(line for line in instructions() if "for library in" in line)))


def linked_libraries():
    """Name and path of each library that Debian's ssh is linked with."""
    output = subprocess.run(["ldd", "/usr/bin/ssh"], check=True, capture_output=True, text=True).stdout
    return dict(re.findall(r"(\S+) => (/\S+)", output)), re.findall(r"^\s*(/\S+ld-linux\S+)", output, re.MULTILINE)


class DockerfileTests(unittest.TestCase):
    def debian_12(self):
        release = pathlib.Path("/etc/os-release")
        if 'VERSION_ID="12"' not in (release.read_text() if release.exists() else ""):
            self.skipTest("NOT TESTED: which libraries ssh needs can be seen on Debian 12 only, and this is another system")

    def test_bases_are_pinned(self):
        bases = [line.split()[1] for line in instructions() if line.startswith("FROM ")]
        self.assertEqual(len(bases), 2)
        for base in bases:
            self.assertRegex(base, r"^[a-z0-9./-]+:[a-z0-9.-]+@sha256:[0-9a-f]{64}$")

    def test_all_libraries_are_copied_and_no_others(self):
        self.debian_12()
        linked, _ = linked_libraries()
        self.assertEqual(copied_libraries(), {name for name in linked if not C_LIBRARY.match(name)})

    def test_ssh_starts_with_just_these_libraries(self):
        self.debian_12()
        if os.geteuid() != 0:
            self.skipTest("NOT TESTED: a root folder of its own (chroot) needs root")
        linked, loader = linked_libraries()
        needed = {name: path for name, path in linked.items() if name in copied_libraries() or C_LIBRARY.match(name)}
        with tempfile.TemporaryDirectory() as folder:
            for path in ["/usr/bin/ssh", *loader, *needed.values()]:
                target = pathlib.Path(folder + path)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
            pathlib.Path(folder, "dev").mkdir()
            pathlib.Path(folder, "dev/null").touch()  # ssh opens it first of all.
            pathlib.Path(folder, "etc").mkdir()
            pathlib.Path(folder, "etc/passwd").write_text("root:x:0:0::/:\n")
            started = subprocess.run(["chroot", folder, "/usr/bin/ssh", "-V"], capture_output=True, text=True)
            self.assertEqual(started.returncode, 0, started.stderr)
            self.assertIn("OpenSSH", started.stderr)
            pathlib.Path(folder + needed["libselinux.so.1"]).unlink()
            broken = subprocess.run(["chroot", folder, "/usr/bin/ssh", "-V"], capture_output=True, text=True)
            self.assertNotEqual(broken.returncode, 0)

    def test_the_program_imports_the_standard_library_alone(self):
        script = """
import sys
sys.path.insert(0, sys.argv[1])
import install_windows_exporter
names = {name.partition(".")[0] for name in sys.modules}
own = {name for name in names if (getattr(sys.modules[name], "__file__", None) or "").startswith(sys.argv[1])}
print(*sorted(names - own - set(sys.stdlib_module_names) - {"__main__"}), "|", *sorted(own))
"""
        command = [sys.executable, "-I", "-S", "-B", "-c", script, str(SHIPPED)]
        foreign, own = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip("\n").split("|")
        # What site would have put there, such as hooks of the machine's packages, is no import of ours.
        self.assertEqual([name for name in foreign.split() if name not in {"sitecustomize", "usercustomize"}], [])
        self.assertEqual(own.split(), sorted(file.stem for file in SHIPPED.glob("*.py")))

    def test_files_lie_where_the_chart_has_them(self):
        job = (CHART / "installer-job.yaml").read_text()
        copy = next(line for line in instructions() if line.startswith("COPY *.py"))
        *files, target = copy.removeprefix("COPY ").split()
        self.assertEqual(files, ["*.py", "ensure_windows_exporter.ps1"])
        self.assertIn(f"- {target}install_windows_exporter.py\n", job)
        self.assertIn(f"mountPath: {target.rstrip('/')}\n", job)
        entry = next(line for line in instructions() if line.startswith("ENTRYPOINT"))
        self.assertIn(f'"{target}install_windows_exporter.py"', entry)
        user = next(line for line in instructions() if line.startswith("USER ")).split()[1]
        self.assertEqual(user, "65534:65534")
        self.assertIn("runAsUser: 65534\n", job)
        self.assertIn("runAsGroup: 65534\n", job)
        self.assertIn("mountPath: /tmp\n", job)
        self.assertIn("readOnlyRootFilesystem: true\n", job)

    def test_no_shell_is_needed_in_the_final_stage(self):
        lines = instructions()
        final = lines[[number for number, line in enumerate(lines) if line.startswith("FROM ")][-1] :]
        for line in final:
            if line.split()[0] in ("RUN", "ENTRYPOINT", "CMD"):
                self.assertRegex(line, r'^[A-Z]+ \["/usr/bin/', "the shell form needs a shell")

    def test_the_config_map_has_the_program_and_nothing_else(self):
        keys = re.findall(r"^  ([\w.]+): ?\|?", (CHART / "installer-configmap.yaml").read_text(), re.MULTILINE)
        files = {file.name for file in SHIPPED.iterdir() if file.suffix in (".py", ".ps1")}
        self.assertEqual({key for key in keys if key not in ("name", "namespace", "labels")}, files | {"config.json"})


if __name__ == "__main__":
    unittest.main()
