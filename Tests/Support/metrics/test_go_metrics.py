"""Each way of describing metrics that collectors have had, and that what cannot be read is said."""

import unittest

import go_metrics

HEAD = 'package x\n\nconst Name = "x"\nconst nameNode = Name + "_node"\n'


def read(body, path="internal/collector/x/x.go", **more):
    rows, problems = go_metrics.release({path: HEAD + body, **more})
    return {name: (one.collector, one.kind, one.labels) for name, one in rows.items()}, problems


class DescriptionTests(unittest.TestCase):
    def test_described_and_sent(self):
        rows, problems = read('''
c.total = prometheus.NewDesc(
    prometheus.BuildFQName(types.Namespace, Name, "a_total"),
    "What, (it) is, \\"here\\"", // "b", nil
    []string{"one", "two"},
    nil,
)
ch <- prometheus.MustNewConstMetric(c.total, prometheus.CounterValue, f(1, 2), "1", "2")
''')
        self.assertEqual(rows, {"windows_x_a_total": ("x", "counter", ("one", "two"))})
        self.assertEqual(problems, [])

    def test_constants_and_functions_in_names(self):
        rows, _ = read('''
func with(part string) string { return Name + "_" + part }
a := prometheus.NewDesc(prometheus.BuildFQName(types.Namespace, nameNode, "state"), "", nil, nil)
b := prometheus.NewDesc(prometheus.BuildFQName(types.Namespace, with("part"), "b"), "", labels, nil)
labels := []string{"l"}
''')
        self.assertEqual({name: row[2] for name, row in rows.items()}, {"windows_x_node_state": (), "windows_x_part_b": ("l",)})

    def test_local_functions(self):
        rows, _ = read('''
desc := func(metricName string, description string, labels ...string) *prometheus.Desc {
    return prometheus.NewDesc(prometheus.BuildFQName(Namespace, "exchange", metricName), description, labels, nil)
}
c := collector{
    One: desc("one", "text"),
    Two: desc("two", "text", "name"),
}
ch <- prometheus.MustNewConstMetric(c.Two, prometheus.GaugeValue, 1, "n")
''')
        self.assertEqual(
            rows, {"windows_exchange_one": ("x", None, ()), "windows_exchange_two": ("x", "gauge", ("name",))})

    def test_constant_labels(self):
        rows, _ = read('''
c.info = prometheus.NewDesc(prometheus.BuildFQName(types.Namespace, Name, "info"), "", nil, prometheus.Labels{
    "product": productName,
    "version": version.String(),
})
''')
        self.assertEqual(rows["windows_x_info"][2], ("product", "version"))

    def test_vectors(self):
        rows, _ = read('''
c.v = prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: types.Namespace, Subsystem: Name, Name: "v"}, []string{"l"})
''')
        self.assertEqual(rows, {"windows_x_v": ("x", "gauge", ("l",))})

    def test_old_layout(self):
        rows, _ = read(
            'c.a = prometheus.NewDesc(prometheus.BuildFQName(Namespace, "cpu", "a"), "", nil, nil)', path="collector/cpu.go",
            **{"collector/collector.go": 'const Namespace = "wmi"\n'})
        self.assertEqual(list(rows), ["windows_cpu_a"])

    def test_unreadable(self):
        rows, problems = read('''
a := prometheus.NewDesc(counter.Metric, "", nil, nil)
b := prometheus.NewDesc(prometheus.BuildFQName(types.Namespace, Name, "b"), "", c.labels(), nil)
''')
        self.assertEqual(rows, {"windows_x_b": ("x", None, None)})
        self.assertEqual(len(problems), 2)

    def test_contradictions(self):
        _, problems = read('''
a := prometheus.NewDesc(prometheus.BuildFQName(types.Namespace, Name, "a"), "", []string{"one"}, nil)
b := prometheus.NewDesc(prometheus.BuildFQName(types.Namespace, Name, "a"), "", []string{"two"}, nil)
''')
        self.assertEqual(problems, ["windows_x_a: labels ('one',) and ('two',)"])


if __name__ == "__main__":
    unittest.main()
