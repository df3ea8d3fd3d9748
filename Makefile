# The two that matter: `make chart` writes the example chart, `make test` runs every test. Both install what is missing.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SPEC ?= aks-logzio
OUT ?= dist/$(SPEC)
FUZZ_SECONDS ?= 15
# A release binary is static: it runs on any Linux machine of its architecture.
RELEASE := swift build --configuration release --product wingen -Xswiftc -static-executable -Xlinker -s

# How the whole suite is compiled: what it spends its time in with optimisation (Package.swift), and nothing for debuggers.
SUITE := WINGEN_TESTED=optimised
SUITE_OPTIONS := -debug-info-format none

PREFIX ?= /usr/local
DESTDIR ?=
# Stands in the program if the checkout is just that commit: the same sources make the same bytes.
COMMIT = $(shell git diff --quiet HEAD 2>/dev/null && git rev-parse --short=12 HEAD 2>/dev/null)

.PHONY: help chart build install uninstall man deb test test-tools test-long golden format format-check bench docs clean build-deps test-deps

help:
	@sed -n 's/^## //p' Makefile

## make chart         write the example chart to dist/ (SPEC=name, OUT=folder)
chart: build
	@.build/release/wingen build $(SPEC) -o $(OUT)
	@printf '%s\n' '' 'The chart is in $(OUT). Next:' \
	  '  1. look through $(OUT)/values.yaml and put what you change into my-values.yaml' \
	  '  2. see what would be installed:  .build/release/wingen render $(SPEC) -f my-values.yaml' \
	  '  3. install it:  helm upgrade --install windows-metrics $(OUT) --namespace monitoring --create-namespace -f my-values.yaml'

## make build         build the wingen binary (.build/release/wingen)
build: build-deps
	WINGEN_COMMIT=$(COMMIT) $(RELEASE)

## make install       build, and install program, manual page and completions (PREFIX=/usr/local, DESTDIR=); make uninstall removes them
install: build
	Tests/Support/packaging/install.sh .build/release/wingen '$(DESTDIR)' '$(PREFIX)'

uninstall:
	Tests/Support/packaging/uninstall.sh '$(DESTDIR)' '$(PREFIX)'

## make man           build, and write the manual page to dist/wingen.1
man: build
	@mkdir -p dist
	.build/release/wingen reference man >dist/wingen.1

## make deb           build, and write a Debian package to dist/
deb: build
	Tests/Support/packaging/deb.sh .build/release/wingen dist

## make test          run every test; installs the real programs that the tests drive
test: test-tools
	$(SUITE) Tests/Support/run_suites.sh helm powershell installer proxy dockerfiles vm_extension prometheus metrics -- \
	  swift build --build-tests $(SUITE_OPTIONS)
	$(SUITE) FUZZ_SECONDS=$(FUZZ_SECONDS) Tests/Support/run_suites.sh pre_commit shells packaging docs fuzz -- \
	  swift test --skip-build $(SUITE_OPTIONS)

## make test-long     thousands of random values files against real Helm, two hundred killed runs over a fleet, a package of one's own, the
##                    documentation's archive, and twenty minutes of fuzzing
test-long: test-tools
	WINGEN_RANDOM_CASES=3000 WINGEN_SEED=$${WINGEN_SEED:-$$RANDOM} $(SUITE) swift test $(SUITE_OPTIONS) --filter HelmEqualityTests/randomValues
	$(SUITE) swift build --product wingen $(SUITE_OPTIONS)
	python3 Tests/Support/gitops/killed_runs.py .build/debug/wingen 200
	WINGEN_ALL_EXAMPLES=1 $(SUITE) swift test $(SUITE_OPTIONS) --filter ProofTests/examplesHoldBesides
	WINGEN_ALL_EXAMPLES=1 $(SUITE) swift test $(SUITE_OPTIONS) --filter ManifestImportTests
	python3 Tests/Support/docs/own_package.py .build/own-package
	python3 Tests/Support/docs/catalogue.py .build/documentation
	Tests/Fuzz/run.sh YAML,Values 600
	Tests/Fuzz/run.sh Checks 600

## make golden        write the expected output in golden/, Tests/*/Field, Golden and Cases and what docs/ has of the program anew; read the diff first
golden: test-deps
	$(SUITE) swift build --product wingen $(SUITE_OPTIONS)
	@for name in $$(ls -d examples/*/ | xargs -n1 basename); do \
	  Tests/Support/golden.sh .build/debug/wingen $$name || exit 1; done
	.build/debug/wingen explain --markdown >docs/rules.md.new
	mv docs/rules.md.new docs/rules.md
	Tests/Support/reference.sh .build/debug/wingen
	Tests/Support/field.sh .build/debug/wingen
	WINGEN_UPDATE=1 $(SUITE) swift test $(SUITE_OPTIONS) --filter RelabelingGoldenTests --filter MigrationGoldenTests \
	  --filter ImportGoldenTests --filter ScaleSetExtensionTests/golden --filter TopologyGoldenTests

## make format        format the Swift sources; make format-check only looks
format:
	swift format -i -r Package.swift Sources Tests examples templates Benchmarks/Package.swift Benchmarks/Benchmarks

format-check:
	swift format lint --strict -r Package.swift Sources Tests examples templates Benchmarks/Package.swift Benchmarks/Benchmarks

## make bench         measure (Benchmarks/README.md)
bench: build test-tools
	Benchmarks/run.sh

## make docs          the documentation and the API's reference, to be browsed: dist/docs
docs: build-deps
	swift build --product WingenSpec
	python3 Tests/Support/docs/catalogue.py dist/docs

clean:
	swift package clean
	rm -rf dist

build-deps:
	@Tests/Support/install.sh swift:- pkg-config:pkg-config /usr/include/yaml.h:libyaml-dev /usr/include/zlib.h:zlib1g-dev

test-deps: build-deps
	@Tests/Support/install.sh python3:python3 /usr/sbin/sshd:openssh-server ssh:openssh-client /usr/sbin/nginx:nginx-light prometheus:prometheus openssl:openssl git:git patch:patch diff:diffutils zsh:zsh fish:fish man:man-db mandoc:mandoc lintian:lintian dpkg-deb:dpkg
	@python3 -m pip --version >/dev/null 2>&1 || Tests/Support/install.sh pip3:python3-pip
	@python3 -c 'import yaml' 2>/dev/null || Tests/Support/install.sh /usr/lib/python3/dist-packages/yaml/__init__.py:python3-yaml

# Side by side: most of it is waiting for others.
test-tools: test-deps
	@printf '%s\n' Tests/Support/{helm,published,powershell,grafana,kustomize}/setup.sh | xargs -P 5 -n 1 sh
