# make run · make test · make check · make generate · make bench
# Each target installs what it needs; a fresh Debian with Rust and Node is enough.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-run setup-test ui run lint test test-ui test-core programmes test-programme test-e2e test-window check generate images soak bench package windows windows-test

CARGO ?= cargo
# Tests, lints and the programs they run are built from one selection of packages: another selection turns on other features, and
# typesetting and SQLite would be compiled once for each.
TOUT := --locked --workspace --all-targets
PROGRAMME := target/debug/atelier-cpom
HOST := target/debug/cpom-host
# Tests that run in a plain browser: all except those of the program, of its packages and of the real window.
PARCOURS := $(filter-out %/programme.test.mjs %/paquet.test.mjs %/fenetre.test.mjs,$(wildcard tests/e2e/*.test.mjs))

APT_RUN := libwebkit2gtk-4.1-dev pkg-config
APT_TEST := webkit2gtk-driver xvfb xauth openbox wmctrl xdotool python3-gi gir1.2-gtk-3.0 chromium poppler-utils qpdf
# LibreOffice reads our Word and Excel files back; any installed edition is used.
APT_OFFICE := $(if $(shell command -v soffice),,libreoffice-writer-nogui libreoffice-calc-nogui)
APT_PAQUET := dpkg-dev binutils desktop-file-utils shared-mime-info
APT_WINDOWS := rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix binutils-mingw-w64-x86-64 nsis wixl msitools faketime osslsigncode
APT_WINE := wine64 wine xvfb xauth xdotool openssl chromium
# Runs as root or through sudo; does nothing when the packages are installed.
define apt
	@missing="$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || echo $$p; done)"; \
	if [ -n "$$missing" ]; then \
	  echo "Installing:" $$missing; \
	  sudo="$$( [ "$$(id -u)" = 0 ] || echo sudo )"; \
	  $$sudo apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

help:
	@echo "make run      the window on the example dossier (without a display: its PDF, JSON and report in out/)"
	@echo "make test     every test"
	@echo "make images   the reference pictures of the screens that changed, written again"
	@echo "make soak     the long run: crash tests and mutations by thousands, hours of screens, the memory of the page level"
	@echo "make lint     formatting, lints and types that need no Rust build: minutes, even on a fresh clone"
	@echo "make check    make lint, then lints of the Rust code, its documentation, licences of dependencies"
	@echo "make package  the program as packages of Linux, .deb and .rpm, in target/paquets"
	@echo "make windows  the programs for Windows and their installer, in target/windows"
	@echo "make windows-test  these programs, their installer and the tests of Rust under Wine"
	@echo "make bench    our PDF against Typst, Chromium, LibreOffice and WeasyPrint, the file against bare SQLite, the window"
	@echo "make generate types of the page, schemas, golden texts and list of components, written again"

setup-run:
	$(call apt,$(APT_RUN))

setup-test: setup-run
	$(call apt,$(APT_TEST) $(APT_PAQUET) $(APT_OFFICE))
	tests/verapdf/installer.sh

ui/node_modules: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Builds the page when one of its sources is newer than the build.
ui/dist/index.html: ui/node_modules $(shell find ui/src ui/index.html ui/vite.config.ts -type f 2>/dev/null)
	cd ui && npm run --silent build
	@touch $@

ui: ui/dist/index.html

run: setup-run ui
	$(CARGO) build --locked -p atelier-cpom
	@mkdir -p out
	@[ -f out/exemple.cpom ] || $(PROGRAMME) nouveau out/exemple.cpom --exemple
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	  $(PROGRAMME) out/exemple.cpom; \
	else \
	  echo "No display here: instead of the window, the example is written to out/:"; \
	  $(PROGRAMME) exporter out/exemple.cpom --pdf out/exemple.pdf --json out/exemple.json; \
	  $(PROGRAMME) controler out/exemple.cpom > out/exemple-controles.txt || true; \
	  echo out/exemple-controles.txt; \
	fi

test: setup-test test-ui test-core test-programme test-e2e test-window

test-ui: ui/node_modules
	cd ui && npm test --silent

# A fixed seed gives the same random cases on every machine, so that one commit has one verdict; `make soak` draws new ones.
test-core: setup-run ui
	PROPTEST_RNG_SEED=20270312 $(CARGO) test $(TOUT)

# The programs that the tests below run.
programmes: setup-run ui
	$(CARGO) build $(TOUT)

# Tests of the command line and of the documents, through the real program; then of its Debian package.
test-programme: programmes
	ATELIER_CPOM="$(CURDIR)/$(PROGRAMME)" node --test tests/e2e/programme.test.mjs tests/e2e/paquet.test.mjs

# Tests of the page in a plain browser over the real core, two files at a time: one alone leaves a core of the machine waiting.
test-e2e: programmes
	CPOM_HOST="$(CURDIR)/$(HOST)" node --test --test-concurrency=2 $(PARCOURS)

# Tests of the real window, through WebDriver on a virtual display.
test-window: programmes
	ATELIER_CPOM="$(CURDIR)/$(PROGRAMME)" CPOM_HOST="$(CURDIR)/$(HOST)" \
	  xvfb-run -a -s "-screen 0 1920x1000x24 -nolisten tcp" node --test tests/e2e/fenetre.test.mjs

# Tests that take hours: new random cases, thousands of kills, memory of the page over hundreds of rounds of every screen
# (CPOM_HASARD, CPOM_EPREUVE_TOURS, CPOM_TOURS).
soak: ui
	CPOM_HASARD=$${CPOM_HASARD:-5000} $(CARGO) test --locked -p cpom-export --lib -- random_documents any_
	for tour in $$(seq 20); do $(CARGO) test --locked --quiet -p cpom-core --lib -- balisage || exit 1; done
	CPOM_EPREUVE_TOURS=$${CPOM_EPREUVE_TOURS:-5000} $(CARGO) test --locked -p cpom-tests --test suite -- --nocapture epreuve:: hostile::files hostile::headers hostile::interchange hostile::pdfs
	$(CARGO) build --locked -p cpom-host
	CPOM_TOURS=$${CPOM_TOURS:-1000} CPOM_HOST="$(CURDIR)/$(HOST)" node --test tests/e2e/memoire.test.mjs

lint: ui/node_modules
	$(CARGO) fmt --all --check
	cd ui && npm run --silent format:check && npm run --silent check && npm run --silent lint

check: lint setup-run ui
	$(CARGO) clippy $(TOUT) -- -D warnings
	$(CARGO) doc --locked --no-deps --quiet
	$(CARGO) test $(TOUT) --quiet -- --ignored every_dependency_may_be_given_to_an_agency the_list_of_components

generate:
	CPOM_ECRIRE=1 $(CARGO) test --locked --quiet -p cpom-tests --test suite -- --ignored the_list_of_components
	CPOM_ECRIRE=1 $(CARGO) test --locked -p cpom-core -p cpom-api -p cpom-tests
	@$(MAKE) --no-print-directory images

# Rewrites the reference pictures of the page that have changed. Look at them before committing them.
images: programmes
	CPOM_ECRIRE=1 CPOM_HOST="$(CURDIR)/$(HOST)" node --test

# Builds the packages of Linux (.deb and .rpm) with the tools of the distribution, then installs, runs and removes each.
PAQUETS := target/paquets
package: setup-run ui
	$(call apt,$(APT_PAQUET) rpm)
	$(CARGO) build --locked --release -p atelier-cpom
	rm -rf $(PAQUETS)
	src-tauri/linux/empaqueter.sh $(or $(CARGO_TARGET_DIR),target)/release $(PAQUETS)
	PAQUETS="$(CURDIR)/$(PAQUETS)" node --test tests/e2e/paquet.test.mjs
	@ls -l $(PAQUETS)

# Builds the programs for Windows and their installer, with the compiler of Debian: see src-tauri/windows. The first build
# takes ten minutes on two cores.
windows: ui
	$(call apt,$(APT_WINDOWS))
	src-tauri/windows/construire.sh

# Runs the programs for Windows under Wine: installation, command line, crashes, tests of Rust. Not part of `make test`.
windows-test: windows
	$(call apt,$(APT_WINE))
	$(CARGO) build --locked -p atelier-cpom --no-default-features
	tests/windows/essayer.sh

# Measures speed side by side. It is not a test: it fails only when something cannot be produced.
# BENCH_TOURS=15 gives steadier medians. CARGO_TARGET_DIR is used when set. Documents are measured first, because the window takes long to build.
bench:
	tests/bench/installer.sh
	$(CARGO) build --locked --release -p atelier-cpom --no-default-features -p cpom-bench
	python3 tests/bench/mesurer.py documents
	$(MAKE) --no-print-directory setup-run ui
	$(CARGO) build --locked --release -p atelier-cpom -p cpom-host
	python3 tests/bench/mesurer.py fenetre
