/* The C program of the whole-process comparison: peer WORK ROUNDS URI DOMAIN. */
#include "peer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: peer start|info|lookup|memory|stats ROUNDS URI DOMAIN\n", stderr);
        return 2;
    }
    int rounds = atoi(argv[2]);
    if (peer_open(argv[3], argv[4]) < 0)
        return 1;
    uint64_t sum;
    if (!strcmp(argv[1], "start") || !strcmp(argv[1], "info"))
        sum = peer_info(rounds);
    else if (!strcmp(argv[1], "lookup"))
        sum = peer_lookup(rounds, argv[4]);
    else if (!strcmp(argv[1], "stats"))
        sum = peer_stats_named(rounds);
    else if (!strcmp(argv[1], "memory"))
        sum = peer_memory(rounds);
    else
        return 2;
    peer_close();
    printf("%" PRIu64 "\n", sum);
    return 0;
}
