# Folioscope. `make demo` shows it, `make test` proves it, `make` builds build/folioscope.
#
#   make [VARIANT=dev|release|san|tsan] [CC=gcc|clang]
#   make demo            install what is missing, build, generate sample-data into out/
#   make test            install what the tests need, run them all: closes with "N passed, N failed"
#   make lint            the house rules: imports, headers, names, words, format
#   make bench           CPU time and memory beside named references
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

PACKAGES = yaml-0.1 libcmark harfbuzz harfbuzz-subset icu-uc icu-i18n fontconfig libjpeg libpng libwebp \
           libheif libqrencode libdeflate jansson xlsxwriter stb

FLAGS_dev = -O1 -g
FLAGS_release = -O2 -g
FLAGS_san = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
FLAGS_tsan = -O1 -g -fsanitize=thread
FLAGS_cov = -O0 -g --coverage
VARIANT_FLAGS := $(FLAGS_$(VARIANT))
ifeq ($(VARIANT_FLAGS),)
$(error VARIANT must be one of dev release san tsan)
endif

WARNINGS = -Wall -Wextra -Wconversion -Wshadow -Werror -Wstrict-prototypes -Wmissing-prototypes -Wvla
# Foreign headers are not ours to warn about.
LIB_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
LIB_LDLIBS = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lhpdf -lm
CPPFLAGS += -iquote src -D_GNU_SOURCE -DFOLIOSCOPE_VERSION='"$(VERSION)"' -DFOLIOSCOPE_SHARE='"$(SHARE)"'
CFLAGS += -std=c17 $(WARNINGS) $(VARIANT_FLAGS)
# The same bytes wherever it is built: no path of this machine in the program.
CFLAGS += -ffile-prefix-map=$(CURDIR)=.

SOURCES := $(sort $(shell find src -name '*.c'))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
LIBRARY = $(BUILD)/libfolioscope.a
TESTS := $(sort $(wildcard tests/unit/test_*.c))
TEST_PROGRAMS := $(TESTS:tests/unit/%.c=$(BUILD)/tests/%)

.PHONY: all demo test lint bench install clean setup unit
all: build/folioscope

# ---- building -------------------------------------------------------------------------------------------------

build/folioscope: $(BUILD)/folioscope
	@cp -f $< $@.new && mv -f $@.new $@

$(BUILD)/folioscope: $(BUILD)/obj/cli/main.o $(LIBRARY)
	@echo '  LD  $@'
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(LIB_LDLIBS)

$(LIBRARY): $(filter-out $(BUILD)/obj/cli/main.o,$(OBJECTS))
	@rm -f $@
	@$(AR) crD $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) $(LDFLAGS) -lcmocka $(LIB_LDLIBS)

unit: $(TEST_PROGRAMS)

-include $(OBJECTS:.o=.d) $(TEST_PROGRAMS:=.d)

clean:
	rm -rf build out
