/* The guest's numbered traffic: stream ADDRESS PORT RATE. Sends RATE numbered UDP datagrams a second from PORT to ADDRESS:PORT, and checks those that come from there.
   Orders come to PORT + 1, are answered, and may be repeated: "hold" leaves what comes in the kernel's buffers from now on, "go" reads it, "report" tells the counts. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { SMALLEST = 200, SIZES = 1201, SECOND = 1000000000 };

static uint64_t sent, received, wrong, disorder, lost, first, last, next;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * (int64_t)SECOND + t.tv_nsec;
}

/* Length and every byte follow from the number. */
static size_t fill(unsigned char *data, uint64_t number) {
    size_t length = SMALLEST + number * 7 % SIZES;
    memcpy(data, &number, sizeof number);
    for (size_t i = sizeof number; i < length; i++) data[i] = (unsigned char)(number * 31 + i);
    return length;
}

static void check(const unsigned char *data, ssize_t length) {
    unsigned char expected[SMALLEST + SIZES];
    uint64_t number;
    if (length < SMALLEST) { wrong++; return; }
    memcpy(&number, data, sizeof number);
    if ((size_t)length != fill(expected, number) || memcmp(data, expected, length)) { wrong++; return; }
    if (number < next) { disorder++; return; }
    received++;
    if (number > next) {
        if (!lost) first = next;
        lost += number - next;
        last = number - 1;
    }
    next = number + 1;
}

static int open_socket(int port) {
    struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port) };
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    setsockopt(s, SOL_SOCKET, SO_RCVBUFFORCE, &(int){ 64 << 20 }, sizeof(int));
    if (s < 0 || bind(s, (struct sockaddr *)&any, sizeof any)) { perror("stream"); exit(1); }
    return s;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int port = atoi(argv[2]), hold = 0;
    struct sockaddr_in peer = { .sin_family = AF_INET, .sin_port = htons(port) }, from;
    if (!inet_aton(argv[1], &peer.sin_addr)) return 2;
    struct pollfd sockets[] = { { .fd = open_socket(port), .events = POLLIN }, { .fd = open_socket(port + 1), .events = POLLIN } };
    unsigned char data[2048];
    int64_t pause = SECOND / atoi(argv[3]), due = now();
    puts("STREAM UP");
    fflush(stdout);
    for (;;) {
        int64_t rest = due - now();
        if (rest <= 0) {
            size_t length = fill(data, sent);
            if (sendto(sockets[0].fd, data, length, 0, (struct sockaddr *)&peer, sizeof peer) == (ssize_t)length) sent++;
            /* What couldn't be sent in time isn't sent in a burst later. */
            due = rest < -pause * 10 ? now() + pause : due + pause;
            continue;
        }
        sockets[0].events = hold ? 0 : POLLIN;
        if (ppoll(sockets, 2, &(struct timespec){ rest / SECOND, rest % SECOND }, NULL) <= 0) continue;
        if (sockets[0].revents & POLLIN) check(data, recv(sockets[0].fd, data, sizeof data, 0));
        if (!(sockets[1].revents & POLLIN)) continue;
        socklen_t length = sizeof from;
        ssize_t n = recvfrom(sockets[1].fd, data, 16, 0, (struct sockaddr *)&from, &length);
        if (n <= 0) continue;
        data[n] = 0;
        if (data[0] == 'h') hold = 1;
        if (data[0] == 'g') hold = 0;
        char answer[256];
        int written = snprintf(answer, sizeof answer, "%s sent=%llu received=%llu wrong=%llu disorder=%llu lost=%llu first=%llu last=%llu next=%llu", data, (unsigned long long)sent, (unsigned long long)received,
            (unsigned long long)wrong, (unsigned long long)disorder, (unsigned long long)lost, (unsigned long long)first, (unsigned long long)last, (unsigned long long)next);
        sendto(sockets[1].fd, answer, written, 0, (struct sockaddr *)&from, length);
    }
}
