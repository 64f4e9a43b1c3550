/* SPDX-License-Identifier: MIT
 * The rings of KvmNfv.Channels for C: layout version 1.0, as docs/channels-ring.md describes it.
 *
 * Map a region (a file, a sealed memfd from a socket, or an ivshmem BAR), attach to one side, then poll:
 *
 *     struct knf_end end;
 *     const char *fault = knf_attach(&end, memory, size, 1);      NULL if it went well
 *     int n = knf_receive(&end, frames, 32);                      -1: the peer broke the rules, the channel is over
 *     knf_release(&end);
 *     n = knf_reserve(&end, frames, 32, 64);                      0: full, or no peer
 *     knf_commit(&end, frames, n);
 *
 * One thread may send and one may receive at a time. Everything that a peer can write is read once and checked; no access leaves the region. The region itself must
 * stay as large as it was: take only sealed memory from a peer that isn't trusted. Needs GCC or Clang and a little-endian 64-bit CPU.
 */
#ifndef KVMNFV_RING_H
#define KVMNFV_RING_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define KNF_MAGIC 0x474E495256464E4Bull /* "KNFVRING" */
#define KNF_MAJOR 1
#define KNF_LINE 128
#define KNF_BLOCK (8 * KNF_LINE)
#define KNF_HEADER 4096
#define KNF_MAX_MESSAGE (1u << 24)
#define KNF_MAX_SLOTS (1u << 24)
#define KNF_PADDING UINT32_MAX
#define KNF_ATTACHED 1u
#define KNF_LEFT 2u
#define KNF_DIED 3u /* written by an ivshmem server in the place of a peer that went without a word */

enum knf_kind { KNF_FIXED = 1, KNF_VARIABLE = 2, KNF_MANY_SENDERS = 3 };

struct knf_ring_descriptor {
    uint64_t offset, capacity;
    uint32_t kind, message_size, stride, senders;
    uint8_t reserved[32];
};

struct knf_header {
    uint64_t magic;
    uint16_t major, minor;
    uint32_t header_size;
    uint64_t region_size;
    uint32_t ring_count, flags;
    uint8_t reserved[32];
    struct knf_ring_descriptor rings[32];
};

/* The line of state of a producer or a consumer. */
struct knf_state {
    uint64_t presence; /* times attached << 8 | KNF_ATTACHED, KNF_LEFT or KNF_DIED */
    uint32_t waiting, reserved;
    uint64_t start;        /* producer: where the messages of the consumer acknowledged begin */
    uint64_t acknowledged; /* producer: the presence of that consumer */
    uint8_t pad[KNF_LINE - 32];
};

struct knf_block {
    uint64_t head;
    uint8_t pad0[KNF_LINE - 8];
    uint64_t tail;
    uint8_t pad1[KNF_LINE - 8];
    struct knf_state producer, consumer;
    uint64_t producer_beat;
    uint8_t pad2[KNF_LINE - 8];
    uint64_t consumer_beat;
    uint8_t pad3[KNF_LINE - 8 + 2 * KNF_LINE];
};

struct knf_frame {
    uint8_t *data;
    uint32_t length;
};

/* One side's own view of a ring; the numbers in it are private and never read back from shared memory. */
struct knf_side {
    struct knf_block *block;
    uint8_t *data;
    uint64_t capacity;
    uint32_t kind, message_size, stride;
    uint64_t mine, cached, released; /* producer: head, tail seen, -; consumer: next, head seen, tail */
    uint32_t reserved, reserved_size;
    uint64_t peer; /* the presence taken note of */
    uint64_t lost;
    uint8_t pad[KNF_LINE];
};

struct knf_end {
    struct knf_side send, receive;
    int synchronized;
};

static inline uint64_t knf_load(const uint64_t *p) { return __atomic_load_n(p, __ATOMIC_ACQUIRE); }
static inline void knf_store(uint64_t *p, uint64_t v) { __atomic_store_n(p, v, __ATOMIC_RELEASE); }
static inline uint64_t knf_record(uint32_t length) { return ((uint64_t)length + 8 + 7) & ~7ull; }

static inline void knf_pause(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/* NULL, or what is wrong with a descriptor; d is a private copy. */
static inline const char *knf_check(const struct knf_ring_descriptor *d, uint64_t from, uint64_t size)
{
    uint64_t bytes;
    if (d->kind != KNF_FIXED && d->kind != KNF_VARIABLE)
        return "kind of ring not known here";
    if (d->message_size == 0 || d->message_size > KNF_MAX_MESSAGE)
        return "message size out of range";
    if (d->capacity == 0 || (d->capacity & (d->capacity - 1)) != 0)
        return "capacity is no power of two";
    if (d->kind == KNF_VARIABLE) {
        if (d->capacity > 1ull << 40 || d->capacity < 2 * knf_record(d->message_size))
            return "capacity out of range";
        bytes = KNF_BLOCK + d->capacity;
    } else {
        if (d->capacity > KNF_MAX_SLOTS || d->stride < d->message_size || d->stride % 8 != 0 || d->stride > 2 * KNF_MAX_MESSAGE)
            return "capacity or stride out of range";
        bytes = KNF_BLOCK + d->capacity * d->stride;
    }
    if (d->offset < from || d->offset % KNF_LINE != 0 || d->offset > size || bytes > size - d->offset)
        return "ring outside of the region or over another one";
    return NULL;
}

static inline void knf_side_init(struct knf_side *s, uint8_t *memory, const struct knf_ring_descriptor *d)
{
    memset(s, 0, sizeof *s);
    s->block = (struct knf_block *)(memory + d->offset);
    s->data = memory + d->offset + KNF_BLOCK;
    s->capacity = d->capacity;
    s->kind = d->kind;
    s->message_size = d->message_size;
    s->stride = d->stride;
    s->peer = UINT64_MAX;
}

static inline void knf_announce(struct knf_state *own)
{
    knf_store(&own->presence, ((knf_load(&own->presence) >> 8) + 1) << 8 | KNF_ATTACHED);
}

/* Attaches to a side (0 or 1) of a channel of two rings. NULL, or what is wrong. */
static inline const char *knf_attach(struct knf_end *end, void *memory, uint64_t size, int side)
{
    struct knf_header h;
    const char *fault;
    uint64_t head, tail;
    if (size < KNF_HEADER)
        return "memory smaller than a header";
    if (knf_load((uint64_t *)memory) != KNF_MAGIC)
        return "no rings in this memory";
    memcpy(&h, memory, sizeof h);
    if (h.major != KNF_MAJOR)
        return "another version of the layout";
    if (h.region_size > size || h.ring_count != 2)
        return "not a channel of two rings";
    if ((fault = knf_check(&h.rings[0], KNF_HEADER, h.region_size)) != NULL)
        return fault;
    if ((fault = knf_check(&h.rings[1], h.rings[0].offset + KNF_BLOCK + (h.rings[0].kind == KNF_VARIABLE ? h.rings[0].capacity : h.rings[0].capacity * h.rings[0].stride), h.region_size)) != NULL)
        return fault;
    knf_side_init(&end->send, memory, &h.rings[side]);
    knf_side_init(&end->receive, memory, &h.rings[1 - side]);
    head = knf_load(&end->send.block->head);
    tail = knf_load(&end->send.block->tail);
    if (head - tail > end->send.capacity || (end->send.kind == KNF_VARIABLE && head % 8 != 0))
        return "indices contradict each other";
    end->send.mine = head;
    end->send.cached = head - end->send.capacity;
    end->receive.mine = end->receive.cached = end->receive.released = knf_load(&end->receive.block->tail) & (end->receive.kind == KNF_VARIABLE ? ~7ull : ~0ull);
    end->synchronized = 0;
    knf_announce(&end->send.block->producer);
    knf_announce(&end->receive.block->consumer);
    return NULL;
}

/* Leaves in an orderly way. */
static inline void knf_detach(struct knf_end *end)
{
    knf_store(&end->send.block->producer.presence, (end->send.block->producer.presence & ~0xFFull) | KNF_LEFT);
    knf_store(&end->receive.block->consumer.presence, (end->receive.block->consumer.presence & ~0xFFull) | KNF_LEFT);
}

/* Whether a consumer is there; a new one is told where what is meant for it begins. */
static inline int knf_peer_takes(struct knf_side *s)
{
    struct knf_state *own = &s->block->producer;
    uint64_t presence = knf_load(&s->block->consumer.presence);
    if (presence == s->peer)
        return 1;
    if ((presence & 0xFF) != KNF_ATTACHED)
        return 0;
    if (own->acknowledged != presence) {
        own->start = s->mine;
        knf_store(&own->acknowledged, presence);
    }
    s->peer = presence;
    return 1;
}

static inline int knf_synchronize(struct knf_end *end)
{
    struct knf_side *s = &end->receive;
    if (end->synchronized)
        return 1;
    if (knf_load(&s->block->producer.acknowledged) != s->block->consumer.presence)
        return 0;
    s->mine = s->cached = s->released = s->block->producer.start & (s->kind == KNF_VARIABLE ? ~7ull : ~0ull);
    knf_store(&s->block->tail, s->mine);
    return end->synchronized = 1;
}

static inline int knf_fixed_reserve(struct knf_side *s, struct knf_frame *frames, int n, uint32_t size)
{
    uint64_t free = s->capacity - (s->mine - s->cached);
    uint8_t *at, *end = s->data + s->capacity * s->stride;
    if (free < (uint64_t)n) {
        uint64_t tail = knf_load(&s->block->tail); /* acquire: pairs with the release in knf_release */
        if (s->mine - tail > s->capacity)
            return -1;
        s->cached = tail;
        free = s->capacity - (s->mine - tail);
        if (free < (uint64_t)n)
            n = (int)free;
    }
    at = s->data + (s->mine & (s->capacity - 1)) * s->stride;
    for (int i = 0; i < n; i++) {
        frames[i].data = at;
        frames[i].length = size;
        if ((at += s->stride) == end)
            at = s->data;
    }
    s->reserved = (uint32_t)n;
    return n;
}

static inline int knf_fixed_commit(struct knf_side *s, int n)
{
    if ((uint32_t)n > s->reserved)
        return -1;
    s->reserved = 0;
    s->mine += (uint32_t)n;
    knf_store(&s->block->head, s->mine); /* release: messages before the index */
    return n;
}

static inline int knf_variable_reserve(struct knf_side *s, struct knf_frame *frames, int n, uint32_t size)
{
    uint64_t span = knf_record(size), free = s->capacity - (s->mine - s->cached), offset;
    int count = 0;
    if (free < span * ((uint64_t)n + 1)) {
        uint64_t tail = knf_load(&s->block->tail);
        if (s->mine - tail > s->capacity || tail % 8 != 0)
            return -1;
        s->cached = tail;
        free = s->capacity - (s->mine - tail);
    }
    offset = s->mine & (s->capacity - 1);
    for (; count < n; count++) {
        uint64_t to_end = s->capacity - offset;
        if (span > to_end) {
            if (free < to_end + span)
                break;
            free -= to_end;
            offset = 0;
        } else if (free < span)
            break;
        frames[count].data = s->data + offset + 8;
        frames[count].length = size;
        free -= span;
        offset = (offset + span) & (s->capacity - 1);
    }
    s->reserved = (uint32_t)count;
    s->reserved_size = size;
    return count;
}

static inline int knf_variable_commit(struct knf_side *s, const struct knf_frame *frames, int n)
{
    uint64_t span = knf_record(s->reserved_size), head = s->mine;
    if ((uint32_t)n > s->reserved)
        return -1;
    for (int i = 0; i < n; i++) {
        uint64_t offset = head & (s->capacity - 1), to_end = s->capacity - offset;
        if (frames[i].length - 1 >= s->reserved_size)
            return -1;
        if (span > to_end) {
            *(uint64_t *)(s->data + offset) = KNF_PADDING | to_end << 32;
            head += to_end;
            offset = 0;
        }
        *(uint64_t *)(s->data + offset) = frames[i].length | span << 32;
        head += span;
    }
    s->reserved = 0;
    s->mine = head;
    knf_store(&s->block->head, head); /* release: records before the position */
    return n;
}

static inline int knf_fixed_receive(struct knf_side *s, struct knf_frame *frames, int n)
{
    uint64_t ready = s->cached - s->mine;
    uint8_t *at, *end = s->data + s->capacity * s->stride;
    if (ready < (uint64_t)n) {
        uint64_t head = knf_load(&s->block->head); /* acquire: pairs with the release in commit */
        ready = head - s->mine;
        if (ready > s->capacity - (s->mine - s->released))
            return -1;
        s->cached = head;
        if (ready < (uint64_t)n)
            n = (int)ready;
    }
    at = s->data + (s->mine & (s->capacity - 1)) * s->stride;
    for (int i = 0; i < n; i++) {
        frames[i].data = at;
        frames[i].length = s->message_size;
        if ((at += s->stride) == end)
            at = s->data;
    }
    s->mine += (uint64_t)n;
    return n;
}

static inline int knf_variable_receive(struct knf_side *s, struct knf_frame *frames, int n)
{
    int count = 0;
    uint64_t usual = 8;
    if (s->cached == s->mine) {
        uint64_t head = knf_load(&s->block->head);
        if (head == s->mine)
            return 0;
        if (head - s->mine > s->capacity - (s->mine - s->released) || head % 8 != 0)
            return -1;
        s->cached = head;
    }
    while (count < n && s->mine != s->cached) {
        uint64_t offset = s->mine & (s->capacity - 1);
        uint64_t left = s->cached - s->mine, to_end = s->capacity - offset;
        uint64_t header = __atomic_load_n((uint64_t *)(s->data + offset), __ATOMIC_RELAXED); /* once: the peer may change it at any time */
        uint64_t span = header >> 32;
        uint64_t guess = usual;
        uint32_t length = (uint32_t)header;
        /* Records are mostly as long as the one before: a branch that is predicted, and an addition that doesn't wait for the header. */
        __asm__("" : "+r"(guess));
        if (span > left || span > to_end || span % 8 != 0 || span < 8)
            return -1;
        if (span == usual) {
            s->mine += guess;
        } else {
            s->mine += span;
            usual = span;
        }
        if (length == KNF_PADDING)
            continue;
        if (length - 1 >= s->message_size || length > span - 8)
            return -1;
        frames[count].data = s->data + offset + 8;
        frames[count++].length = length;
    }
    return count;
}

static inline void knf_side_release(struct knf_side *s)
{
    s->released = s->mine;
    knf_store(&s->block->tail, s->mine); /* release: messages are read before their room is given back */
}

/* Room for up to n messages of up to size bytes (a fixed ring: of exactly its size). 0: full or no peer; -1: the peer broke the rules. */
static inline int knf_reserve(struct knf_end *end, struct knf_frame *frames, int n, uint32_t size)
{
    struct knf_side *s = &end->send;
    if (size == 0 || size > s->message_size || (s->kind == KNF_FIXED && size != s->message_size))
        return -1;
    if (!knf_peer_takes(s))
        return 0;
    return s->kind == KNF_FIXED ? knf_fixed_reserve(s, frames, n, size) : knf_variable_reserve(s, frames, n, size);
}

/* Publishes the first n reserved messages with their lengths. n, or -1: more than reserved, or a length out of range. */
static inline int knf_commit(struct knf_end *end, const struct knf_frame *frames, int n)
{
    return end->send.kind == KNF_FIXED ? knf_fixed_commit(&end->send, n) : knf_variable_commit(&end->send, frames, n);
}

/* Takes up to n messages in place. -1: the peer broke the rules. */
static inline int knf_receive(struct knf_end *end, struct knf_frame *frames, int n)
{
    if (!knf_synchronize(end))
        return 0;
    return end->receive.kind == KNF_FIXED ? knf_fixed_receive(&end->receive, frames, n) : knf_variable_receive(&end->receive, frames, n);
}

/* Gives back everything received so far. */
static inline void knf_release(struct knf_end *end)
{
    knf_side_release(&end->receive);
}

/* Whether the other end is attached: 0 never was, 1 is, 2 left, 3 died (ivshmem servers write that). Elsewhere a death shows in the channel's lock or socket, not here. */
static inline int knf_peer(const struct knf_end *end)
{
    return (int)(knf_load(&end->receive.block->producer.presence) & 0xFF);
}

#endif
