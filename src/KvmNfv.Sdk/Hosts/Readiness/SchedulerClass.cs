namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Scheduling policies by the kernel's numbers (include/uapi/linux/sched.h).</summary>
internal enum SchedulerClass
{
    Other = 0,
    Fifo = 1,
    RoundRobin = 2,
    Batch = 3,
    Idle = 5,
    Deadline = 6,
    Extended = 7,
}
