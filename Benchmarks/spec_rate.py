#!/usr/bin/env python3
"""How long specs in Swift files take: compiled anew and from the cache, beside the compiler alone on the same file.

usage: spec_rate.py WINGEN [RUNS]
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SMALL = """import Wingen

struct Small: ChartSpec {
  static let info = ChartInfo(name: "small", version: "0.1.0", appVersion: "1", summary: "An agent on Windows nodes.")
  struct Settings: ChartValues { @Setting("What it is called.") var title: Expr<String> = "NUMBER" }
  static func chart(_ values: Settings) -> Chart {
    Chart {
      ConfigMap("title", data: [DataEntry("title", value: values.title)])
      DaemonSet("agent", pod: PodSpec<Windows>(placement: Placement()) { Container("agent", image: "example.com/agent:1.0") })
    }
  }
}
"""
with open(f"{HERE}/../examples/eks-amp/Stack.swift") as file:
    LARGE = file.read().replace('version: "0.1.0"', 'version: "0.1.NUMBER"')


def timed(command, **options):
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return (time.monotonic() - start) * 1000


def median(measure, runs):
    return statistics.median(measure(number) for number in range(runs))


def compiler(cache):
    """The call of the compiler that wingen makes, on the library in its cache."""
    library = [entry.path for entry in os.scandir(f"{cache}/libraries") if not entry.name.startswith(".")][0]
    return [
        "swiftc", "-parse-as-library", "-swift-version", "6", "-Onone", "-gnone", "-module-name", "Stack", "-module-cache-path", f"{cache}/modules",
        "-I", f"{library}/Modules", "-Xcc", f"-fmodule-map-file={library}/CLibYAML/module.modulemap", "-L", library, "-lWingenSpec",
        "-Xlinker", "-rpath", "-Xlinker", library,
    ]


def main(wingen, runs="15"):
    runs = int(runs)
    cache = os.environ.get("WINGEN_CACHE") or os.path.expanduser("~/.cache/wingen")
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/spec")

        def write(text, number):
            with open(f"{folder}/spec/Stack.swift", "w") as spec:
                spec.write(text.replace("NUMBER", str(number)))

        build = [wingen, "build", f"{folder}/spec", "-o", f"{folder}/chart"]
        write(SMALL, 10**9 + int(time.time()))
        subprocess.run(build, check=True)  # builds the library if this compiler has none
        for name, text, type_name in [("12 lines, 2 objects", SMALL, "Small"), ("eks-amp with its dashboards", LARGE, "EKSAMP")]:
            def entry(number):
                write(text, number)
                with open(f"{folder}/Entry.swift", "w") as main_file:
                    main_file.write(f"import SpecProcess\n@main enum Entry {{ static func main() {{ SpecProcess.run({type_name}.self) }} }}\n")
                return timed(compiler(cache) + ["-o", f"{folder}/program", f"{folder}/spec/Stack.swift", f"{folder}/Entry.swift"])

            def cold(number):
                write(text, int(time.time() * 1000) % 10**9 + number)
                return timed(build)

            # Taken in turns, so that a busy moment meets both.
            pairs = [(entry(number), cold(number)) for number in range(runs)]
            alone, whole = (statistics.median(column) for column in zip(*pairs))
            cached = median(lambda number: timed(build), runs)
            print(f"{name}: compiler alone {alone:.0f} ms, wingen build after an edit {whole:.0f} ms ({whole / alone:.2f} times), unchanged {cached:.1f} ms")
        built_in = median(lambda number: timed([wingen, "build", "eks-amp", "-o", f"{folder}/built-in"]), runs)
        print(f"eks-amp built in: {built_in:.1f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
