/* The guest's memory workload: dirty MIB MIB_PER_SECOND. Writes one page after another at the given rate and checks each
 * before it writes, so that a page which a migration lost, repeated or mixed up is reported.
 * Prints "DIRTY START", then "DIRTY pass P beat B" twice a second, and "DIRTY CORRUPT page N ..." on any wrong word. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { page_bytes = 4096, words = page_bytes / sizeof(uint64_t), ticks_per_second = 100 };

/* Word 0 and the last word count passes; the others are a fixed function of where they are. */
static uint64_t pattern(uint64_t page, unsigned word) {
    uint64_t x = page * words + word + 1;
    x ^= x >> 31; x *= 0x7fb5d329728ea185u; x ^= x >> 27;
    return x;
}

static int check(const uint64_t *p, uint64_t page, uint64_t pass) {
    unsigned probe = 1 + (page + pass) % (words - 2);
    if (p[0] != pass || p[words - 1] != pass) {
        printf("DIRTY CORRUPT page %" PRIu64 ": passes %" PRIu64 "/%" PRIu64 ", want %" PRIu64 "\n", page, p[0], p[words - 1], pass);
        return 0;
    }
    if (p[probe] != pattern(page, probe)) {
        printf("DIRTY CORRUPT page %" PRIu64 ": word %u\n", page, probe);
        return 0;
    }
    return 1;
}

int main(int argc, char **argv) {
    double mib = argc > 1 ? atof(argv[1]) : 0, rate = argc > 2 ? atof(argv[2]) : 0;
    uint64_t pages = (uint64_t)(mib * 256), page = 0, pass = 0;
    double due = 0, per_tick = rate * 256 / ticks_per_second;
    uint64_t *memory = pages ? aligned_alloc(page_bytes, pages * page_bytes) : NULL;
    if (!memory) { fprintf(stderr, "usage: dirty MIB MIB_PER_SECOND (or too little memory)\n"); return 2; }
    for (uint64_t q = 0; q < pages; q++)
        for (unsigned w = 0; w < words; w++)
            memory[q * words + w] = w == 0 || w == words - 1 ? 0 : pattern(q, w);
    setvbuf(stdout, NULL, _IOLBF, 0);
    puts("DIRTY START");
    for (uint64_t tick = 1;; tick++) {
        for (due += per_tick; due >= 1; due--) {
            uint64_t *p = memory + page * words;
            if (!check(p, page, pass)) p[0] = p[words - 1] = pass;
            p[0]++;
            p[words - 1]++;
            if (++page == pages) { page = 0; pass++; }
        }
        if (tick % (ticks_per_second / 2) == 0) printf("DIRTY pass %" PRIu64 " beat %" PRIu64 "\n", pass, tick / (ticks_per_second / 2));
        nanosleep(&(struct timespec){ .tv_nsec = 1000000000 / ticks_per_second }, NULL);
    }
}
