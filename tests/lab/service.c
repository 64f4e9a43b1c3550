/* The guest's service: service PORT. Sends every UDP datagram back, and takes TCP connections on the same port and closes them. Prints "SERVICE UP". */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int open_socket(int type, int port) {
    struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port) };
    int s = socket(AF_INET, type, 0);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
    if (s < 0 || bind(s, (struct sockaddr *)&any, sizeof any) || (type == SOCK_STREAM && listen(s, 64))) { perror("service"); exit(1); }
    return s;
}

int main(int argc, char **argv) {
    int port = argc > 1 ? atoi(argv[1]) : 7;
    struct pollfd sockets[] = { { .fd = open_socket(SOCK_DGRAM, port), .events = POLLIN }, { .fd = open_socket(SOCK_STREAM, port), .events = POLLIN } };
    puts("SERVICE UP");
    fflush(stdout);
    while (poll(sockets, 2, -1) >= 0) {
        char data[2048];
        struct sockaddr_storage from;
        socklen_t length = sizeof from;
        if (sockets[0].revents) {
            ssize_t n = recvfrom(sockets[0].fd, data, sizeof data, 0, (struct sockaddr *)&from, &length);
            if (n >= 0) sendto(sockets[0].fd, data, n, 0, (struct sockaddr *)&from, length);
        }
        if (sockets[1].revents) {
            int c = accept(sockets[1].fd, NULL, NULL);
            if (c >= 0) close(c);
        }
    }
    return 1;
}
