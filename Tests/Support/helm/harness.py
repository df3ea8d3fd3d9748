"""Drives real Helm for tests: one JSON request on a line of standard input, one JSON answer on a line of standard output.

    python3 harness.py [--tools DIR]      (default: .build/test-tools of this repository, filled by setup.sh)

The protocol is in README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEFAULT_TOOLS = HERE.parents[2] / ".build" / "test-tools"
# Names the scratch folder, and says that the process was started with the environment for Helm.
SCRATCH = "WINGEN_HELM_HARNESS_SCRATCH"


def private_output():
    """The answers' own way out. Whatever else is written to standard output, by Go too, goes to standard error from here on."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return output


def load(tools: Path):
    """The operations, with Helm loaded and the API server started."""
    library, packages = tools / "helm" / "libhelm_sdkpy.so", tools / "python{}.{}".format(*sys.version_info[:2])
    for path in (library, packages):
        if not path.exists():
            sys.exit(f"harness.py: {path} is missing; run {HERE / 'setup.sh'} {tools}")
    sys.path.insert(1, str(packages))

    import helm_library
    from api_server import APIServer
    from cluster_pool import ClusterPool
    from operations import Operations
    from schemas import Schemas

    helm = helm_library.HelmLibrary(library)
    schemas = Schemas(packages)
    return Operations(helm, ClusterPool(helm, APIServer(), schemas), schemas)


def serve(operations, requests, answers) -> None:
    for line in requests:
        if not line.strip():
            continue
        try:
            request = json.loads(line)
        except (ValueError, RecursionError) as error:
            answer = {"ok": False, "error": f"the line is not JSON: {error}", "harness": True}
        else:
            answer = operations.perform(request)
        # ASCII escapes keep U+2028 and its like from being taken for the end of a line.
        answers.write(json.dumps(answer, separators=(",", ":")) + "\n")
        answers.flush()


def restart(scratch: Path) -> None:
    """Begins anew with the environment that Helm must see; the pipes stay as they are."""
    import helm_library

    environment = helm_library.environment(dict(os.environ), scratch) | {SCRATCH: str(scratch)}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)


def main() -> None:
    parser = argparse.ArgumentParser(description="Drives real Helm for tests; see README.md.")
    parser.add_argument("--tools", type=Path, default=DEFAULT_TOOLS, help="the folder that setup.sh filled")
    tools = parser.parse_args().tools.resolve()
    if SCRATCH not in os.environ:
        restart(Path(tempfile.mkdtemp(prefix="helm-harness-")))
    scratch = Path(os.environ.pop(SCRATCH))
    answers = private_output()
    # Leaves by way of `finally`, so that the scratch folder goes too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        # Bytes: a request that is not UTF-8 is answered, it does not end the loop.
        serve(load(tools), sys.stdin.buffer, answers)
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
