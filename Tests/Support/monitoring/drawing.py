"""A panel as HTML: what Grafana would draw of it, roughly."""

import html
import re
import time

from units import shown

PALETTE = [
    "#56a64b", "#f2cc0c", "#3274d9", "#ff780a", "#e02f44", "#8f3bb8", "#1f78c1", "#ba43a9", "#705da0", "#508642", "#cca300", "#447ebc",
]
NAMED = {
    "green": "#299c46", "orange": "#ed8128", "red": "#d44a3a", "blue": "#3274d9", "text": "#24292e", "purple": "#8f3bb8",
    "yellow": "#e0b400", "transparent": "#ffffff",
}


def color(name):
    return NAMED.get(name.split("-")[-1], name)


class Drawing:
    def __init__(self, panel, width, height):
        self.panel, self.width, self.height = panel, width, height
        self.defaults = panel.get("fieldConfig", {}).get("defaults", {})
        self.overrides = panel.get("fieldConfig", {}).get("overrides", [])

    def draw(self, answers):
        targets = self.panel.get("targets", [])
        series = [
            (target["refId"], named(target["legendFormat"], labels), labels, [(float(when), float(value)) for when, value in values])
            for target, answer in zip(targets, answers) for labels, values in answer
        ]
        if not series:
            return f'<div class="content none">{html.escape(self.defaults.get("noValue", "No data"))}</div>'
        drawers = {"timeseries": self.lines, "stat": self.stats, "bargauge": self.bars, "table": self.table, "state-timeline": self.states}
        return f'<div class=content>{drawers.get(self.panel["type"], self.stats)(series)}</div>'

    def properties(self, letter, name):
        """The defaults with what overrides say of a series or column."""
        found = {key: value for key, value in self.defaults.items() if key != "custom"} | self.defaults.get("custom", {})
        for override in self.overrides:
            matcher = override["matcher"]
            if {"byFrameRefID": letter, "byName": name}.get(matcher["id"]) == matcher["options"] or (
                    matcher["id"] == "byRegexp" and re.search(matcher["options"].strip("/"), name)):
                for each in override["properties"]:
                    found[each["id"].removeprefix("custom.")] = each.get("value")
        return found

    # Kinds of panels

    def lines(self, series):
        first = self.properties(*series[0][:2])
        stacked = first.get("stacking", {}).get("mode") == "normal"
        drawn, total = [], {}
        for index, (letter, name, _, values) in enumerate(series):
            own = self.properties(letter, name)
            sign = -1 if own.get("transform") == "negative-Y" else 1
            points = [(when, sign * value) for when, value in values if value == value]
            if stacked and own.get("stacking", {}).get("mode") == "normal":
                for when, value in points:
                    total[when] = total.get(when, 0) + value
                points = [(when, total[when]) for when, _ in points]
            fixed = own.get("color", {}).get("fixedColor")
            drawn.append((name, color(fixed) if fixed else PALETTE[index % len(PALETTE)], points, own))
        right = [each for each in drawn if each[3].get("axisPlacement") == "right"]
        left = [each for each in drawn if each not in right] or drawn
        legend = self.legend(drawn)
        height = max(60, self.height - min(60, 15 * (1 + len(drawn) // max(1, self.width // 150))))
        numbers = [value for each in left for _, value in each[2]] or [0]
        low, high = min([*numbers, self.defaults.get("min", min(numbers))]), max([*numbers, self.defaults.get("max", max(numbers))])
        if low == high:
            low, high = low - (abs(low) or 1) * 0.1, high + (abs(high) or 1) * 0.1
        times = [when for each in drawn for when, _ in each[2]] or [0]
        axis = 70

        def x(when):
            return axis + (when - min(times)) / ((max(times) - min(times)) or 1) * (self.width - axis - (50 if right else 10))

        def curve(each, low, high):
            points = " ".join(f"{x(when):.1f},{height - 16 - (value - low) / (high - low) * (height - 26):.1f}" for when, value in each[2])
            dash = 'stroke-dasharray="6 4"' if each[3].get("lineStyle", {}).get("fill") == "dash" else ""
            return f'<polyline points="{points}" fill=none stroke="{each[1]}" stroke-width=1.5 {dash}/>'

        parts = [curve(each, low, high) for each in left]
        for each in right:
            own = [value for _, value in each[2]] or [0]
            parts.append(curve(each, min(own) * 0.9, (max(own) or 1) * 1.1))
        unit = left[0][3].get("unit", "none")
        for share in (0, 0.25, 0.5, 0.75, 1):
            place = height - 16 - share * (height - 26)
            parts.append(f'<line x1={axis} x2={self.width} y1={place} y2={place} stroke="#eceded"/>')
            parts.append(f'<text x={axis - 4} y={place + 3} text-anchor=end>{html.escape(shown(low + share * (high - low), unit))}</text>')
        if first.get("thresholdsStyle", {}).get("mode", "off") != "off":
            for step in self.defaults.get("thresholds", {}).get("steps", []):
                if step.get("value") is not None and low <= step["value"] <= high:
                    place = height - 16 - (step["value"] - low) / (high - low) * (height - 26)
                    parts.append(
                        f'<line x1={axis} x2={self.width} y1={place} y2={place} stroke="{color(step["color"])}" stroke-dasharray="8 4"/>')
        for when in (min(times), max(times)):
            anchor = "start" if when == min(times) else "end"
            parts.append(f'<text x={x(when)} y={height - 3} text-anchor={anchor}>{time.strftime("%H:%M:%S", time.gmtime(when))}</text>')
        return f'<svg width={self.width} height={height}>{"".join(parts)}</svg>{legend}'

    def legend(self, drawn):
        if not self.panel.get("options", {}).get("legend", {}).get("showLegend", True):
            return ""
        return "<div class=legend>" + "".join(
            f'<span><span style="color:{shade};margin:0">▬</span> {html.escape(name)}</span>' for name, shade, _, _ in drawn) + "</div>"

    def threshold(self, value, properties):
        found = "#24292e"
        for step in properties.get("thresholds", {}).get("steps", []):
            if step.get("value") is None or value >= step["value"]:
                found = color(step["color"])
        return found

    def mapped(self, value, properties):
        """Text and color."""
        for mapping in properties.get("mappings", []):
            option = mapping.get("options", {})
            text = str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
            if mapping["type"] == "value" and text in option:
                hit = option[text]
                return hit.get("text") or text, color(hit.get("color", "text"))
        if isinstance(value, str):
            return value, "#24292e"
        return shown(value, properties.get("unit", "none"), properties.get("decimals")), self.threshold(value, properties)

    def stats(self, series):
        mode = self.panel.get("options", {}).get("textMode", "auto")
        size = min(34, self.height * 0.45, self.width / max(4, 0.62 * max(len(self.stat(each, mode)[0]) for each in series) * len(series)))
        parts = []
        for each in series:
            text, shade, name = self.stat(each, mode)
            label = f"<small>{html.escape(name)}</small>" if name and (len(series) > 1 or mode == "value_and_name") else ""
            parts.append(f'<div class=stat style="color:{shade};font-size:{size:.0f}px">{html.escape(text)}{label}</div>')
        return f'<div class=stats style="height:{self.height}px">{"".join(parts)}</div>'

    def stat(self, each, mode):
        letter, name, _, values = each
        properties = self.properties(letter, name)
        text, shade = self.mapped(values[-1][1], properties)
        return (name, shade, "") if mode == "name" else (text, shade, name if mode != "value" else "")

    def bars(self, series):
        highest = self.defaults.get("max") or max(values[-1][1] for _, _, _, values in series) or 1
        parts = []
        for letter, name, _, values in series:
            text, shade = self.mapped(values[-1][1], self.properties(letter, name))
            length = max(1, 50 * values[-1][1] / highest)
            bar = f'<i style="width:{length}%;background:{shade}"></i>'
            parts.append(f"<div class=bar><b>{html.escape(name)}</b>{bar}{html.escape(text)}</div>")
        return "".join(parts)

    def states(self, series):
        height = min(24, (self.height - 10) / max(1, len(series)))
        parts = []
        for index, (letter, name, _, values) in enumerate(series):
            properties = self.properties(letter, name)
            step = (self.width - 160) / max(1, len(values))
            parts.append(f'<text x=150 y={index * height + height * 0.7} text-anchor=end>{html.escape(name)}</text>')
            for place, (_, value) in enumerate(values):
                shade = self.mapped(value, properties)[1]
                parts.append(f'<rect x={156 + place * step} y={index * height} width={step + 0.5} height={height - 3} fill="{shade}"/>')
        return f'<svg width={self.width} height={self.height}>{"".join(parts)}</svg>'

    def table(self, series):
        targets = self.panel.get("targets", [])
        letters = [target["refId"] for target in targets]
        frames = [[(labels, values[-1][1]) for letter, _, labels, values in series if letter == each] for each in letters]
        # Merged: lines with equal common columns are one.
        lines = []
        for letter, frame in zip(letters, frames):
            field = f"Value #{letter}" if len(letters) > 1 else "Value"
            for labels, value in frame:
                cells = labels | {field: value}
                for line in lines:
                    if all(line[word] == text for word, text in cells.items() if word in line):
                        line.update(cells)
                        break
                else:
                    lines.append(dict(cells))
        order, names, sort = {}, {}, None
        for each in self.panel.get("transformations", []):
            if each["id"] == "organize":
                order, names = each["options"]["indexByName"], each["options"]["renameByName"]
        chosen = self.panel.get("options", {}).get("sortBy") or []
        columns = sorted((word for word in order if any(word in line for line in lines)), key=order.get)
        for entry in chosen:
            sort = next((word for word in columns if names.get(word, word) == entry["displayName"]), None)
            if sort:
                lines.sort(key=lambda line: (isinstance(line.get(sort), str), line.get(sort, 0)), reverse=entry["desc"])
        head = "".join(f"<th>{html.escape(names.get(word, word))}</th>" for word in columns)
        body = "".join("<tr>" + "".join(self.cell(line.get(word), names.get(word, word)) for word in columns) + "</tr>" for line in lines)
        return f"<table><tr>{head}</tr>{body}</table>"

    def cell(self, value, title):
        properties = self.properties("", title)
        if value is None:
            return f"<td>{html.escape(properties.get('noValue', ''))}</td>"
        text, shade = self.mapped(value, properties)
        colored = properties.get("cellOptions", {}).get("type") == "color-text"
        return f'<td style="color:{shade if colored else "#24292e"}">{html.escape(text)}</td>'


def named(legend, labels):
    if legend == "__auto":
        return ", ".join(f"{word}={text}" for word, text in labels.items() if word != "__name__")
    return re.sub(r"\{\{\s*(\w+)\s*\}\}", lambda match: labels.get(match[1], ""), legend)
