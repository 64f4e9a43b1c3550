using static KvmNfv.LibvirtXml.FindingSeverity;

namespace KvmNfv.LibvirtXml;

/// <summary>All rules, in the order of <c>docs/documents.md</c>. Declaring one here is what registers it: there is no other way to make a finding.</summary>
internal static class LintRules
{
    private static readonly List<LintRule> s_all = [];

    internal static IReadOnlyList<LintRule> All => s_all;

    internal static LintRule Value { get; } = Add("value", Error, "a value that is not of its type");
    internal static LintRule Unknown { get; } = Add("unknown", Warning, "an element or attribute that libvirt does not know at its place");

    internal static LintRule DomainType { get; } = Add("domain-type", Error, "a domain without a type");
    internal static LintRule Name { get; } = Add("name", Error, "no name, or one with a slash or a line break");
    internal static LintRule OsType { get; } = Add("os-type", Error, "neither os/type nor a boot loader");
    internal static LintRule Title { get; } = Add("title", Error, "a title of several lines");

    internal static LintRule VcpuCount { get; } = Add("vcpu-count", Error, "a guest without vCPUs");
    internal static LintRule VcpuCurrent { get; } = Add("vcpu-current", Error, "more vCPUs plugged in than there are");
    internal static LintRule Topology { get; } = Add("topology", Error, "a CPU topology that does not make the number of vCPUs");
    internal static LintRule VcpuPin { get; } = Add("vcpupin", Error, "a pin without vCPU or host CPU, or a second one for a vCPU");
    internal static LintRule VcpuPinRange { get; } = Add("vcpupin-range", Warning, "a pin of a vCPU that does not exist");
    internal static LintRule Period { get; } = Add("period", Error, "a CPU bandwidth period outside 1000 to 1000000 µs");
    internal static LintRule Quota { get; } = Add("quota", Error, "a CPU bandwidth quota from 1 to 999 µs, or beyond 17592186044415 µs");

    internal static LintRule VcpuSched { get; } = Add("vcpusched", Error, "a scheduling class for no vCPU");
    internal static LintRule VcpuSchedRange { get; } = Add("vcpusched-range", Error, "a scheduling class for vCPUs that do not exist");
    internal static LintRule VcpuSchedTwice { get; } = Add("vcpusched-twice", Error, "two scheduling classes for a vCPU");
    internal static LintRule IoThreadSched { get; } = Add("iothreadsched", Error, "a scheduling class for no IO thread");
    internal static LintRule IoThreadSchedRange { get; } = Add("iothreadsched-range", Error, "a scheduling class for IO threads that do not exist");
    internal static LintRule IoThreadSchedTwice { get; } = Add("iothreadsched-twice", Error, "two scheduling classes for an IO thread");
    internal static LintRule Scheduler { get; } = Add("scheduler", Error, "no scheduling class named");
    internal static LintRule SchedulerPriority { get; } = Add("scheduler-priority", Error, "fifo or rr without a priority from 1 to 99");
    internal static LintRule PriorityUnused { get; } = Add("scheduler-priority-unused", Warning, "batch or idle with a priority");

    internal static LintRule IoThreadId { get; } = Add("iothread-id", Error, "an IO thread without a number from 1 up");
    internal static LintRule IoThread { get; } = Add("iothread", Error, "a reference to an IO thread that does not exist");

    internal static LintRule Memory { get; } = Add("memory", Error, "a guest without memory");
    internal static LintRule CurrentMemory { get; } = Add("current-memory", Warning, "currentMemory above memory");
    internal static LintRule MaxMemory { get; } = Add("max-memory", Error, "maxMemory below memory");
    internal static LintRule LockedLimit { get; } = Add("locked-limit", Warning, "locked memory with a limit that leaves QEMU nothing");

    internal static LintRule NumaCell { get; } = Add("numa-cell", Error, "guest cells with one number or with gaps");
    internal static LintRule NumaCpus { get; } = Add("numa-cpus", Error, "a vCPU in two guest cells, or one that does not exist");
    internal static LintRule NumaDistance { get; } = Add("numa-distance", Error, "a distance to a guest cell that does not exist, to itself other than 10, or to another outside 11 to 255");
    internal static LintRule MemNode { get; } = Add("memnode", Error, "a memory policy for no cell or no host node, or a second one for a cell");
    internal static LintRule NumaTune { get; } = Add("numatune", Error, "a memory policy that names no host node");

    internal static LintRule HugePageSize { get; } = Add("hugepage-size", Error, "no page size, or none that a page can have");
    internal static LintRule HugePageDefault { get; } = Add("hugepage-default", Error, "two page sizes for the guest's other nodes");
    internal static LintRule HugePageNodeSet { get; } = Add("hugepage-nodeset", Error, "a page size for guest nodes that do not exist");
    internal static LintRule HugePageTwice { get; } = Add("hugepage-twice", Error, "two page sizes for a guest node");

    internal static LintRule CacheTune { get; } = Add("cachetune", Error, "cache for no vCPUs, or of no size");
    internal static LintRule CacheTuneRange { get; } = Add("cachetune-range", Warning, "cache for vCPUs that do not exist");
    internal static LintRule CacheTuneOverlap { get; } = Add("cachetune-overlap", Error, "two groups for the cache of a vCPU");
    internal static LintRule MemoryTune { get; } = Add("memorytune", Error, "memory bandwidth for no vCPUs, or none from 1 to 100 %");
    internal static LintRule MemoryTuneRange { get; } = Add("memorytune-range", Warning, "memory bandwidth for vCPUs that do not exist");
    internal static LintRule MemoryTuneOverlap { get; } = Add("memorytune-overlap", Error, "groups for memory bandwidth or cache that share some vCPUs only");

    internal static LintRule SharedMemory { get; } = Add("shared-memory", Error, "vhost-user without shared guest memory");
    internal static LintRule DiskTarget { get; } = Add("disk-target", Error, "two disks with one target");
    internal static LintRule Mac { get; } = Add("mac", Warning, "two interfaces with one Ethernet address that are no team");
    internal static LintRule MacMulticast { get; } = Add("mac-multicast", Error, "an interface with a group's Ethernet address");
    internal static LintRule ShmemName { get; } = Add("shmem-name", Error, "shared memory without a name that a file can have");
    internal static LintRule ShmemSize { get; } = Add("shmem-size", Error, "shared memory whose size is no power of two, or below 1 MiB");
    internal static LintRule ShmemPlain { get; } = Add("shmem-plain", Error, "ivshmem-plain with server or interrupts");
    internal static LintRule ShmemDoorbell { get; } = Add("shmem-doorbell", Error, "ivshmem-doorbell without server, or with a size");
    internal static LintRule ShmemVectors { get; } = Add("shmem-vectors", Error, "shared memory with more interrupts than a PCI device can have");
    internal static LintRule VhostUserSource { get; } = Add("vhostuser-source", Error, "a vhost-user interface without a socket, or that does not say who listens");
    internal static LintRule VhostUserModel { get; } = Add("vhostuser-model", Error, "a vhost-user interface that is not virtio");
    internal static LintRule VhostUserReconnect { get; } = Add("vhostuser-reconnect", Error, "reconnecting where QEMU listens, or without a time between tries");
    internal static LintRule VhostUserOnce { get; } = Add("vhostuser-once", Warning, "a vhost-user interface that connects once only");
    internal static LintRule SocketPath { get; } = Add("socket-path", Error, "a channel's socket whose path is not absolute, or longer than a socket's can be");
    internal static LintRule QueueSize { get; } = Add("queue-size", Error, "a virtio queue whose size is no power of two from 256 to 1024");
    internal static LintRule Queues { get; } = Add("queues", Error, "more pairs of queues than a virtio interface can have");
    internal static LintRule QueuesUnused { get; } = Add("queues-unused", Warning, "more pairs of queues than vCPUs");
    internal static LintRule Teaming { get; } = Add("teaming", Error, "a team of interfaces that is not one virtio and one device of the host");
    internal static LintRule DirtyRing { get; } = Add("dirty-ring", Error, "a dirty ring whose size is no power of two from 1024 to 65536");
    internal static LintRule Address { get; } = Add("address", Error, "two devices at one address");
    internal static LintRule Alias { get; } = Add("alias", Error, "two devices with one alias");
    internal static LintRule AddressRange { get; } = Add("address-range", Error, "a PCI address that cannot be");
    internal static LintRule BootOrder { get; } = Add("boot-order", Error, "a place in the boot order that is 0 or taken twice");
    internal static LintRule BootBoth { get; } = Add("boot-both", Error, "a boot order by kind and one by device");
    internal static LintRule Kernel { get; } = Add("kernel", Warning, "initrd or cmdline without a kernel");

    internal static LintRule HostCpu { get; } = Add("host-cpu", Error, "CPUs that the host does not have");
    internal static LintRule HostNode { get; } = Add("host-node", Error, "NUMA nodes that the host does not have");
    internal static LintRule HostPage { get; } = Add("host-page", Error, "huge pages of a size that the host does not have");

    private static LintRule Add(string id, FindingSeverity severity, string finds)
    {
        var rule = new LintRule(id, severity, finds);
        s_all.Add(rule);
        return rule;
    }
}
