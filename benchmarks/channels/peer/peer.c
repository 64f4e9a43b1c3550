/* The same work as SharpPeer.cs on the same ring: peer send|receive|ping|pong SIZE FILE SIDE WARM COUNT BURST. The receiving and the pinging side print
 * nanoseconds per message (per round trip for ping). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include "kvmnfv_ring.h"

static struct knf_end channel;

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void fail(const char *what)
{
    fprintf(stderr, "%s\n", what);
    exit(1);
}

/* One copy of the loops for each size, so that the compiler knows it, as the JIT does from the type argument. */
#define LOOPS(SIZE)                                                                                     \
    static void send_##SIZE(uint64_t *number, uint64_t count, int burst)                                \
    {                                                                                                   \
        struct knf_frame frames[64];                                                                    \
        _Alignas(64) uint8_t message[SIZE] = { 0 };                                                     \
        for (uint64_t end = *number + count; *number < end;) {                                          \
            int want = end - *number < (uint64_t)burst ? (int)(end - *number) : burst;                  \
            int n = knf_reserve(&channel, frames, want, SIZE);                                          \
            if (n < 0)                                                                                  \
                fail("violation");                                                                      \
            for (int i = 0; i < n; i++) {                                                               \
                memcpy(frames[i].data, message, SIZE);                                                  \
                memcpy(frames[i].data, number, 8);                                                      \
                ++*number;                                                                              \
            }                                                                                           \
            if (n > 0)                                                                                  \
                knf_commit(&channel, frames, n);                                                        \
            else                                                                                        \
                knf_pause();                                                                            \
        }                                                                                               \
    }                                                                                                   \
    static void receive_##SIZE(uint64_t *number, uint64_t count, int burst)                             \
    {                                                                                                   \
        struct knf_frame frames[64];                                                                    \
        _Alignas(64) uint8_t message[SIZE];                                                             \
        for (uint64_t end = *number + count; *number < end;) {                                          \
            /* No further than asked for: the next call counts on from there. */                        \
            int want = end - *number < (uint64_t)burst ? (int)(end - *number) : burst;                  \
            int n = knf_receive(&channel, frames, want);                                                \
            if (n < 0)                                                                                  \
                fail("violation");                                                                      \
            for (int i = 0; i < n; i++) {                                                               \
                uint64_t got;                                                                           \
                memcpy(message, frames[i].data, SIZE);                                                  \
                __asm__ volatile("" : : "r"(message) : "memory");                                       \
                memcpy(&got, message, 8);                                                               \
                if (got != *number)                                                                     \
                    fail("out of order");                                                               \
                ++*number;                                                                              \
            }                                                                                           \
            if (n > 0)                                                                                  \
                knf_release(&channel);                                                                  \
            else                                                                                        \
                knf_pause();                                                                            \
        }                                                                                               \
    }

LOOPS(8)
LOOPS(64)
LOOPS(256)
LOOPS(1518)

static void ping(uint64_t count)
{
    struct knf_frame f;
    for (uint64_t i = 0; i < count; i++) {
        while (knf_reserve(&channel, &f, 1, 8) != 1)
            knf_pause();
        memcpy(f.data, &i, 8);
        knf_commit(&channel, &f, 1);
        while (knf_receive(&channel, &f, 1) != 1)
            knf_pause();
        if (memcmp(f.data, &i, 8) != 0)
            fail("out of order");
        knf_release(&channel);
    }
}

static void pong(uint64_t count)
{
    struct knf_frame in, out;
    for (uint64_t i = 0; i < count; i++) {
        while (knf_receive(&channel, &in, 1) != 1)
            knf_pause();
        while (knf_reserve(&channel, &out, 1, 8) != 1)
            knf_pause();
        memcpy(out.data, in.data, 8);
        knf_release(&channel);
        knf_commit(&channel, &out, 1);
    }
}

int main(int argc, char **argv)
{
    struct stat st;
    if (argc != 8)
        return 2;
    int size = atoi(argv[2]), side = atoi(argv[4]), burst = atoi(argv[7]), fd = open(argv[3], O_RDWR | O_CLOEXEC);
    uint64_t warm = strtoull(argv[5], NULL, 10), count = strtoull(argv[6], NULL, 10), number = 0, start;
    if (fd < 0 || fstat(fd, &st) != 0)
        fail("no file");
    void *memory = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    const char *fault = memory == MAP_FAILED ? "mmap" : knf_attach(&channel, memory, (uint64_t)st.st_size, side);
    if (fault)
        fail(fault);
    if (!strcmp(argv[1], "ping")) {
        ping(warm);
        start = now();
        ping(count);
        printf("%.3f\n", (double)(now() - start) / (double)count);
    } else if (!strcmp(argv[1], "pong")) {
        pong(warm + count);
    } else {
        void (*loop)(uint64_t *, uint64_t, int) = !strcmp(argv[1], "send")
            ? size == 8 ? send_8 : size == 64 ? send_64 : size == 256 ? send_256 : send_1518
            : size == 8 ? receive_8 : size == 64 ? receive_64 : size == 256 ? receive_256 : receive_1518;
        loop(&number, warm, burst);
        start = now();
        loop(&number, count, burst);
        if (!strcmp(argv[1], "receive"))
            printf("%.3f\n", (double)(now() - start) / (double)count);
    }
    return 0;
}
