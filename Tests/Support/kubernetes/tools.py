"""Where the packages of the tests' setup script are."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ROOT / ".build" / "test-tools" / f"python{sys.version_info.major}.{sys.version_info.minor}"


def load():
    """Makes the packages and the Helm harness' modules importable; ends with a clear message if the packages are not there."""
    if not (PACKAGES / "kubernetes_validate").is_dir():
        sys.exit(f"kubernetes-validate is not in {PACKAGES}: run make test-tools")
    sys.path[:0] = [str(PACKAGES), str(ROOT / "Tests" / "Support" / "helm")]
