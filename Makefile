# SPDX-License-Identifier: MIT
# kosapo's commands. `make` alone lists them.

# A toolchain laid into /opt/swift is found without setting PATH.
export PATH := $(PATH):/opt/swift/usr/bin

# Importing a module that a target does not name as its dependency is an error.
STRICT := --explicit-target-dependency-import-check error
RELEASE := -c release --product kosapo --static-swift-stdlib $(STRICT)

KOSAPO := .build/release/kosapo
PYTHON := .venv/bin/python
# The tests build their own site, so that site/public stays as it is.
TESTED_SITE := .build/browser/site

# The modules that are fuzzed.
FUZZED := Diagnostics JapaneseText Markdown FuzzMarkdown

.DEFAULT_GOAL := help
.PHONY: help site build test bench fuzz format check clean setup-build setup-test setup-bench release

help:
	@echo 'make site     足りないものを入れ、サイトを作り、開く場所を表示します / set up, build the site, name the page to open'
	@echo 'make build    開発用にコンパイルします / compile for development'
	@echo 'make test     すべてのテストを実行します / run every test, browser included'
	@echo 'make bench    速さと大きさを、限界やほかの道具と比べます / measure speed and size beside a limit and peers'
	@echo 'make fuzz     でたらめな入力100万件で Markdown の読み取りを試します / try the Markdown reader on a million random inputs'
	@echo 'make format   Swift のコードを整えます / format the Swift code'
	@echo 'make check    コードの約束と content/ を確かめます / check the code rules and content/'
	@echo 'make clean    これらのコマンドが作ったものを消します / remove what these commands made'

site: release
	@$(KOSAPO) build

build: setup-build
	swift build $(STRICT)

test: setup-test
	scripts/check
	swift test $(STRICT)
	swift build $(RELEASE)
	$(KOSAPO) build --output $(TESTED_SITE)
	@if [ -f Tests/Kill/kill_test.py ]; then $(PYTHON) Tests/Kill/kill_test.py $(KOSAPO); fi
	$(PYTHON) Tests/Kill/publish_kill_test.py --kills 8 --pages 60 $(KOSAPO)
	$(PYTHON) Tests/Kill/quiz_kill_test.py $(KOSAPO)
	$(PYTHON) Tests/Terminal/quiz_terminal_test.py $(KOSAPO)
	$(PYTHON) Tests/Browser/quiz_vectors.py
	$(PYTHON) Tests/Browser/quiz_page.py $(KOSAPO)
	$(PYTHON) Tests/Browser/preview.py $(KOSAPO)
	$(PYTHON) Tests/Browser/search_vectors.py $(KOSAPO) $(TESTED_SITE)
	$(PYTHON) Tests/Browser/search_test.py $(TESTED_SITE)
	$(PYTHON) Tests/Browser/xss_test.py $(KOSAPO)
	$(PYTHON) Tests/Browser/run.py --self-test
	$(PYTHON) Tests/Browser/run.py $(TESTED_SITE)

# `make bench PART=build CASES=1000 RUNS=3` measures one part, with fewer cases and runs.
bench: setup-bench release
	@.bench/venv/bin/python Tests/Bench/bench.py $(PART:%=--part %) $(CASES:%=--cases %) $(RUNS:%=--runs %)

# `make fuzz RUNS=10000 SEED=2` runs fewer, begun elsewhere. What was found to be new stays in .build/fuzz/corpus.
fuzz: setup-build
	swift build -c release --target FuzzMarkdown --scratch-path .build/fuzz -Xswiftc -sanitize=fuzzer
	swiftc -sanitize=fuzzer -o .build/fuzz/fuzz $(FUZZED:%=.build/fuzz/release/%.build/*.o) -lcmark
	@mkdir -p .build/fuzz/corpus
	Tests/Fuzz/write_seeds.py .build/fuzz/seeds
	SWIFT_BACKTRACE=enable=no .build/fuzz/fuzz .build/fuzz/corpus .build/fuzz/seeds -dict=Tests/Fuzz/markdown.dict \
	  -runs=$(or $(RUNS),1000000) -seed=$(or $(SEED),1) -max_len=600 -timeout=10 -print_final_stats=1 \
	  -artifact_prefix=.build/fuzz/

format:
	swift format --in-place --recursive --configuration .swift-format Sources Tests Package.swift

check: build
	scripts/check
	.build/debug/kosapo check

clean:
	rm -rf .build .bench .venv site/public

release: setup-build
	swift build $(RELEASE)

setup-build:
	@scripts/setup build

setup-test:
	@scripts/setup test

setup-bench:
	@scripts/setup bench
