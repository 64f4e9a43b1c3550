using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Audit;

/// <summary>A real-time guest without a fault, with everything that it can be compared with: the start of every case.</summary>
internal static class AuditBaseline
{
    /// <summary>2 packages of one node with 4 cores of 2 threads, CPUs 2-7 and 10-15 isolated and without a tick.</summary>
    public static HostTopology Host { get; } = Make();

    // vCPU 0 housekeeping, 1 and 2 real-time, 3 dedicated.
    public static VnfProfile Profile { get; } = TestProfile.Make("hrrd", 256, SmtPolicy.Isolate, TestHost.Huge2M) with { IoThreads = 1 };

    public static PlacementPlan Plan { get; } = (PlacementPlan)new Placer().Place(Host, Profile);

    public static AuditSubject Subject(bool keepPlan = true) => new()
    {
        Domain = NfvDomain.Build(Profile, Plan, new NfvDomainOptions { Hypervisor = DomainType.Kvm, KeepPlan = keepPlan, SerialLog = "/tmp/serial.log" }, Host),
        Host = Host,
        Profile = Profile,
        Actual = Actual,
        Others = [],
    };

    public static DomainActual Actual { get; } = new()
    {
        ProcessId = 100,
        VCpus = [.. Plan.VCpus.Select(v => new VCpuActual(v.VCpu, Thread(110 + v.VCpu, $"CPU {v.VCpu}/KVM", v.Cpus, v.FifoPriority)))],
        IoThreads = [new IoThreadActual(1, Thread(120, "IO iothread1", Plan.IoThreads[0].Cpus, null))],
        Emulator = [Thread(100, "qemu-system-x86", Plan.Emulator.Cpus, null), Thread(101, "qemu-system-x86", Plan.Emulator.Cpus, null)],
        MemoryAllocators = [],
        Memory = [new MemoryRegion
        {
            Cell = 0, Start = 0x7f0000000000, Size = Profile.Memory, PageSize = TestHost.Huge2M, Backing = "/memfd:pc.ram (deleted)", Policy = "bind:0",
            Nodes = [new NodeMemory(Plan.Cells[0].Node, Profile.Memory)], TransparentHuge = MemorySize.Zero, Swapped = MemorySize.Zero,
        }],
        Interrupts = [new InterruptActual { Number = 30, Name = "PCI-MSI eth0", Affinity = CpuSet.Of(0), Fired = [new InterruptCount(0, 7)] }],
    };

    public static ThreadActual Thread(int id, string name, CpuSet cpus, int? fifo) => new()
    {
        ThreadId = id, Name = name, Affinity = cpus, Policy = fifo is null ? SchedulingPolicy.Other : SchedulingPolicy.Fifo, Priority = fifo ?? 0, State = 'S',
    };

    private static HostTopology Make()
    {
        var host = TestHost.Make(packages: 2, cores: 4, threads: 2, isolated: "2-7,10-15", pages2M: 512);
        return host with
        {
            Cpus = [.. host.Cpus.Select(c => c with { NoHzFull = c.Isolated })],
            Caches = [.. host.Caches.Select((c, i) => c with { Id = i, Size = MemorySize.FromMiB(20), Ways = 20 })],
            Resctrl = new ResctrlInfo
            {
                Mounted = true, Caches = [], MemoryBandwidth = new ResctrlBandwidth { MinBandwidth = 10, Granularity = 10, ClosIds = 8 },
            },
            PciDevices =
            [
                new HostPciDevice { Address = PciAddress.Parse("0000:17:00.1"), Class = 0x020000, Node = 0, PhysicalFunction = PciAddress.Parse("0000:17:00.0") },
                new HostPciDevice { Address = PciAddress.Parse("0000:b1:00.1"), Class = 0x020000, Node = 1, PhysicalFunction = PciAddress.Parse("0000:b1:00.0") },
            ],
        };
    }
}
