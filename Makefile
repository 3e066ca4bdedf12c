# Folioscope. `make demo` shows it, `make test` proves it, `make` builds build/folioscope.
#
#   make [VARIANT=dev|release|san|tsan] [CC=gcc|clang]
#   make demo            install what is missing, build, generate sample-data into out/
#   make test            install what the tests need, run them all: closes with "N passed, N failed"
#   make lint            the house rules: imports, headers, names, words, format
#   make fuzz            hostile bytes for every reader, FUZZ_SECONDS (60) each, with clang
#   make torture         builds that are killed, that run out of disk or memory, that edits and other builds come between, attacks on figures by group, every handout, and hundreds of kinds of files: all of what suites run a share of
#   make coverage        lines and branches of the readers and of judging that the tests reach
#   make bench           CPU time and memory beside named references
#   make schemas         print the JSON Schemas into schemas/ and the table of schemas/audiences.md once more, after a change of a table
#   make install [PREFIX=/usr/local] [DESTDIR=]
#   make clean

VARIANT ?= release
PREFIX ?= /usr/local
CC ?= gcc
ifeq ($(origin CC),default)
CC = gcc
endif

# make V=1 shows the commands
Q = $(if $(V),,@)
BUILD = build/$(VARIANT)
SHARE = $(PREFIX)/share/folioscope
VERSION = 0.1.0

PACKAGES = yaml-0.1 libcmark harfbuzz harfbuzz-subset icu-uc icu-i18n libjpeg libpng libwebp \
           libexif lcms2 libqrencode nettle libdeflate minizip libxml-2.0

FLAGS_dev = -O1 -g
FLAGS_release = -O2 -g
FLAGS_san = -O1 -g1 -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
FLAGS_tsan = -O1 -g -fsanitize=thread
FLAGS_cov = -O0 -g --coverage
FLAGS_fuzz = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
VARIANT_FLAGS := $(FLAGS_$(VARIANT))
ifeq ($(VARIANT_FLAGS),)
$(error VARIANT must be one of dev release san tsan cov fuzz)
endif

# A warning is an error where the program is worked on. It is none for those who build it to use it: the compiler of
# next year warns of more.
WERROR_dev = -Werror
WERROR_san = -Werror
WERROR ?= $(WERROR_$(VARIANT))
WARNINGS = -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla $(WERROR)
# Foreign headers are not ours to warn about.
# Some libraries are loaded where they are needed, and not linked (base/late.h).
LATE_PACKAGES = fontconfig libqpdf xlsxwriter libheif libavformat libavcodec poppler-glib
LIB_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) $(LATE_PACKAGES) 2>/dev/null))
LIB_LDLIBS = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lhpdf -lzxcvbn -lgif -lm
CPPFLAGS += -iquote src -D_GNU_SOURCE -DFOLIOSCOPE_VERSION='"$(VERSION)"' -DFOLIOSCOPE_SHARE='"$(SHARE)"'
# The name under which the program finds the version whose headers it is built with: "libqpdf.so.29".
library = $(firstword $(shell for folder in $$(pkg-config --variable=libdir $(1)) $$(dirname $$($(CC) -print-file-name=$(2).so)); do \
    readelf -d $$folder/$(2).so; done 2>/dev/null | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p'))
LIBRARY_FONTCONFIG := $(call library,fontconfig,libfontconfig)
LIBRARY_QPDF := $(call library,libqpdf,libqpdf)
LIBRARY_XLSXWRITER := $(call library,xlsxwriter,libxlsxwriter)
CPPFLAGS += -DLIBRARY_FONTCONFIG='"$(LIBRARY_FONTCONFIG)"' -DLIBRARY_QPDF='"$(LIBRARY_QPDF)"' -DLIBRARY_XLSXWRITER='"$(LIBRARY_XLSXWRITER)"'
CFLAGS += -std=c17 $(WARNINGS) $(VARIANT_FLAGS)
# The same bytes wherever it is built: no path of this machine in the program.
CFLAGS += -ffile-prefix-map=$(CURDIR)=.

SOURCES := $(sort $(shell find src -name '*.c'))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
LIBRARY = $(BUILD)/libfolioscope.a
TESTS := $(sort $(wildcard tests/unit/test_*.c))
TEST_PROGRAMS := $(TESTS:tests/unit/%.c=$(BUILD)/tests/%)

.PHONY: all demo test lint bench fuzz coverage install clean setup unit
HELP = build/folioscope.1 build/completions/folioscope.bash build/completions/_folioscope build/completions/folioscope.fish
all: build/folioscope $(HELP)

# ---- building -------------------------------------------------------------------------------------------------

build/folioscope: $(BUILD)/folioscope
	@cp -f $< $@.new && mv -f $@.new $@

$(BUILD)/folioscope: $(BUILD)/obj/cli/main.o $(LIBRARY)
	@echo '  LD  $@'
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(LIB_LDLIBS)

# The man page and the completions are printed from the tables of commands and options.
build/folioscope.1: WHAT = man
build/completions/folioscope.bash: WHAT = bash
build/completions/_folioscope: WHAT = zsh
build/completions/folioscope.fish: WHAT = fish
$(HELP): build/folioscope
	@mkdir -p $(@D)
	$(Q)build/folioscope --generate $(WHAT) >$@.new && mv -f $@.new $@

$(LIBRARY): $(filter-out $(BUILD)/obj/cli/main.o,$(OBJECTS))
	@rm -f $@
	@$(AR) crD $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Copies of pictures that are kept count only for the code that would make them now.
PICTURE_CODE := $(sort $(wildcard src/media/photo/*.[ch])) src/pipeline/files/photos.c src/pipeline/files/photos.h
$(BUILD)/obj/pipeline/files/photo_store.o: $(PICTURE_CODE)
$(BUILD)/obj/pipeline/files/photo_store.o: CPPFLAGS += -DPICTURE_SOURCES='"$(shell cat $(PICTURE_CODE) | cksum)"'

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) $(LDFLAGS) -lcmocka -ljansson -lheif $(LIB_LDLIBS)

# The benchmarks' programs are built with the tests, or nobody would see that they no longer compile.
unit: $(TEST_PROGRAMS) $(BUILD)/bench/pdf_bench $(BUILD)/bench/site_pages

# One program for each target, and one that reads files from memory: load sees no file system.
FUZZ_PROGRAMS = $(patsubst %,$(BUILD)/fuzz/%,yaml csv markdown template picture kept schema document workbook)
fuzz-programs: $(FUZZ_PROGRAMS)
$(BUILD)/fuzz/schema: tests/fuzz/tree.c
# A few bytes can ask for any number of pixels; how they are counted says nothing of whether they are read soundly.
build/fuzz/obj/media/%.o: CPPFLAGS += -DPICTURE_MEGAPIXELS=1
$(BUILD)/fuzz/schema: WRAPPED = $(FROM_MEMORY)
comma = ,
FROM_MEMORY = $(patsubst %,-Wl$(comma)--wrap=os_%,read list look inside) $(LIBRARY)
$(BUILD)/fuzz/%: tests/fuzz/%.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -Wno-missing-prototypes -fsanitize=fuzzer -iquote tests/fuzz -o $@ \
	    $(filter %.c,$^) $(LIBRARY) $(WRAPPED) $(LDFLAGS) $(LIB_LDLIBS)

# What tests/suites/hostile drives: the library over damaged files, in memory.
HOSTILE = $(BUILD)/hostile/driver
$(HOSTILE): tests/hostile/driver.c tests/fuzz/tree.c tests/fuzz/tree.h $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -Wno-missing-prototypes -iquote tests/fuzz -o $@ $(filter %.c,$^) $(LIBRARY) \
	    $(FROM_MEMORY) $(LDFLAGS) $(LIB_LDLIBS)

# ---- what a user calls ----------------------------------------------------------------------------------------
# Set-up comes first and by itself: what it installs is found by pkg-config only in a new make.
PARALLEL = --no-print-directory -j$(shell nproc)

demo:
	@tests/setup-build
	@$(MAKE) $(PARALLEL) build/folioscope
	@build/folioscope build sample-data -o out
	@echo
	@echo "A learner's site:    out/maple/learners/maya-torres/index.html"
	@echo "The handout:         out/maple/learners/maya-torres/conference.pdf"
	@echo "The data notebook:   out/maple/learners/maya-torres/notebook.xlsx"
	@echo "The class workbook:  out/maple/class.xlsx"
	@echo "Everything:          out/index.html"

# Unit tests run with the address and undefined-behaviour sanitizers; suites run the program as it is shipped.
test:
	@tests/setup-build
	@tests/setup-tests
	@$(MAKE) $(PARALLEL) build/folioscope
	@$(MAKE) $(PARALLEL) VARIANT=san unit build/san/folioscope
	@$(MAKE) --no-print-directory VARIANT=san run-tests

.PHONY: run-tests
run-tests:
	@tests/run $(TEST_PROGRAMS)

.PHONY: schemas
schemas: build/folioscope
	$(Q)rm -f schemas/*.json
	$(Q)sed -i '/^<!-- the table -->$$/q' schemas/audiences.md && { echo; build/folioscope audience --format markdown; } >>schemas/audiences.md
	$(Q)build/folioscope schema | while read -r kind _; do build/folioscope schema "$$kind" >"schemas/$$kind.json"; done

lint:
	@tests/setup-tests
	@tests/lint/run

fuzz:
	@tests/setup-tests
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang fuzz-programs
	@tests/fuzz/run

# make test runs a share of each.
.PHONY: torture
torture: build/folioscope
	@tests/setup-tests
	@$(MAKE) $(PARALLEL) VARIANT=san build/san/tests/test_pdf_random
	@status=0; for run in "tests/torture/run" "env REPORTS=5000 build/san/tests/test_pdf_random" "tests/suites/two-builds 200" "tests/suites/edits 1000" "tests/suites/incremental 2000" \
	    "tests/suites/equity 200" "tests/suites/withdrawals --all 200" "tests/suites/kinds --all" "tests/suites/canary 300 all" \
	    "tests/suites/handouts --all" "tests/suites/judges --all" "tests/suites/courses 300" \
	    "tests/suites/histories 200 --all" "tests/suites/shared-faults all" "tests/suites/hostile all" \
	    "tests/suites/pages --all" "tests/suites/walk --all" "tests/suites/reports --all" "tests/suites/full-disk all" \
	    "tests/suites/nomemory 150" "tests/suites/findings --all" "tests/suites/publishing all" "tests/suites/payloads all" "tests/suites/as-of --all" \
	    "tests/suites/lighthouse 98" "tests/torture/slurm 1000"; do \
	    echo "$$run"; $$run || status=1; done; exit $$status

coverage:
	@tests/setup-tests
	@$(MAKE) --no-print-directory VARIANT=cov unit build/cov/folioscope
	@tests/coverage/run

$(BUILD)/bench/%: tests/bench/%.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) $(LDFLAGS) $(LIB_LDLIBS)

# For tests/suites/guard: the program with every call of the guard timed.
GUARD_CALLS = guard_text guard_name guard_bytes guard_report guard_book guard_words guard_written guard_shared guarded_add
$(BUILD)/tests/timed_guard: tests/lib/timed_guard.c $(BUILD)/obj/cli/main.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -MMD -MP -MF $@.d $(GUARD_CALLS:%=-Wl,--wrap=%) -o $@ $< $(BUILD)/obj/cli/main.o $(LIBRARY) $(LDFLAGS) $(LIB_LDLIBS)

# For tests/suites/canary: the program with one row of the table turned over, as its environment says.
$(BUILD)/tests/turned_table: tests/lib/turned_table.c $(BUILD)/obj/cli/main.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -MF $@.d -o $@ $< $(BUILD)/obj/cli/main.o $(LIBRARY) $(LDFLAGS) $(LIB_LDLIBS)

.PHONY: bench-programs
bench-programs: build/folioscope $(BUILD)/bench/pdf_bench $(BUILD)/bench/site_pages $(BUILD)/tests/test_class_book $(BUILD)/tests/test_xlsx_log

bench:
	@tests/setup-build
	@tests/setup-tests
	@$(MAKE) --no-print-directory bench-programs
	@tests/bench/run
	@$(BUILD)/bench/pdf_bench

# ---- installing -----------------------------------------------------------------------------------------------

INSTALL = install
DATA = $(DESTDIR)$(PREFIX)/share
install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(SHARE) $(DATA)/man/man1 $(DATA)/bash-completion/completions \
		$(DATA)/zsh/site-functions $(DATA)/fish/vendor_completions.d
	$(INSTALL) -m 644 build/folioscope.1 $(DATA)/man/man1/folioscope.1
	$(INSTALL) -m 644 build/completions/folioscope.bash $(DATA)/bash-completion/completions/folioscope
	$(INSTALL) -m 644 build/completions/_folioscope $(DATA)/zsh/site-functions/_folioscope
	$(INSTALL) -m 644 build/completions/folioscope.fish $(DATA)/fish/vendor_completions.d/folioscope.fish
	$(INSTALL) -m 755 build/folioscope $(DESTDIR)$(PREFIX)/bin/folioscope
	cp -R templates themes schemas $(DESTDIR)$(SHARE)/
	chmod -R u=rwX,go=rX $(DESTDIR)$(SHARE)

-include $(OBJECTS:.o=.d) $(TEST_PROGRAMS:=.d)

clean:
	rm -rf build out
