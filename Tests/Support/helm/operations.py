"""What the harness can be asked for: each operation takes the request's object and returns the answer's."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import lint_messages
import release_record
import yaml_documents
from cluster_pool import ClusterPool, Target
from helm_library import HelmError, HelmLibrary
from schemas import Schemas

TIMEOUT_SECONDS = 60


class BadRequest(Exception):
    pass


class Operations:
    def __init__(self, helm: HelmLibrary, pool: ClusterPool, schemas: Schemas):
        self._helm, self._pool, self._schemas = helm, pool, schemas
        self._by_name = {
            "lint": self.lint, "install": self.install, "upgrade": self.install_then_upgrade,
            "install_then_upgrade": self.install_then_upgrade, "uninstall": self.uninstall, "package": self.package,
            "validate": self.validate, "ping": lambda request: {"schemas": self._schemas.versions()},
        }

    def perform(self, request: object) -> dict:
        """The answer, with `ok`; never raises for what the request or the chart does wrong."""
        try:
            if not isinstance(request, dict):
                raise BadRequest("a request is a JSON object")
            name = request.get("op")
            operation = self._by_name.get(name) if isinstance(name, str) else None
            if operation is None:
                raise BadRequest(f"unknown op {json.dumps(name)}; known are {', '.join(self._by_name)}")
            return {"ok": True, **operation(request)}
        except HelmError as error:
            return {"ok": False, "error": str(error)}
        except StageFailed as error:
            return {"ok": False, "error": str(error), **error.answer}
        except Exception as error:
            return {"ok": False, "error": f"{type(error).__name__}: {error}", "harness": True}

    # Releases.

    def install(self, request: dict) -> dict:
        with self._target(request) as target:
            return self._installed(request, target)

    def install_then_upgrade(self, request: dict) -> dict:
        chart = text(request, "upgradeChart", text(request, "chart"))
        values = text(request, "upgradeValues", text(request, "values", ""))
        with self._target(request) as target:
            try:
                installed = self._installed(request, target)
            except HelmError as error:
                raise StageFailed(str(error), {"stage": "install"}) from None
            try:
                upgraded = self._upgraded(request, target, chart, values)
            except HelmError as error:
                raise StageFailed(str(error), {"stage": "upgrade", "install": installed}) from None
            return {"install": installed, "upgrade": upgraded}

    def uninstall(self, request: dict) -> dict:
        with self._target(request) as target:
            installed = self._installed(request, target)
            with target.handle() as handle:
                self._helm.uninstall(handle, text(request, "release"), TIMEOUT_SECONDS)
            _, deleted = target.cluster.take_recording()
            return {"install": installed, "deleted": deleted, "remaining": target.cluster.remaining()}

    def _target(self, request: dict):
        return self._pool.target(text(request, "namespace", "default"), text(request, "kubeVersion", None), texts(request, "apiVersions"))

    def _installed(self, request: dict, target: Target) -> dict:
        chart, release, values = text(request, "chart"), text(request, "release"), text(request, "values", "")
        with target.handle() as handle:
            self._helm.install(handle, release, chart, values, options(request))
        return self._outcome(request, target, release, 1)

    def _upgraded(self, request: dict, target: Target, chart: str, values: str) -> dict:
        release = text(request, "release")
        with target.handle() as handle:
            self._helm.upgrade(handle, release, chart, values, options(request) | {"max_history": 10})
        return self._outcome(request, target, release, 2)

    def _outcome(self, request: dict, target: Target, release: str, revision: int) -> dict:
        record = target.cluster.record(release, target.namespace, revision)
        if record is None:
            raise RuntimeError(f"Helm stored no record of {release}, revision {revision}")
        posted, deleted = target.cluster.take_recording()
        answer = release_record.rendering(record)
        answer |= {"posted": posted, "deleted": deleted}
        versions = texts(request, "schemaVersions")
        if versions:
            answer["schemaErrors"] = self._schema_errors(posted, answer["hooks"], versions)
        return answer

    def _schema_errors(self, posted: list[dict], hooks: list[dict], versions: list[str]) -> list[dict]:
        """Of what was posted, and of the hooks that were not, such as tests: those never reach the API server here."""
        identities = {identity(each) for each in posted}
        documents = list(posted)
        for hook in hooks:
            documents += [each for each in yaml_documents.load_all(hook["manifest"]) if identity(each) not in identities]
        errors = self._schemas.validate(documents, versions)
        for error in errors:
            error["object"] = identity(documents[error["index"]])
        return errors

    # The rest.

    def lint(self, request: dict) -> dict:
        chart, values = Path(text(request, "chart")).resolve(), text(request, "values", None)
        with tempfile.TemporaryDirectory() as folder, self._pool.target("default", None, None) as target:
            linted = chart
            if values is not None:
                linted = Path(folder) / chart.name
                shutil.copytree(chart, linted)
                overlaid(linted / "values.yaml", values)
            with target.handle() as handle:
                result = self._helm.lint(handle, str(linted))
            messages = []
            for each in result.get("Messages") or []:
                severity, path = lint_messages.severity(each["Severity"]), each["Path"]
                messages.append({"severity": severity, "path": path, "message": lint_messages.causes(severity, path)})
            # Errors of the lint run itself come without a message: they are what the messages do not explain.
            unexplained = len(result.get("Errors") or []) - sum(each["severity"] == "ERROR" for each in messages)
            if unexplained > 0:
                message = "the folder is not a chart: Chart.yaml cannot be read"
                messages.append({"severity": "ERROR", "path": str(chart), "message": message})
            if any(each["severity"] == "ERROR" for each in messages):
                self._explain(target, str(linted), messages)
            return {"messages": messages}

    def _explain(self, target: Target, chart: str, messages: list[dict]) -> None:
        """Lint's own words are lost, but an install of the same chart mostly fails for the same reason and says why."""
        try:
            with target.handle() as handle:
                self._helm.install(handle, "test-release", chart, "", options({}))
        except HelmError as error:
            for each in messages:
                if each["severity"] == "ERROR":
                    each["message"] += f"; {error}"

    def package(self, request: dict) -> dict:
        with self._pool.target("default", None, None) as target, target.handle() as handle:
            destination = Path(text(request, "destination"))
            destination.mkdir(parents=True, exist_ok=True)
            return {"path": self._helm.package(handle, text(request, "chart"), str(destination))}

    def validate(self, request: dict) -> dict:
        documents = request.get("documents")
        if not isinstance(documents, list):
            raise BadRequest("validate: `documents` must be a list of objects")
        return {"errors": self._schemas.validate(documents, texts(request, "versions") or self._schemas.versions()[-1:])}


class StageFailed(Exception):
    """One of several Helm commands failed; `answer` says which, and holds what came before."""

    def __init__(self, message: str, answer: dict):
        super().__init__(message)
        self.answer = answer


def options(request: dict) -> dict:
    """Helm 4's own defaults, but without waiting for anything other than hooks."""
    apply = request.get("serverSideApply", True)
    if not isinstance(apply, bool):
        raise BadRequest("`serverSideApply` must be true or false")
    return {
        "create_namespace": False, "wait": False, "wait_for_jobs": False, "timeout_seconds": TIMEOUT_SECONDS,
        "server_side_apply": "true" if apply else "false", "force_conflicts": False, "disable_openapi_validation": True,
        "skip_schema_validation": request.get("skipSchemaValidation", False) is True, "rollback_on_failure": False, "take_ownership": False,
    }


REQUIRED = object()


def text(request: dict, name: str, default=REQUIRED):
    value = request.get(name)
    if value is None:
        if default is REQUIRED:
            raise BadRequest(f"`{name}` is missing")
        return default
    if not isinstance(value, str):
        raise BadRequest(f"`{name}` must be a string")
    return value


def texts(request: dict, name: str) -> list[str]:
    value = request.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadRequest(f"`{name}` must be a list of strings")
    return value


def identity(document: object) -> str:
    """`apps/v1 Deployment name`."""
    if not isinstance(document, dict):
        return "not an object"
    metadata = document.get("metadata")
    return f"{document.get('apiVersion')} {document.get('kind')} {metadata.get('name') if isinstance(metadata, dict) else None}"


def overlaid(values_file: Path, values: str) -> None:
    """Merges JSON values into a chart's values.yaml as Helm would: maps key by key, null takes a default away."""
    def merge(base, over):
        if not isinstance(base, dict) or not isinstance(over, dict):
            return over
        result = {key: value for key, value in base.items() if key not in over or over[key] is not None}
        for key, value in over.items():
            if value is not None or key not in base:
                result[key] = merge(base.get(key), value)
        return result

    defaults = yaml_documents.load_all(values_file.read_text()) if values_file.is_file() else []
    # JSON is YAML.
    values_file.write_text(json.dumps(merge(defaults[0] if defaults else {}, json.loads(values or "{}"))))
