"""Asks a real Prometheus with made-up clusters: `live.py FILE` reads a description with `queries`, and answers with JSON.

`answers`: for each query its values, or an error; `rules`: for each rule of the file [name, health, error]; `targets`: for each
scraped target its labels, health, and how many samples it shows and how many are kept.
"""

import json
import pathlib
import sys

import world


def numbers(running, metric):
    """A metric's value by cluster, job, instance and path."""
    words = ("cluster", "job", "instance", "metrics_path")
    return {tuple(each["metric"].get(word, "") for word in words): int(float(each["value"][1])) for each in running.query(metric)}


def ask(description):
    with world.prometheus(description) as running:
        shown, kept = numbers(running, "scrape_samples_scraped"), numbers(running, "scrape_samples_post_metric_relabeling")
        targets = [
            {"cluster": key[0], "job": key[1], "instance": key[2], "up": up, "shown": shown.get(key), "kept": kept.get(key)}
            for key, up in numbers(running, "up").items()
        ]
        return {
            "answers": world.answers(running, description["queries"]),
            "rules": [
                [rule["name"], rule["health"], rule.get("lastError", "")]
                for group in running.api("rules")["groups"] for rule in group["rules"]
            ],
            "targets": targets,
            "log": running.messages(),
        }


if __name__ == "__main__":
    json.dump(ask(json.loads(pathlib.Path(sys.argv[1]).read_text())), sys.stdout)
