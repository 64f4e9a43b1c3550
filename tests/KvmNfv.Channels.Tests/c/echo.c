/* The other end of a channel in a file, in C: echoes every message until the peer leaves. echo FILE SIDE */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include "kvmnfv_ring.h"

_Static_assert(sizeof(struct knf_header) == 64 + 32 * 64, "header");
_Static_assert(sizeof(struct knf_state) == KNF_LINE, "state line");
_Static_assert(sizeof(struct knf_block) == KNF_BLOCK, "block");
_Static_assert(offsetof(struct knf_block, producer) == 2 * KNF_LINE && offsetof(struct knf_block, producer_beat) == 4 * KNF_LINE, "lines");

int main(int argc, char **argv)
{
    struct knf_frame in[32], out[1];
    struct knf_end end;
    struct stat st;
    if (argc != 3)
        return 2;
    int side = atoi(argv[2]), fd = open(argv[1], O_RDWR | O_CLOEXEC);
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = side, .l_len = 1 };
    if (fd < 0 || fstat(fd, &st) != 0 || fcntl(fd, F_OFD_SETLK, &lock) != 0)
        return perror(argv[1]), 1;
    void *memory = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    const char *fault = memory == MAP_FAILED ? "mmap failed" : knf_attach(&end, memory, (uint64_t)st.st_size, side);
    if (fault)
        return fprintf(stderr, "%s\n", fault), 1;
    puts("ready");
    fflush(stdout);
    for (;;) {
        int n = knf_receive(&end, in, 32);
        if (n < 0)
            return 3;
        if (n == 0 && knf_peer(&end) == KNF_LEFT)
            break;
        for (int i = 0; i < n; i++) {
            int room;
            while ((room = knf_reserve(&end, out, 1, in[i].length)) == 0)
                if (knf_peer(&end) == KNF_LEFT)
                    return 4;
            if (room < 0)
                return 3;
            memcpy(out[0].data, in[i].data, in[i].length);
            if (knf_commit(&end, out, 1) != 1)
                return 5;
        }
        if (n > 0)
            knf_release(&end);
        else
            knf_pause();
    }
    knf_detach(&end);
    return 0;
}
