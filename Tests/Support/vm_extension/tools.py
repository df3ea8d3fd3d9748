"""The packages of requirements.txt, in a folder of their own; importing this module makes them importable."""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
GOLDEN = ROOT / "Tests/VMExtensionTests/Golden"
PLATFORMS = ("aks", "self-managed")
FOLDER = pathlib.Path(os.environ.get("WINGEN_TEST_TOOLS", ROOT / ".build/test-tools")) / "vm-extension"
PACKAGES = FOLDER / "packages"


def _install():
    pin = (HERE / "requirements.txt").read_text()
    marker = FOLDER / "pin"
    if marker.exists() and marker.read_text() == pin:
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--target", PACKAGES, "-r",
         HERE / "requirements.txt"], check=True, stdout=subprocess.DEVNULL)
    marker.write_text(pin)


_install()
sys.path.insert(0, str(PACKAGES))
