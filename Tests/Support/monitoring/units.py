"""Numbers as Grafana shows them in its units, roughly."""

import time


def shown(value, unit, decimals=None):
    if value != value:
        return "NaN"
    if unit in ("bytes", "decbytes"):
        return scaled(value, 1024 if unit == "bytes" else 1000, ["B", "KiB", "MiB", "GiB", "TiB"], decimals)
    if unit in ("Bps", "binBps"):
        return scaled(value, 1000 if unit == "Bps" else 1024, ["B/s", "kB/s", "MB/s", "GB/s"], decimals)
    if unit == "percent":
        return number(value, decimals) + "%"
    if unit == "percentunit":
        return number(value * 100, decimals) + "%"
    if unit == "s":
        if abs(value) < 1 and value:
            return number(value * 1000, decimals) + " ms"
        return number(value, decimals) + " s"
    if unit == "dtdurations":
        return duration(value)
    if unit == "dateTimeFromNow":
        return duration(time.time() - value / 1000) + " ago"
    if unit == "short":
        return scaled(value, 1000, ["", "K", "Mil", "Bil"], decimals)
    endings = {"pps": "p/s", "cps": "c/s", "ops": "ops/s", "iops": "io/s", "reqps": "req/s"}
    if unit in endings:
        return scaled(value, 1000, [" " + endings[unit], "K " + endings[unit], "M " + endings[unit]], decimals)
    return number(value, decimals)


def scaled(value, base, endings, decimals):
    for ending in endings:
        if abs(value) < base or ending == endings[-1]:
            gap = "" if not ending or ending[0] == " " or ending in ("K", "Mil", "Bil") else " "
            return number(value, decimals) + gap + ending
        value /= base


def number(value, decimals):
    if decimals is not None:
        return f"{value:.{decimals}f}"
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return text if "e" not in text else f"{value:.4f}"


def duration(seconds):
    left, parts = int(seconds), []
    for length, name in ((86400, "d"), (3600, "h"), (60, "m"), (1, "s")):
        if left >= length and len(parts) < 2:
            parts.append(f"{left // length}{name}")
            left %= length
    return " ".join(parts) or "0s"
