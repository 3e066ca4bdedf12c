/* target.h: what a fuzz target is made of: one input, and a file to speak of in findings.
 *
 * A target calls what the program calls, with bytes that nobody has looked at, and asserts what callers rely on.
 * tests/fuzz/run builds and runs them; the corpus of a target is in corpus/<target>/. */
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Holds in every build, unlike assert. */
#define HOLDS(condition) ((condition) ? (void)0 : __builtin_trap())

#endif
