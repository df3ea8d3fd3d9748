"""Tests of the harness against real Helm. Needs what setup.sh installs; run by

    python3 -m unittest discover -s Tests/Support/helm
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = Path(os.environ.get("HELM_TEST_TOOLS") or HERE.parents[2] / ".build" / "test-tools")
sys.path.insert(0, str(HERE))
sys.path.insert(1, str(TOOLS / "python{}.{}".format(*sys.version_info[:2])))

import object_rules
import release_record
import yaml_documents
from schemas import Schemas

CHART = "apiVersion: v2\nname: sample\nversion: 0.1.0\nicon: https://example.com/icon.svg\n"
CONFIG_MAP = """apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-config
data:
  text: {{ .Values.text | quote }}
"""
DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels: {app: {{ .Values.label }}}
  template:
    metadata:
      labels: {app: {{ .Values.label }}}
    spec:
      containers:
        - name: main
          image: {{ .Values.image | quote }}
"""
JOB = """apiVersion: batch/v1
kind: Job
metadata:
  name: work
  %s
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: main
          image: {{ .Values.image | quote }}
"""


class Harness:
    """The process under test."""

    def __init__(self, environment: dict[str, str] | None = None):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen([sys.executable, str(HERE / "harness.py"), "--tools", str(TOOLS)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.errors, env=environment)

    def line(self, line: bytes) -> dict:
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            self.errors.seek(0)
            raise AssertionError("the harness ended: " + self.errors.read().decode(errors="replace")[-2_000:])
        return json.loads(answer)

    def ask(self, op: str, **request) -> dict:
        return self.line(json.dumps({"op": op, **request}).encode())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()
        self.errors.close()


class HarnessTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.harness = Harness()
        cls.folder = tempfile.TemporaryDirectory()
        cls.charts = 0

    @classmethod
    def tearDownClass(cls):
        cls.harness.close()
        cls.folder.cleanup()

    def chart(self, files: dict[str, str], values: str = "{}\n") -> str:
        """Writes a chart; files without a folder are templates."""
        type(self).charts += 1
        root = Path(self.folder.name) / f"chart{self.charts}"
        for name, content in {"Chart.yaml": CHART, "values.yaml": values, **files}.items():
            path = root / (name if "/" in name or name in ("Chart.yaml", "values.yaml", "values.schema.json") else f"templates/{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        return str(root)

    def install(self, chart: str, values: object = None, **request) -> dict:
        values = "" if values is None else values if isinstance(values, str) else json.dumps(values)
        return self.harness.ask("install", **{"chart": chart, "release": "rel", "namespace": "space", "values": values, **request})

    def installed(self, *arguments, **request) -> dict:
        answer = self.install(*arguments, **request)
        self.assertTrue(answer["ok"], answer)
        return answer

    def upgraded(self, chart: str, values: dict, upgrade_values: dict, **request) -> dict:
        return self.harness.ask("install_then_upgrade", chart=chart, release="rel", namespace="space", values=json.dumps(values),
                                upgradeValues=json.dumps(upgrade_values), **request)

    def kinds(self, posted: list[dict]) -> list[str]:
        return [each["kind"] for each in posted]


class InstallTests(HarnessTest):
    def test_values_reach_the_manifest(self):
        answer = self.installed(self.chart({"config.yaml": CONFIG_MAP}, "text: default\n"), {"text": "naïve \u2028 \"q\""})
        self.assertEqual(answer["manifest"], "---\n# Source: sample/templates/config.yaml\n"
                         "apiVersion: v1\nkind: ConfigMap\nmetadata:\n"
                         "  name: rel-config\ndata:\n  text: \"naïve \\u2028 \\\"q\\\"\"\n\n")
        self.assertEqual(answer["posted"][0]["data"], {"text": "naïve \u2028 \"q\""})
        self.assertEqual(answer["posted"][0]["metadata"]["namespace"], "space")
        default = self.installed(self.chart({"config.yaml": CONFIG_MAP}, "text: default\n"))
        self.assertEqual(default["posted"][0]["data"], {"text": "default"})

    def test_numbers_are_floats_as_from_a_values_file(self):
        template = CONFIG_MAP + "  kind: {{ kindOf .Values.number }}\n  bare: \"{{ .Values.number }}\"\n" \
            "  whole: \"{{ int64 .Values.number }}\"\n"
        data = self.installed(self.chart({"config.yaml": template}, "number: 1\n"), '{"number": 10000000}')["posted"][0]["data"]
        self.assertEqual((data["kind"], data["bare"], data["whole"]), ("float64", "1e+07", "10000000"))

    def test_values_text_is_handed_on_as_it_stands(self):
        template = CONFIG_MAP + "  long: {{ .Values.number | toJson | quote }}\n"
        data = self.installed(self.chart({"config.yaml": template}), '{"number": 1.50, "number": 2.50}')["posted"][0]["data"]
        self.assertEqual(data["long"], "2.5")
        refused = self.install(self.chart({"config.yaml": CONFIG_MAP}), "[1]")
        self.assertIn("cannot unmarshal array", refused["error"])

    def test_schema_refuses_values(self):
        schema = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {"text": {"type": "string"}}}
        chart = self.chart({"config.yaml": CONFIG_MAP, "values.schema.json": json.dumps(schema)}, "text: a\n")
        self.installed(chart, {"text": "b"})
        refused = self.install(chart, {"text": 5})
        self.assertFalse(refused["ok"])
        self.assertIn("at '/text': got number, want string", refused["error"])
        self.assertNotIn("harness", refused)
        self.installed(chart, {"text": 5}, skipSchemaValidation=True)

    def test_nil_pointer_in_a_template(self):
        refused = self.install(self.chart({"config.yaml": CONFIG_MAP.replace(".Values.text", ".Values.a.b")}))
        self.assertFalse(refused["ok"])
        self.assertIn("nil pointer evaluating interface {}.b", refused["error"])

    def test_order_and_scope(self):
        role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: []\n"
        chart = self.chart({"a.yaml": DEPLOYMENT, "b.yaml": role, "c.yaml": CONFIG_MAP}, "label: x\nimage: y:1\n")
        answer = self.installed(chart)
        sources = [line for line in answer["manifest"].splitlines() if line.startswith("# Source")]
        self.assertEqual(sources, [f"# Source: sample/templates/{each}.yaml" for each in "cba"])
        self.assertEqual(self.kinds(answer["posted"]), ["ConfigMap", "ClusterRole", "Deployment"])
        self.assertEqual([each["metadata"].get("namespace") for each in answer["posted"]], ["space", None, "space"])

    def test_client_side_apply_posts_the_same(self):
        chart = self.chart({"a.yaml": DEPLOYMENT, "c.yaml": CONFIG_MAP}, "label: x\nimage: y:1\ntext: t\n")
        self.assertEqual(self.installed(chart)["posted"], self.installed(chart, serverSideApply=False)["posted"])

    def test_notes(self):
        self.assertEqual(self.installed(self.chart({"NOTES.txt": "Release {{ .Release.Name }} in {{ .Release.Namespace }}\n"}))["notes"],
                         "Release rel in space\n")

    def test_two_objects_of_one_name_are_refused_only_by_client_side_apply(self):
        chart = self.chart({"a.yaml": CONFIG_MAP, "b.yaml": CONFIG_MAP})
        self.installed(chart)
        refused = self.install(chart, serverSideApply=False)
        self.assertFalse(refused["ok"])
        self.assertIn('configmaps "rel-config" already exists', refused["error"])

    def test_long_label_is_refused_as_by_an_api_server(self):
        template = CONFIG_MAP.replace("  name:", "  labels: {long: " + "a" * 64 + "}\n  name:")
        self.assertIn("63 characters", self.install(self.chart({"a.yaml": template}))["error"])

    def test_fifty_installs_start_from_an_empty_cluster(self):
        chart = self.chart({"config.yaml": CONFIG_MAP})
        for number in range(50):
            answer = self.installed(chart, {"text": str(number)})
            self.assertEqual([each["data"]["text"] for each in answer["posted"]], [str(number)])


class CapabilitiesTests(HarnessTest):
    TEMPLATE = CONFIG_MAP.replace("{{ .Values.text | quote }}", """t
  version: {{ .Capabilities.KubeVersion.Version }}
  minor: {{ .Capabilities.KubeVersion.Minor | quote }}
  recent: {{ semverCompare ">=1.32-0" .Capabilities.KubeVersion.Version | quote }}
  group: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" | quote }}
  kind: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1/ServiceMonitor" | quote }}
  podMonitor: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1/PodMonitor" | quote }}
  deployment: {{ .Capabilities.APIVersions.Has "apps/v1/Deployment" | quote }}
  alpha: {{ .Capabilities.APIVersions.Has "storage.k8s.io/v1alpha1" | quote }}""")

    def data(self, **request) -> dict:
        return self.installed(self.chart({"a.yaml": self.TEMPLATE}), **request)["posted"][0]["data"]

    def test_kubernetes_version(self):
        for asked, seen, minor, recent in [("1.28", "v1.28.0", "28", "false"), ("v1.32.4", "v1.32.4", "32", "true"),
                                           ("1.37", "v1.37.0", "37", "true"), ("1.32.1-gke.100", "v1.32.1-gke.100", "32", "true")]:
            data = self.data(kubeVersion=asked)
            self.assertEqual((data["version"], data["minor"], data["recent"]), (seen, minor, recent))
        self.assertEqual(self.data()["version"], "v1.32.0")
        self.assertIn("is no Kubernetes version", self.install(self.chart({}), kubeVersion="new")["error"])

    def test_api_versions(self):
        none = self.data()
        self.assertEqual((none["group"], none["kind"], none["deployment"], none["alpha"]), ("false", "false", "true", "false"))
        whole = self.data(apiVersions=["monitoring.coreos.com/v1"])
        self.assertEqual((whole["group"], whole["kind"], whole["podMonitor"]), ("true", "true", "true"))
        one = self.data(apiVersions=["monitoring.coreos.com/v1/ServiceMonitor"])
        self.assertEqual((one["group"], one["kind"], one["podMonitor"]), ("true", "true", "false"))

    def test_custom_kind(self):
        chart = self.chart({"a.yaml": "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: m}\nspec: {any: 1}\n"})
        answer = self.installed(chart, apiVersions=["monitoring.coreos.com/v1"], schemaVersions=["1.32"])
        self.assertEqual((self.kinds(answer["posted"]), answer["schemaErrors"]), (["ServiceMonitor"], []))
        refused = self.install(chart)
        self.assertIn('no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v1"', refused["error"])

    def test_kind_of_the_chart_s_own_definition_is_forgotten_afterwards(self):
        definition = """apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Thing, plural: things, singular: thing, listKind: ThingList}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
"""
        thing = "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: one}\n"
        answer = self.installed(self.chart({"crds/things.yaml": definition, "a.yaml": thing}))
        self.assertEqual(self.kinds(answer["posted"]), ["CustomResourceDefinition", "Thing"])
        self.assertFalse(self.install(self.chart({"a.yaml": thing}))["ok"])


class HookTests(HarnessTest):
    def test_hook_job_completes_and_test_pod_is_not_posted(self):
        job = JOB % "annotations: {helm.sh/hook: 'pre-install,pre-upgrade', helm.sh/hook-weight: '5'}"
        pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: probe, annotations: {helm.sh/hook: test}}\n" \
            "spec: {containers: [{name: main, image: probe, unknownField: 1}]}\n"
        chart = self.chart({"a.yaml": CONFIG_MAP, "job.yaml": job, "templates/tests/probe.yaml": pod}, "image: i\n")
        answer = self.installed(chart, schemaVersions=["1.28", "1.37"])
        self.assertEqual(self.kinds(answer["posted"]), ["Job", "ConfigMap"])
        self.assertEqual([(each["kind"], each["name"], each["events"], each["weight"]) for each in answer["hooks"]],
                         [("Pod", "probe", ["test"], 0), ("Job", "work", ["pre-install", "pre-upgrade"], 5)])
        self.assertEqual(answer["hooks"][0]["path"], "sample/templates/tests/probe.yaml")
        self.assertNotIn("kind: Job", answer["manifest"])
        self.assertEqual([(each["version"], each["object"], each["path"]) for each in answer["schemaErrors"]],
                         [(version, "v1 Pod probe", "spec.containers.0") for version in ("1.28", "1.37")])

    def test_hooks_of_an_upgrade_with_every_delete_policy(self):
        for policy in ("before-hook-creation", "hook-succeeded", "hook-failed", "before-hook-creation,hook-succeeded"):
            job = JOB % f"annotations: {{helm.sh/hook: 'post-install,post-upgrade', helm.sh/hook-delete-policy: '{policy}'}}"
            answer = self.upgraded(self.chart({"job.yaml": job}), {"image": "one"}, {"image": "two"})
            if policy == "hook-failed":
                # Nothing takes the first Job away, and a Job cannot change.
                self.assertEqual((answer["ok"], answer.get("stage")), (False, "upgrade"), answer)
                continue
            self.assertTrue(answer["ok"], (policy, answer))
            self.assertEqual(self.kinds(answer["upgrade"]["posted"]), ["Job"])
            self.assertIn("Job", self.kinds(answer["install"]["deleted"] + answer["upgrade"]["deleted"]))


class UpgradeTests(HarnessTest):
    def test_changed_config_map_is_accepted_and_a_vanished_object_deleted(self):
        extra = "{{ if .Values.extra }}\n" + CONFIG_MAP.replace("-config", "-extra") + "{{ end }}\n"
        answer = self.upgraded(self.chart({"a.yaml": CONFIG_MAP, "b.yaml": extra}), {"text": "old", "extra": True}, {"text": "new"})
        self.assertTrue(answer["ok"], answer)
        self.assertEqual([each["data"]["text"] for each in answer["upgrade"]["posted"]], ["new"])
        self.assertEqual([each["name"] for each in answer["upgrade"]["deleted"]], ["rel-extra"])
        self.assertIn("text: \"old\"", answer["install"]["manifest"])
        self.assertIn("text: \"new\"", answer["upgrade"]["manifest"])

    def test_another_chart_and_the_same_values(self):
        answer = self.harness.ask("install_then_upgrade", chart=self.chart({"a.yaml": CONFIG_MAP}), release="rel",
                                  upgradeChart=self.chart({"a.yaml": CONFIG_MAP + "  more: m\n"}), values='{"text": "t"}')
        self.assertEqual(answer["upgrade"]["posted"][0]["data"], {"text": "t", "more": "m"})

    def test_upgrade_to_the_same_changes_nothing_immutable(self):
        chart = self.chart({"a.yaml": DEPLOYMENT, "b.yaml": JOB % "labels: {a: b}"})
        values = {"label": "x", "image": "y:1"}
        self.assertTrue(self.upgraded(chart, values, values)["ok"])

    def test_changed_job_is_refused(self):
        answer = self.upgraded(self.chart({"job.yaml": JOB % "labels: {a: b}"}), {"image": "one"}, {"image": "two"})
        self.assertEqual((answer["ok"], answer["stage"]), (False, "upgrade"))
        self.assertIn('Job.batch "work" is invalid: spec.template: Invalid value', answer["error"])
        self.assertIn("field is immutable", answer["error"])
        self.assertIn('image: "one"', answer["install"]["manifest"])

    def test_changed_selector_is_refused_and_changed_image_is_not(self):
        for kind in ("Deployment", "DaemonSet", "StatefulSet"):
            chart = self.chart({"a.yaml": DEPLOYMENT.replace("Deployment", kind)})
            self.assertTrue(self.upgraded(chart, {"label": "x", "image": "y:1"}, {"label": "x", "image": "y:2"})["ok"])
            answer = self.upgraded(chart, {"label": "x", "image": "y:1"}, {"label": "z", "image": "y:1"})
            self.assertEqual((answer["ok"], answer.get("stage")), (False, "upgrade"), kind)
            self.assertRegex(answer["error"], "spec.selector.*immutable|updates to statefulset spec.*selector")

    def test_client_side_upgrade_is_not_understood(self):
        answer = self.upgraded(self.chart({"a.yaml": CONFIG_MAP}), {"text": "old"}, {"text": "new"}, serverSideApply=False)
        self.assertEqual((answer["ok"], answer["stage"]), (False, "upgrade"))
        self.assertIn("use server-side apply", answer["error"])

    def test_many_hooks(self):
        job = JOB % "annotations: {helm.sh/hook: pre-install}"
        jobs = {f"{number}.yaml": job.replace("work", f"work{number}") for number in range(9)}
        self.assertEqual(len(self.installed(self.chart(jobs), {"image": "i"})["posted"]), 9)

    def test_uninstall_takes_everything_but_kept_objects(self):
        kept = CONFIG_MAP.replace("-config", "-kept").replace("metadata:", "metadata:\n  annotations: {helm.sh/resource-policy: keep}")
        answer = self.harness.ask("uninstall", chart=self.chart({"a.yaml": CONFIG_MAP, "b.yaml": kept}), release="rel", namespace="space")
        self.assertEqual([each["name"] for each in answer["deleted"]], ["rel-config"])
        self.assertEqual([each["name"] for each in answer["remaining"]], ["rel-kept"])


class LintTests(HarnessTest):
    def test_good_chart_has_no_message_and_a_missing_icon_is_a_hint(self):
        self.assertEqual(self.harness.ask("lint", chart=self.chart({"a.yaml": CONFIG_MAP}))["messages"], [])
        hint = self.harness.ask("lint", chart=self.chart({"a.yaml": CONFIG_MAP, "Chart.yaml": CHART.split("icon")[0]}))["messages"]
        self.assertEqual(hint, [{"severity": "INFO", "path": "Chart.yaml", "message": "icon is recommended"}])

    def test_bad_charts(self):
        for files, severity, path, words in [
            ({"a.yaml": "{{ .Values.a.b }}\n"}, "ERROR", "templates/", "nil pointer evaluating"),
            ({"a.yaml": "{{ if }}\n"}, "ERROR", "templates/", "missing value for if"),
            ({"Chart.yaml": CHART.replace("0.1.0", "new")}, "ERROR", "Chart.yaml", "wrong name, apiVersion, version"),
            ({"Chart.yaml": CHART + "unknownField: 1\n"}, "WARNING", "Chart.yaml", "unknown field"),
            ({"a.yaml": CONFIG_MAP.replace("apiVersion: v1", "apiVersion: [v1")}, "ERROR", "templates/a.yaml", "no YAML"),
            ({"a.yaml": CONFIG_MAP.replace("-config", "_X")}, "WARNING", "templates/a.yaml", "metadata.name"),
            ({"a.yaml": DEPLOYMENT.replace("matchLabels", "other")}, "ERROR", "templates/a.yaml", "selector"),
        ]:
            messages = self.harness.ask("lint", chart=self.chart(files))["messages"]
            found = [each for each in messages if each["severity"] == severity and each["path"] == path]
            self.assertTrue(found, (files, messages))
            self.assertIn(words, found[0]["message"])

    def test_values(self):
        chart = self.chart({"a.yaml": "{{ if .Values.bad }}{{ fail \"no\" }}{{ .Values.a.b }}{{ end }}\n"}, "bad: false\nrest: {a: 1}\n")
        self.assertEqual(self.harness.ask("lint", chart=chart)["messages"], [])
        self.assertEqual(self.harness.ask("lint", chart=chart, values='{"bad": true}')["messages"][0]["severity"], "ERROR")
        self.assertEqual(Path(chart, "values.yaml").read_text(), "bad: false\nrest: {a: 1}\n")

    def test_fail_does_not_fail_in_lint_mode(self):
        chart = self.chart({"a.yaml": "{{ fail \"no\" }}{{ required \"need\" .Values.x }}\n"})
        self.assertEqual(self.harness.ask("lint", chart=chart)["messages"], [])
        self.assertIn("execution error at (sample/templates/a.yaml:1:3): no", self.install(chart)["error"])

    def test_no_chart(self):
        self.assertEqual(self.harness.ask("lint", chart=self.folder.name)["messages"][0]["severity"], "ERROR")
        self.assertFalse(self.harness.ask("lint", chart=self.folder.name + "/missing")["ok"])

    def test_package_can_be_installed(self):
        chart = self.chart({"a.yaml": CONFIG_MAP, "left-out/b": "c", "kept/b": "c"})
        Path(chart, ".helmignore").write_text("left-out\n")
        path = self.harness.ask("package", chart=chart, destination=self.folder.name + "/packages")["path"]
        with tarfile.open(path) as archive:
            names = archive.getnames()
        self.assertIn("sample/kept/b", names)
        self.assertNotIn("sample/left-out/b", names)
        self.assertEqual(self.installed(path, {"text": "t"})["manifest"], self.installed(chart, {"text": "t"})["manifest"])


class ValidationTests(HarnessTest):
    VERSIONS = ["1.28", "1.32", "1.37"]

    def deployment(self, **container) -> dict:
        return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec": {
            "selector": {"matchLabels": {"a": "b"}},
            "template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "main", "image": "i", **container}]}},
        }}

    def errors(self, *documents, versions: list[str] | None = None) -> list[dict]:
        answer = self.harness.ask("validate", documents=list(documents), versions=versions or self.VERSIONS)
        self.assertTrue(answer["ok"], answer)
        return answer["errors"]

    def test_unknown_field_is_found_in_every_version(self):
        found = self.errors(self.deployment(), self.deployment(livenesProbe={}))
        self.assertEqual([(each["version"], each["index"], each["path"]) for each in found],
                         [(version, 1, "spec.template.spec.containers.0") for version in self.VERSIONS])
        self.assertIn("livenesProbe", found[0]["message"])

    def test_wrong_type_missing_field_and_unknown_kind(self):
        self.assertEqual(self.errors(self.deployment(image=5))[0]["path"], "spec.template.spec.containers.0.image")
        self.assertIn("required", self.errors({"apiVersion": "apps/v1", "kind": "Deployment", "spec": {}})[0]["message"])
        self.assertEqual(len(self.errors({"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy"})), 3)
        self.assertEqual(self.errors({"apiVersion": "example.com/v1", "kind": "Thing", "spec": 5}), [])
        self.assertEqual(len(self.errors([])), 3)

    def test_field_of_a_later_version(self):
        document = self.deployment()
        document["spec"]["template"]["spec"]["hostnameOverride"] = "x"
        self.assertEqual({each["version"] for each in self.errors(document)}, {"1.28", "1.32"})

    def test_repeated_keys(self):
        ports = [{"containerPort": 80}, {"containerPort": 80, "protocol": "TCP"}, {"containerPort": 80, "protocol": "UDP"}]
        found = self.errors(self.deployment(ports=ports), versions=["1.32"])
        self.assertEqual([each["path"] for each in found], ["spec.template.spec.containers.0.ports.1"])

    def test_agrees_with_the_package_s_own_validation(self):
        import kubernetes_validate

        ports = [{"port": 80, "targetPort": "name"}, {"port": 81, "targetPort": 81}]
        for document in (self.deployment(), self.deployment(extra=1), self.deployment(image=None),
                         self.deployment(env=[{"name": "a", "value": 1}]), {"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": 5}},
                         {"apiVersion": "v1", "kind": "Service", "spec": {"ports": ports}}):
            for version in self.VERSIONS:
                try:
                    kubernetes_validate.validate(document, version, strict=True)
                    expected = False
                except kubernetes_validate.ValidationError:
                    expected = True
                self.assertEqual(bool(self.errors(document, versions=[version])), expected, (document, version))

    def test_unknown_version(self):
        self.assertIn("no schemas of Kubernetes `1.99`", self.harness.ask("validate", documents=[{}], versions=["1.99"])["error"])


class ProtocolTests(HarnessTest):
    def test_bad_requests_are_answered_and_the_process_lives_on(self):
        for line in (b"{", b"[]", b"5", b'{"op": "fly"}', b'{"op": 5}', b"{}", b'"\xff"', b'{"op": "install"}', b"[" * 100_000,
                     b'{"op": "install", "chart": 5, "release": "r"}', b'{"op": "validate", "documents": 5}',
                     b'{"op": "install", "chart": "/", "release": "r", "apiVersions": ["a/b/c/d"]}'):
            answer = self.harness.line(line)
            self.assertEqual((answer["ok"], answer["harness"]), (False, True), line)
            self.assertTrue(answer["error"])
        self.assertIn("1.37", self.harness.ask("ping")["schemas"])

    def test_helm_s_refusals(self):
        self.assertFalse(self.install("/nowhere")["ok"])
        self.assertIn("release name", self.install(self.chart({"a.yaml": CONFIG_MAP}), release="No_Name")["error"])

    def test_foreign_environment_is_not_used(self):
        with tempfile.TemporaryDirectory() as home:
            harness = Harness({"PATH": os.environ["PATH"], "HOME": home, "KUBECONFIG": "/nowhere", "HELM_DRIVER": "sql",
                               "HELM_NAMESPACE": "other"})
            try:
                answer = harness.ask("install", chart=self.chart({"a.yaml": CONFIG_MAP}), release="rel")
                self.assertTrue(answer["ok"], answer)
                self.assertEqual(answer["posted"][0]["metadata"]["namespace"], "default")
                self.assertEqual(os.listdir(home), [])
            finally:
                harness.close()


class ModuleTests(unittest.TestCase):
    def test_yaml_as_go_reads_it(self):
        text = "a: 12:30\nb: 2024-01-01\nc: 1e3\nd: 0644\ne: 0o14\nf: yes\ng: '1'\nh: 089\ni: ~\nj: 1_000\nk: -0x1F\n---\n---\n# nothing\n"
        self.assertEqual(yaml_documents.load_all(text), [{
            "a": "12:30", "b": "2024-01-01", "c": 1000.0, "d": 420, "e": 12, "f": True, "g": "1", "h": 89, "i": None, "j": 1000, "k": -31,
        }])

    def test_immutable_comparison(self):
        self.assertTrue(object_rules.same({"a": None, "b": []}, {}))
        self.assertFalse(object_rules.same(True, 1))
        self.assertFalse(object_rules.same([1], [1, 2]))

    def test_protobuf_secret(self):
        def field(number: int, content: bytes) -> bytes:
            return bytes([number << 3 | 2, len(content)]) + content

        entry = field(1, b"release") + field(2, b"payload")
        metadata = field(1, b"name") + field(3, b"space") + field(11, field(1, b"k") + field(2, b"v"))
        secret = field(1, metadata) + field(2, entry) + field(3, b"t")
        decoded = release_record.secret_from_protobuf(b"k8s\0" + field(1, b"x") + field(2, secret))
        self.assertEqual(decoded["metadata"], {"name": "name", "namespace": "space", "labels": {"k": "v"}})
        self.assertEqual((decoded["data"], decoded["type"]), ({"release": "cGF5bG9hZA=="}, "t"))

    def test_every_version_has_the_kinds_of_a_chart(self):
        schemas = Schemas(TOOLS / "python{}.{}".format(*sys.version_info[:2]))
        self.assertEqual(schemas.versions()[0], "1.25")
        for version in schemas.versions():
            kinds = schemas.version(version).kinds
            self.assertLessEqual({("apps", "v1", "DaemonSet"), ("batch", "v1", "CronJob"), ("", "v1", "ConfigMap")}, kinds)


if __name__ == "__main__":
    unittest.main()
