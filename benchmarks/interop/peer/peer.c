#include "peer.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static virConnectPtr conn;
static virDomainPtr dom;

static void quiet(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

static void fail(const char *what)
{
    fprintf(stderr, "error: the C side: %s: %s\n", what, virGetLastErrorMessage());
    exit(1);
}

int peer_open(const char *uri, const char *domain)
{
    if (virInitialize() < 0)
        return -1;
    virSetErrorFunc(NULL, quiet);
    if (!(conn = virConnectOpen(uri)) || !(dom = virDomainLookupByName(conn, domain))) {
        fprintf(stderr, "error: the C side: %s: %s\n", uri, virGetLastErrorMessage());
        return -1;
    }
    return 0;
}

void peer_close(void)
{
    virDomainFree(dom);
    virConnectClose(conn);
    dom = NULL;
    conn = NULL;
}

/* The value of one parameter as a number; a string counts as its length, which takes reading all of it. */
static inline uint64_t value_of(const virTypedParameter *p)
{
    switch (p->type) {
    case VIR_TYPED_PARAM_INT: return (uint64_t)(int64_t)p->value.i;
    case VIR_TYPED_PARAM_UINT: return p->value.ui;
    case VIR_TYPED_PARAM_LLONG: return (uint64_t)p->value.l;
    case VIR_TYPED_PARAM_ULLONG: return p->value.ul;
    case VIR_TYPED_PARAM_DOUBLE: return (uint64_t)p->value.d;
    case VIR_TYPED_PARAM_BOOLEAN: return p->value.b != 0;
    case VIR_TYPED_PARAM_STRING: return strlen(p->value.s);
    default: return 0;
    }
}

static inline uint64_t sum_of(const virTypedParameter *params, int count)
{
    uint64_t sum = 0;
    for (int i = 0; i < count; i++)
        sum += value_of(&params[i]);
    return sum;
}

uint64_t peer_info(int rounds)
{
    uint64_t sum = 0;
    volatile uint64_t time;
    for (int i = 0; i < rounds; i++) {
        virDomainInfo info;
        if (virDomainGetInfo(dom, &info) < 0)
            fail("virDomainGetInfo");
        sum += info.state + info.maxMem + info.memory + info.nrVirtCpu;
        time = info.cpuTime; /* read, but it changes from call to call */
    }
    (void)time;
    return sum;
}

uint64_t peer_lookup(int rounds, const char *name)
{
    uint64_t found = 0;
    for (int i = 0; i < rounds; i++) {
        virDomainPtr one = virDomainLookupByName(conn, name);
        if (!one)
            fail("virDomainLookupByName");
        found++;
        virDomainFree(one);
    }
    return found;
}

uint64_t peer_stats(int rounds)
{
    uint64_t sum = 0;
    for (int i = 0; i < rounds; i++) {
        virDomainStatsRecordPtr *records;
        int count = virConnectGetAllDomainStats(conn, 0, &records, 0);
        if (count < 0)
            fail("virConnectGetAllDomainStats");
        for (int r = 0; r < count; r++)
            sum += sum_of(records[r]->params, records[r]->nparams);
        virDomainStatsRecordListFree(records);
    }
    return sum;
}

uint64_t peer_stats_named(int rounds)
{
    uint64_t sum = 0;
    for (int i = 0; i < rounds; i++) {
        virDomainStatsRecordPtr *records;
        int count = virConnectGetAllDomainStats(conn, 0, &records, 0);
        if (count < 0)
            fail("virConnectGetAllDomainStats");
        for (int r = 0; r < count; r++) {
            unsigned char uuid[VIR_UUID_BUFLEN];
            if (virDomainGetUUID(records[r]->dom, uuid) < 0)
                fail("virDomainGetUUID");
            sum += strlen(virDomainGetName(records[r]->dom)) + uuid[15];
            sum += sum_of(records[r]->params, records[r]->nparams);
        }
        virDomainStatsRecordListFree(records);
    }
    return sum;
}

/* The pattern of libvirt's documentation: ask for the count, make room, ask for the values. */
typedef int (*reader)(virDomainPtr domain, virTypedParameterPtr params, int *count, unsigned int flags);

static virTypedParameterPtr read_all(reader read, const char *what, int *count)
{
    virTypedParameterPtr params;
    *count = 0;
    if (read(dom, NULL, count, 0) < 0)
        fail(what);
    if (!(params = calloc(*count, sizeof(*params))))
        abort();
    if (read(dom, params, count, 0) < 0)
        fail(what);
    return params;
}

uint64_t peer_memory(int rounds)
{
    uint64_t sum = 0;
    for (int i = 0; i < rounds; i++) {
        int count;
        virTypedParameterPtr params = read_all(virDomainGetMemoryParameters, "virDomainGetMemoryParameters", &count);
        sum += sum_of(params, count);
        virTypedParamsFree(params, count);
    }
    return sum;
}

uint64_t peer_memory_by_name(int rounds)
{
    static const char *const names[] = {
        VIR_DOMAIN_MEMORY_HARD_LIMIT, VIR_DOMAIN_MEMORY_SOFT_LIMIT, VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT,
    };
    uint64_t sum = 0;
    for (int i = 0; i < rounds; i++) {
        int count;
        virTypedParameterPtr params = read_all(virDomainGetMemoryParameters, "virDomainGetMemoryParameters", &count);
        for (int n = 0; n < 3; n++) {
            unsigned long long value;
            if (virTypedParamsGetULLong(params, count, names[n], &value) > 0)
                sum += value;
        }
        virTypedParamsFree(params, count);
    }
    return sum;
}

uint64_t peer_blkio(int rounds)
{
    uint64_t sum = 0;
    for (int i = 0; i < rounds; i++) {
        int count;
        virTypedParameterPtr params = read_all(virDomainGetBlkioParameters, "virDomainGetBlkioParameters", &count);
        sum += sum_of(params, count);
        virTypedParamsFree(params, count);
    }
    return sum;
}

uint64_t peer_scheduler(int rounds)
{
    uint64_t sum = 0;
    for (int i = 0; i < rounds; i++) {
        int count = 0;
        virTypedParameterPtr params;
        char *type = virDomainGetSchedulerType(dom, &count);
        if (!type)
            fail("virDomainGetSchedulerType");
        free(type);
        if (!(params = calloc(count, sizeof(*params))))
            abort();
        if (virDomainGetSchedulerParameters(dom, params, &count) < 0)
            fail("virDomainGetSchedulerParameters");
        sum += sum_of(params, count);
        virTypedParamsFree(params, count);
    }
    return sum;
}

uint64_t peer_iotune(int rounds, const char *disk)
{
    uint64_t sum = 0;
    for (int i = 0; i < rounds; i++) {
        int count = 0;
        virTypedParameterPtr params;
        if (virDomainGetBlockIoTune(dom, disk, NULL, &count, 0) < 0)
            fail("virDomainGetBlockIoTune");
        if (!(params = calloc(count, sizeof(*params))))
            abort();
        if (virDomainGetBlockIoTune(dom, disk, params, &count, 0) < 0)
            fail("virDomainGetBlockIoTune");
        sum += sum_of(params, count);
        virTypedParamsFree(params, count);
    }
    return sum;
}

uint64_t peer_cycle(int rounds, const char *uri, const char *name)
{
    uint64_t found = 0;
    for (int i = 0; i < rounds; i++) {
        virConnectPtr c = virConnectOpen(uri);
        virDomainPtr d = c ? virDomainLookupByName(c, name) : NULL;
        if (!d)
            fail("virConnectOpen");
        found++;
        virDomainFree(d);
        virConnectClose(c);
    }
    return found;
}

static atomic_int seen;
static sem_t all_seen;

static int on_lifecycle(virConnectPtr c, virDomainPtr d, int event, int detail, void *opaque)
{
    (void)c;
    (void)d;
    (void)event;
    (void)detail;
    (void)opaque;
    if (atomic_fetch_add(&seen, 1) + 1 == PEER_EVENTS) {
        atomic_store(&seen, 0);
        sem_post(&all_seen);
    }
    return 0;
}

uint64_t peer_events(int rounds)
{
    sem_init(&all_seen, 0, 0);
    int id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), NULL, NULL);
    if (id < 0)
        fail("virConnectDomainEventRegisterAny");
    for (int i = 0; i < rounds; i++) {
        for (int n = 0; n < PEER_EVENTS / 2; n++) {
            if (virDomainSuspend(dom) < 0 || virDomainResume(dom) < 0)
                fail("virDomainSuspend");
        }
        sem_wait(&all_seen);
    }
    virConnectDomainEventDeregisterAny(conn, id);
    return (uint64_t)rounds * PEER_EVENTS;
}
