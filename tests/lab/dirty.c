/* The guest's memory workload: dirty MIB MIB_PER_SECOND [PATTERN [SET_MIB]]. Writes pages at the given rate and checks each before it
 * writes, so that a page which a migration lost, repeated or mixed up is reported. A slow walk over all of it checks what is never written.
 *
 *   walk      (default) one page after another; incompressible, two words of a page change
 *   idle      nothing is written
 *   uniform   random pages
 *   hot       random pages of the first SET_MIB
 *   read      reads random pages, and writes every twentieth of them
 *   noise     random pages, incompressible, and the whole page changes
 *   zero      random pages; seven of eight are all zeros, and which ones changes with each write
 *
 * idle, uniform, hot, read and the filled pages of zero compress like a program's memory, and an eighth of a page changes with a write.
 *
 * Prints "DIRTY START", then "DIRTY pass P beat B" twice a second, and "DIRTY CORRUPT page N ..." on any wrong word. SIGUSR1 makes it check
 * every word of every page, and print "DIRTY CHECKED N pages, M wrong". */
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { page_bytes = 4096, words = page_bytes / sizeof(uint64_t), blocks = 8, ticks_per_second = 100, walk_mib = 8, pages_per_mib = 256 };
enum { fill_share = 8, read_share = 20 };

static enum pattern { WALK, IDLE, UNIFORM, HOT, READ, NOISE, ZERO, PATTERNS } pattern;
static const char *const names[] = { "walk", "idle", "uniform", "hot", "read", "noise", "zero" };

static uint64_t *memory, pages, set, wrong;
/* What each page ought to hold: a page that came back old can't bring its own excuse. */
static uint32_t *version;
static volatile sig_atomic_t asked;

static uint64_t mix(uint64_t x) {
    x ^= x >> 31; x *= 0x7fb5d329728ea185u; x ^= x >> 27;
    return x;
}

static int is_zero(uint64_t page) { return pattern == ZERO && (page + version[page]) % fill_share; }

/* Which version last wrote the block a word lies in. */
static uint64_t written(uint64_t page, unsigned word) {
    uint64_t v = version[page];
    unsigned block = word / (words / blocks);
    if (pattern == WALK) return 0;
    if (pattern == NOISE || pattern == ZERO) return v;
    return v < block ? 0 : v - (v - block) % blocks;
}

static uint64_t value(uint64_t page, unsigned word) {
    if (is_zero(page)) return 0;
    if (word == 0 || word == words - 1) return version[page];
    uint64_t x = mix(page * words + word + 1 + (written(page, word) << 40));
    if (pattern == WALK || pattern == NOISE || word % 5 == 0) return x;
    return word % 5 < 3 ? 0x00007f5500000000u | (page & 0xffff) : word % 5 == 3 ? x & 15 : 0;
}

static int report(uint64_t page, unsigned word) {
    wrong++;
    printf("DIRTY CORRUPT page %" PRIu64 ": word %u is %" PRIx64 ", want %" PRIx64 "\n", page, word, memory[page * words + word], value(page, word));
    return 0;
}

static int check(uint64_t page) {
    unsigned probe = 1 + (page + version[page]) % (words - 2);
    const uint64_t *p = memory + page * words;
    if (p[0] != value(page, 0)) return report(page, 0);
    if (p[probe] != value(page, probe)) return report(page, probe);
    return p[words - 1] == value(page, words - 1) || report(page, words - 1);
}

static int check_whole(uint64_t page) {
    for (unsigned w = 0; w < words; w++)
        if (memory[page * words + w] != value(page, w)) return report(page, w);
    return 1;
}

static void fill(uint64_t page, unsigned first, unsigned end) {
    uint64_t *p = memory + page * words;
    if (is_zero(page)) { memset(p, 0, page_bytes); return; }
    for (unsigned w = first; w < end; w++) p[w] = value(page, w);
    p[0] = value(page, 0);
    p[words - 1] = value(page, words - 1);
}

static void write_page(uint64_t page) {
    /* What is wrong is put right once it is told, so that each loss is told once. */
    if (!check(page)) fill(page, 0, words);
    unsigned block = ++version[page] % blocks * (words / blocks);
    if (pattern == WALK) fill(page, 0, 0);
    else if (pattern == NOISE || pattern == ZERO) fill(page, 0, words);
    else fill(page, block, block + words / blocks);
}

static uint64_t chance(void) {
    static uint64_t state = 0x9e3779b97f4a7c15u;
    state ^= state << 13; state ^= state >> 7; state ^= state << 17;
    return state;
}

static void step(uint64_t number) {
    uint64_t page = pattern == WALK ? number % pages : chance() % set;
    if (pattern == IDLE) return;
    if (pattern != READ || number % read_share == 0) write_page(page);
    else if (!check(page)) fill(page, 0, words);
}

static void check_all(void) {
    uint64_t before = wrong;
    for (uint64_t q = 0; q < pages; q++)
        if (!check_whole(q)) fill(q, 0, words);
    printf("DIRTY CHECKED %" PRIu64 " pages, %" PRIu64 " wrong\n", pages, wrong - before);
}

static void ask(int signal) { (void)signal; asked = 1; }

static int parse(int argc, char **argv) {
    if (argc < 3) return 0;
    pages = (uint64_t)(atof(argv[1]) * pages_per_mib);
    set = argc > 4 ? (uint64_t)(atof(argv[4]) * pages_per_mib) : pages;
    while (argc > 3 && pattern < PATTERNS && strcmp(names[pattern], argv[3])) pattern++;
    return pages && pattern < PATTERNS && set && set <= pages;
}

int main(int argc, char **argv) {
    if (!parse(argc, argv)) { fprintf(stderr, "usage: dirty MIB MIB_PER_SECOND [walk|idle|uniform|hot|read|noise|zero [SET_MIB]]\n"); return 2; }
    double due = 0, per_tick = atof(argv[2]) * pages_per_mib / ticks_per_second;
    uint64_t number = 0, walked = 0;
    memory = aligned_alloc(page_bytes, pages * page_bytes);
    version = calloc(pages, sizeof *version);
    if (!memory || !version) { fprintf(stderr, "dirty: too little memory\n"); return 2; }
    for (uint64_t q = 0; q < pages; q++) fill(q, 0, words);
    setvbuf(stdout, NULL, _IOLBF, 0);
    signal(SIGUSR1, ask);
    puts("DIRTY START");
    for (uint64_t tick = 1;; tick++) {
        for (due += per_tick; due >= 1; due--) step(number++);
        for (int i = 0; i < walk_mib * pages_per_mib / ticks_per_second; i++, walked = (walked + 1) % pages)
            if (!check_whole(walked)) fill(walked, 0, words);
        if (asked) { asked = 0; check_all(); }
        if (tick % (ticks_per_second / 2) == 0) printf("DIRTY pass %" PRIu64 " beat %" PRIu64 "\n", number / pages, tick / (ticks_per_second / 2));
        nanosleep(&(struct timespec){ .tv_nsec = 1000000000 / ticks_per_second }, NULL);
    }
}
