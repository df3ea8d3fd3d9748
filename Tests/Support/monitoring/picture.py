"""Draws our dashboards over the made-up clusters, as far as Grafana's layout, units and thresholds go, for a look at them.

    picture.py DESCRIPTION FOLDER [CLUSTER...]

DESCRIPTION is written by `WINGEN_LIVE_DESCRIPTION=DESCRIPTION swift test --filter LiveContentTests`. For each dashboard pages and pictures
of them are put into FOLDER. All clusters are chosen unless some are named. Takes minutes: lines need some history. Needs Debian's chromium.
"""

import concurrent.futures
import html
import json
import pathlib
import re
import subprocess
import sys
import time

import world
from drawing import Drawing

HISTORY, STEP = 180, 5
COLUMN, ROW, GAP = 64, 30, 8
# Of a page that is higher, there are several pictures.
PART = 1600


def main(description, folder, clusters):
    description = json.loads(pathlib.Path(description).read_text())
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    values = {
        "__rate_interval": "4s", "__range": f"{HISTORY}s", "cluster": "|".join(clusters) or ".*", "node": "win-1", "namespace": ".*",
        "pod": ".*",
    }
    with world.prometheus(description) as running:
        time.sleep(HISTORY)
        for dashboard in description["dashboards"]:
            page, height = Page(running, dashboard, values).html()
            for part in range(-(-height // PART)):
                file = folder / f"{dashboard['uid']}-{part + 1}.html"
                file.write_text(page.replace("<body>", f'<body style="top:-{part * PART}px">'))
                subprocess.run([
                    world.engine.program("chromium", "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    f"--window-size={24 * (COLUMN + GAP) + 2 * GAP},{min(PART, height - part * PART)}",
                    f"--screenshot={file.with_suffix('.png')}", file.resolve().as_uri(),
                ], check=True, capture_output=True)
                print(file.with_suffix(".png"), flush=True)


class Page:
    def __init__(self, running, dashboard, values):
        self.running, self.dashboard, self.values = running, dashboard, values
        self.end = time.time()

    def html(self):
        """The page and its height."""
        panels = [inner for panel in self.dashboard["panels"] for inner in [panel, *panel.get("panels", [])]]
        top = 60
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            drawn = list(pool.map(self.panel, panels))
        bottom = max(each["gridPos"]["y"] + each["gridPos"]["h"] for each in panels)
        style = (pathlib.Path(__file__).parent / "picture.css").read_text()
        title = html.escape(self.dashboard["title"])
        body = f"<h1>{title} <small>{html.escape(self.dashboard['description'])}</small></h1>" + "".join(drawn)
        return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{body}", top + bottom * (ROW + GAP) + 20

    def panel(self, panel):
        place = panel["gridPos"]
        width, height = place["w"] * (COLUMN + GAP) - GAP, place["h"] * (ROW + GAP) - GAP
        left, top = place["x"] * (COLUMN + GAP) + GAP, 60 + place["y"] * (ROW + GAP)
        box = f'style="left:{left}px;top:{top}px;width:{width}px;height:{height}px"'
        title = html.escape(panel["title"])
        if panel["type"] == "row":
            return f'<div class=row {box}>{title}</div>'
        content = Drawing(panel, width - 16, height - 40).draw([self.ask(target) for target in panel.get("targets", [])])
        return f'<div class=panel {box}><h2 title="{html.escape(panel["description"], quote=True)}">{title}</h2>{content}</div>'

    def ask(self, target):
        """The series of a query: (labels, [(time, value)])."""
        query = re.sub(r"\$(\w+)", lambda match: self.values.get(match[1], match[0]), target["expr"])
        if target.get("instant"):
            return [(each["metric"], [each["value"]]) for each in self.running.api("query", query=query, time=self.end)["result"]]
        start = self.end - HISTORY
        found = self.running.api("query_range", query=query, start=start, end=self.end, step=STEP)["result"]
        return [(each["metric"], each["values"]) for each in found]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
