/* The C side of every pair: what a careful C program does with libvirt, and nothing more. */
#ifndef KVMNFV_PEER_H
#define KVMNFV_PEER_H

#include <stdint.h>

/* Opens `uri` and looks up `domain`; 0, or -1 with libvirt's message on standard error. */
int peer_open(const char *uri, const char *domain);
void peer_close(void);

/* Each does its work `rounds` times and returns the sum of everything it read; both sides must get the same sum. */
uint64_t peer_info(int rounds);
uint64_t peer_lookup(int rounds, const char *name);
uint64_t peer_stats(int rounds);
uint64_t peer_stats_named(int rounds);
uint64_t peer_memory(int rounds);
uint64_t peer_memory_by_name(int rounds);
uint64_t peer_scheduler(int rounds);
uint64_t peer_blkio(int rounds);
uint64_t peer_iotune(int rounds, const char *disk);
uint64_t peer_cycle(int rounds, const char *uri, const char *name);
/* One round causes PEER_EVENTS life-cycle events and waits until a callback has seen them; the event loop is the host process's. */
enum { PEER_EVENTS = 200 };
uint64_t peer_events(int rounds);

#endif
