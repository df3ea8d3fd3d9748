"""Holds the simulated discovery against what Prometheus' own tests expect of the real one (prometheus/prometheus,
discovery/kubernetes/{pod,node,endpointslice}_test.go).

    python3 -m unittest discover -s Tests/Support/prometheus
"""

import unittest

import cluster
import discovery

META = discovery.PREFIX


def found(config, **resources):
    return discovery.targets({"nodes": [], "pods": [], "services": [], "endpointslices": []} | resources, config)


def addresses(targets):
    return [target["__address__"] for target in targets]


def pod(ports=(), node="n", address="4.3.2.1", name="p"):
    spec = {"nodeName": node, "containers": [{"name": "c", "image": "c:latest", "ports": list(ports)}]}
    status = {"podIP": address, "hostIP": "2.3.4.5", "phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}
    return {"metadata": {"name": name, "namespace": "default", "labels": {"test/pod-label": "v"}}, "spec": spec, "status": status}


def node(name="n", *pairs):
    listed = [{"type": kind, "address": address} for kind, address in pairs or [("InternalIP", "1.2.3.4")]]
    status = {"addresses": listed, "daemonEndpoints": {"kubeletEndpoint": {"Port": 10250}}}
    return {"metadata": {"name": name, "labels": {"az": "eu"}}, "status": status}


def slice_of(endpoints, ports=({"name": "web", "port": 9000, "protocol": "TCP"},), family="IPv4"):
    metadata = {"name": "s-x", "namespace": "default", "labels": {"kubernetes.io/service-name": "s"}}
    return {"metadata": metadata, "addressType": family, "ports": list(ports), "endpoints": endpoints}


class PodTests(unittest.TestCase):
    def test_a_target_for_each_port_and_for_a_container_without_any(self):
        one = pod([{"containerPort": 9000, "name": "a", "protocol": "TCP"}, {"containerPort": 9001, "protocol": "UDP"}])
        one["spec"]["initContainers"] = [{"name": "init"}]
        targets = found({"role": "pod"}, pods=[one])
        self.assertEqual(addresses(targets), ["4.3.2.1:9000", "4.3.2.1:9001", "4.3.2.1"])
        self.assertEqual([target[META + "pod_container_init"] for target in targets], ["false", "false", "true"])
        self.assertEqual(targets[0][META + "pod_container_port_number"], "9000")
        self.assertEqual(targets[1][META + "pod_container_port_protocol"], "UDP")
        self.assertNotIn(META + "pod_container_port_name", targets[2])
        self.assertEqual(targets[0][META + "pod_label_test_pod_label"], "v")
        self.assertEqual(targets[0][META + "pod_ready"], "true")

    def test_ipv6_has_brackets_only_with_a_port(self):
        both = [pod([{"containerPort": 80}], address="fd00::1"), pod(address="fd00::2", name="q")]
        self.assertEqual(addresses(found({"role": "pod"}, pods=both)), ["[fd00::1]:80", "fd00::2"])

    def test_no_address_no_target(self):
        self.assertEqual(found({"role": "pod"}, pods=[pod(address="")]), [])

    def test_nodes_are_attached_and_choose(self):
        config = {"role": "pod", "attach_metadata": {"node": True}, "selectors": [{"role": "node", "field": "metadata.name=n"}]}
        targets = found(config, nodes=[node(), node("m")], pods=[pod(), pod(node="m", name="q")])
        self.assertEqual([target[META + "node_label_az"] for target in targets], ["eu"])

    def test_selectors_and_namespaces(self):
        for selector, number in (
            ({"field": "spec.nodeName=n"}, 1), ({"field": "spec.nodeName=m"}, 0), ({"label": "test/pod-label=v"}, 1),
            ({"label": "test/pod-label=v,x=y"}, 0), ({"label": "test/pod-label!=v"}, 0), ({"label": "x!=y"}, 1),
        ):
            with self.subTest(selector):
                config = {"role": "pod", "selectors": [{"role": "pod"} | selector]}
                self.assertEqual(len(found(config, pods=[pod()])), number)
        self.assertEqual(found({"role": "pod", "namespaces": {"names": ["other"]}}, pods=[pod()]), [])

    def test_what_the_api_server_or_prometheus_refuses(self):
        for config in (
            {"role": "pod", "selectors": [{"role": "pod", "field": "status.hostIP=x"}]},
            {"role": "pod", "selectors": [{"role": "service"}]},
            {"role": "node", "selectors": [{"role": "node"}, {"role": "node"}]},
            {"role": "pod", "namespace": "x"},
        ):
            with self.subTest(config), self.assertRaises(AssertionError):
                found(config, pods=[pod()], nodes=[node()])


class NodeTests(unittest.TestCase):
    def test_the_address_is_the_internal_one_wherever_it_stands(self):
        targets = found({"role": "node"}, nodes=[node("n", ("Hostname", "n"), ("ExternalIP", "9.9.9.9"), ("InternalIP", "1.2.3.4"))])
        self.assertEqual(addresses(targets), ["1.2.3.4:10250"])
        self.assertEqual(targets[0]["instance"], "n")
        self.assertEqual(targets[0][META + "node_address_Hostname"], "n")
        self.assertEqual(addresses(found({"role": "node"}, nodes=[node("n", ("InternalIP", "fd00::4"))])), ["[fd00::4]:10250"])


class EndpointSliceTests(unittest.TestCase):
    REFERENCE = {"kind": "Pod", "namespace": "default", "name": "p"}

    def service(self, **spec):
        return {"metadata": {"name": "s", "namespace": "default", "annotations": {"prometheus.io/scrape": "true"}}, "spec": spec}

    def test_container_ports_that_the_service_lacks_are_targets_without_a_slices_port(self):
        backed = {"addresses": ["4.3.2.1"], "conditions": {"ready": True}, "nodeName": "n", "targetRef": self.REFERENCE}
        ports = [{"containerPort": 9000, "name": "web"}, {"containerPort": 9001, "name": "more"}]
        config = {"role": "endpointslice", "attach_metadata": {"node": True}}
        known, other = found(config, endpointslices=[slice_of([backed])], services=[self.service()], pods=[pod(ports)], nodes=[node()])
        self.assertEqual((known["__address__"], other["__address__"]), ("4.3.2.1:9000", "4.3.2.1:9001"))
        self.assertEqual(known[META + "endpointslice_port"], "9000")
        self.assertEqual(known[META + "pod_container_port_name"], "web")
        self.assertEqual(known[META + "node_label_az"], "eu")
        self.assertNotIn(META + "endpointslice_port", other)
        self.assertNotIn(META + "node_label_az", other)
        for target in (known, other):
            self.assertEqual(target[META + "service_annotation_prometheus_io_scrape"], "true")
            self.assertEqual(target[META + "pod_node_name"], "n")

    def test_no_pod_behind_it(self):
        (target,) = found({"role": "endpointslice"}, endpointslices=[slice_of([{"addresses": ["1.1.1.1"]}])], services=[self.service()])
        self.assertNotIn(META + "pod_name", target)

    def test_the_second_family_of_a_dual_stack_service_is_left_out(self):
        slices = [slice_of([{"addresses": ["1.1.1.1"]}]), slice_of([{"addresses": ["fd00::1"]}], family="IPv6")]
        service = self.service(ipFamilyPolicy="PreferDualStack", ipFamilies=["IPv4", "IPv6"])
        targets = found({"role": "endpointslice"}, endpointslices=slices, services=[service])
        self.assertEqual(addresses(targets), ["1.1.1.1:9000"])


class ClusterTests(unittest.TestCase):
    def test_it_is_large_enough_and_its_expectations_are_of_its_nodes(self):
        config = {"attach_metadata": {"node": True}}
        self.assertGreater(len(discovery.targets(cluster.CLUSTER, {"role": "pod"} | config)), 40)
        self.assertGreater(len(discovery.targets(cluster.CLUSTER, {"role": "endpointslice"} | config)), 30)
        self.assertEqual(len(set(cluster.EXPECTED)), len(cluster.EXPECTED))
        self.assertLessEqual({name for _, name, _ in cluster.EXPECTED if name}, cluster.NODES.keys())


class LabelSelectorTests(unittest.TestCase):
    """The forms of kubernetes/apimachinery, pkg/labels/selector.go."""

    def selected(self, selector):
        nodes = [
            {**node(name), "metadata": {"name": name, "labels": labels}}
            for name, labels in (("a", {"os": "windows", "pool": "one"}), ("b", {"os": "windows", "pool": "two"}), ("c", {"os": "linux"}))
        ]
        config = {"role": "node", "selectors": [{"role": "node", "label": selector}]}
        return "".join(target[META + "node_name"] for target in found(config, nodes=nodes))

    def test_requirements(self):
        for selector, names in (
            ("os=windows", "ab"), ("os==windows", "ab"), ("os!=windows", "c"), ("pool!=one", "bc"), ("pool", "ab"), ("!pool", "c"),
            ("pool in (one)", "a"), ("os=windows,pool in (two, three)", "b"), ("pool notin (one,two)", "c"), ("", "abc"),
            ("os=windows,pool notin (two)", "a"), ("os=windows, pool=two", "b"),
        ):
            self.assertEqual(self.selected(selector), names, selector)

    def test_what_is_no_selector_is_said(self):
        with self.assertRaisesRegex(AssertionError, "not understood"):
            self.selected("pool~one")


if __name__ == "__main__":
    unittest.main()
