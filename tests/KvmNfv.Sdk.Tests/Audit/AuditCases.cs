using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using static KvmNfv.Sdk.Tests.Audit.AuditBaseline;

namespace KvmNfv.Sdk.Tests.Audit;

/// <summary>At least one case for every rule.</summary>
internal static class AuditCases
{
    // The real-time vCPUs' CPUs, the dedicated one's, and housekeeping.
    private static readonly CpuSet s_rt1 = Plan.VCpus[1].Cpus, s_rt2 = Plan.VCpus[2].Cpus, s_dedicated = Plan.VCpus[3].Cpus;

    public static IEnumerable<AuditCase> All => [.. Document, .. Pins, .. Scheduling, .. Memory, .. Machine, .. Devices, .. Compared, .. Running];

    private static IEnumerable<AuditCase> Document =>
    [
        new("document", d => d.CpuTune.VcpuSchedulers[0].Vcpus = CpuSet.Parse("1-4"), "4 do not exist"),
        new("document", d => d.MemoryBacking.HugePages.Pages[0].NodeSet = CpuSet.Of(1), "do not exist"),
        new("document", d => d.Vcpu.SetAttribute("current", "many"), "many"),
        new("document-doubt", d => d.CpuTune.IoThreadSchedulers.Add(new IoThreadScheduler { IoThreads = CpuSet.Of(1), Scheduler = Scheduler.Batch, Priority = 3 }), "batch"),
        new("metadata-plan", d => d.Metadata.Raw.Elements[0].Value = "{ \"result\": \"plan\" }"),
        new("plan-missing", d => d.Metadata.Remove()),
        new("placement-auto", d => d.Vcpu.Placement = VcpuPlacement.Auto),
        new("on-crash", d => d.OnCrash = LifecycleAction.Restart),
        new("pm-suspend", d => d.PowerManagement.Remove()),
        new("lease", d => d.Devices.Leases.Add(new Lease())),
    ];

    private static IEnumerable<AuditCase> Pins =>
    [
        new("unpinned", d => d.CpuTune.VcpuPins.Clear()),
        new("half-pinned", d => d.CpuTune.VcpuPins.RemoveAll(p => p.Vcpu == 0), "vCPUs 0"),
        new("realtime-pin-wide", d => Pin(d, 1).CpuSet = s_rt1 | CpuSet.Of(7)),
        new("vcpu-shared-cpu", d => Pin(d, 1).CpuSet = s_rt2, "both pinned"),
        new("vcpu-shared-cpu", d => Pin(d, 0).CpuSet = s_rt2, "may run on CPU"),
        new("vcpu-hotplug", d => d.Vcpu.Current = 2),
        new("emulator-unpinned", d => d.CpuTune.EmulatorPin.Remove()),
        new("emulator-on-realtime", d => d.CpuTune.EmulatorPin.CpuSet = CpuSet.Of(0) | s_rt1, $"CPUs {s_rt1}"),
        new("emulator-on-exclusive", d => d.CpuTune.EmulatorPin.CpuSet = CpuSet.Of(0) | s_dedicated),
        new("emulator-beside-realtime", d => d.CpuTune.EmulatorPin.CpuSet = Sibling(s_rt1)),
        new("iothread-unpinned", d => d.CpuTune.IoThreadPins.Clear()),
        new("iothread-on-realtime", d => d.CpuTune.IoThreadPins[0].CpuSet = s_rt2),
        new("iothread-on-exclusive", d => d.CpuTune.IoThreadPins[0].CpuSet = s_dedicated),
        new("iothread-beside-realtime", d => d.CpuTune.IoThreadPins[0].CpuSet = Sibling(s_rt2)),
        new("cpu-missing", d => Pin(d, 1).CpuSet = CpuSet.Of(99), "99"),
        new("cpu-offline", s => s with { Host = Offline(s.Host!, s_rt1) }, $"{s_rt1}"),
        new("realtime-cpu0", d => Pin(d, 1).CpuSet = CpuSet.Of(0)),
        new("cpu-housekeeping", d => Pin(d, 3).CpuSet = CpuSet.Of(1)),
        new("cpu-housekeeping", s => s with { Policy = new PlacementPolicy { Housekeeping = s_rt1 } }),
        new("realtime-not-isolated", d => Pin(d, 1).CpuSet = CpuSet.Of(9)),
        new("host-not-isolated", s => s with { Host = s.Host! with { Cpus = [.. s.Host.Cpus.Select(c => c with { Isolated = false })] } }),
        new("realtime-tick", s => s with { Host = s.Host! with { Cpus = [.. s.Host.Cpus.Select(c => c with { NoHzFull = false })] } }),
        new("sibling-leak", d => Pin(d, 0).CpuSet = Sibling(s_rt1)),
        new("core-types", s => s with { Host = s.Host! with { Cpus = [.. s.Host.Cpus.Select(c => c with { CoreType = s_rt1.Contains(c.Id) ? "intel_atom" : "intel_core" })] } }),
        new("poll-mode-cpu", s => s with { Policy = new PlacementPolicy { PollMode = s_rt1 } }),
        new("poll-mode-sibling", s => s with { Policy = new PlacementPolicy { PollMode = Sibling(s_rt1) } }),
        new("cell-cpu-nodes", d => Pin(d, 1).CpuSet = CpuSet.Of(15)),
    ];

    private static IEnumerable<AuditCase> Scheduling =>
    [
        new("fifo-priority", d => d.CpuTune.VcpuSchedulers[0].Priority = 5),
        new("fifo-priority-irq", d => d.CpuTune.VcpuSchedulers[0].Priority = 50),
        new("fifo-round-robin", d => d.CpuTune.VcpuSchedulers[0].Scheduler = Scheduler.Rr),
        new("fifo-floating", d => d.CpuTune.VcpuPins.RemoveAll(p => p.Vcpu == 1), "not pinned"),
        new("fifo-emulator", d => (d.CpuTune.EmulatorScheduler.Scheduler, d.CpuTune.EmulatorScheduler.Priority) = (Scheduler.Fifo, 1)),
        new("fifo-iothread", d => d.CpuTune.IoThreadSchedulers.Add(new IoThreadScheduler { IoThreads = CpuSet.Of(1), Scheduler = Scheduler.Fifo, Priority = 2 })),
        new("fifo-every-vcpu", d => d.CpuTune.VcpuSchedulers[0].Vcpus = CpuSet.Range(0, 3)),
        new("cpu-quota", d => d.CpuTune.Quota = 50_000, "quota"),
        new("cpu-quota", d => d.CpuTune.EmulatorQuota = 50_000, "emulator_quota"),
        new("cpu-shares", d => d.CpuTune.Shares = 2048),
        new("overlap", s => s with { Others = [Other("neighbour", $"{s_rt1}")] }, "'neighbour'"),
        new("overlap-sibling", s => s with { Others = [Other("neighbour", $"{Sibling(s_rt1)}")] }),
        new("overlap-theirs", s => s with { Others = [Other("neighbour", "9")], Domain = With(s.Domain, d => Pin(d, 0).CpuSet = CpuSet.Of(9)) }),
        new("others-floating", s => s with { Others = [DomainDocument.Parse("<domain type='kvm'><name>loose</name><memory>1</memory><vcpu>2</vcpu></domain>")], Host = s.Host! with { Cpus = [.. s.Host.Cpus.Select(c => c with { Isolated = false })] } }, "'loose'"),
    ];

    private static IEnumerable<AuditCase> Memory =>
    [
        new("memory-policy", d => d.NumaTune.Remove()),
        new("memory-not-strict", d => d.NumaTune.Memory.Mode = NumaMemoryMode.Preferred),
        new("memory-spread", d => d.NumaTune.MemoryNodes[0].NodeSet = CpuSet.Of(0, 1)),
        new("memory-off-node", d => d.NumaTune.MemoryNodes[0].NodeSet = CpuSet.Of(1 - Plan.Cells[0].Node)),
        new("memory-node-missing", d => d.NumaTune.Memory.NodeSet = CpuSet.Of(7)),
        new("memory-not-locked", d => d.MemoryBacking.HugePages.Remove()),
        new("memory-lock-limit", d => (d.MemoryBacking.Locked, d.MemoryTune.HardLimit) = (true, MemorySize.FromMiB(512))),
        new("memory-allocation", d => (d.MemoryBacking.HugePages, d.MemoryBacking.Allocation.Mode) = (new HugePages { Pages = { new HugePage { Size = MemorySize.FromMiB(2), NodeSet = CpuSet.Of(5) } } }, MemoryAllocationMode.Ondemand)),
        new("memory-merge", d => d.MemoryBacking.NoSharePages = false),
        new("memory-hotplug", d => (d.MaxMemory, d.MaxMemorySlots) = (MemorySize.FromGiB(1), 2)),
        new("memory-current", d => d.CurrentMemory = MemorySize.FromMiB(128)),
        new("guest-numa", d => Pin(d, 3).CpuSet = CpuSet.Of(15)),
        new("guest-distances", d => d.Cpu.Numa.Cells.AddRange([Cell(1), Cell(2)])),
        new("hugepages-missing", d => d.MemoryBacking.HugePages.Remove()),
        new("hugepage-size", d => d.MemoryBacking.HugePages.Pages[0].Size = MemorySize.FromMiB(64)),
        new("hugepage-pool", s => s with { Host = Pages(s.Host!, total: 512, free: 100), Actual = null }, "100 are free"),
        new("hugepage-pool", s => s with { Host = Pages(s.Host!, total: 100, free: 0) }, "100 are there"),
        new("hugepage-fraction", d => d.Cpu.Numa.Cells[0].Memory = MemorySize.FromKiB(262145)),
        new("cache-missing", d => Cache(d, 5, MemorySize.FromMiB(1))),
        new("cache-capacity", d => Cache(d, Plan.Cells[0].Node, MemorySize.FromMiB(21))),
        new("cache-capacity", s => s with { Domain = With(s.Domain, d => Cache(d, Plan.Cells[0].Node, MemorySize.FromMiB(20))), Host = s.Host! with { Resctrl = Cat } }, "can give 18"),
        new("cache-elsewhere", d => Cache(d, 1 - Plan.Cells[0].Node, MemorySize.FromMiB(1))),
        new("cache-shared", s => s with { Host = s.Host! with { Resctrl = Cat } }),
        new("bandwidth-range", d => d.CpuTune.MemoryTunes.Add(new BandwidthTune { Vcpus = CpuSet.Of(1), Nodes = { new BandwidthNode { Id = 0, Bandwidth = 35 } } })),
    ];

    private static IEnumerable<AuditCase> Machine =>
    [
        new("cpu-mode", d => d.Cpu.Mode = CpuMode.HostModel),
        new("cpu-migratable", d => d.Cpu.Migratable = true),
        new("cpu-time-features", d => d.Cpu.Features.Add(new CpuFeature { Name = "tsc-deadline", Policy = CpuFeaturePolicy.Disable })),
        new("cpu-nested", d => d.Cpu.Features.Clear()),
        new("cpu-cache", d => d.Cpu.Cache.Remove()),
        new("topology-missing", d => d.Cpu.Topology.Remove()),
        new("topology-false-threads", d => (d.Cpu.Topology.Cores, d.Cpu.Topology.Threads) = (2, 2)),
        new("topology-hidden-threads", d => Pin(d, 3).CpuSet = Sibling(s_rt1)),
        new("pmu", d => d.Features.Pmu = null),
        new("apic-eoi", d => d.Features.Apic.EndOfInterrupt = null),
        new("ioapic-qemu", d => d.Features.IoApicDriver = "qemu"),
        new("hint-dedicated", s => s with { Profile = null, Plan = Plan with { VCpus = [.. Plan.VCpus.Select(v => v with { Role = VCpuRole.RealTime })] } }),
        new("hint-dedicated-false", d => d.Features.Kvm.HintDedicated = true, "vCPUs 0"),
        new("hap-off", d => d.Features.HardwareAssistedPaging = false),
        new("vmport", d => d.Features.VmPort = null),
        new("smm", d => d.Features.Smm.Remove()),
        new("cpu-pm", d => d.QemuCommandLine.Arguments.AddRange([new QemuArgument { Value = "-overcommit" }, new QemuArgument { Value = "cpu-pm=on" }])),
        new("timer-hpet", d => d.Clock.Timers.RemoveAll(t => t.Name == TimerName.Hpet)),
        new("timer-rtc", d => d.Clock.Timers[0].TickPolicy = TickPolicy.Catchup),
        new("timer-pit", d => d.Clock.Timers.RemoveAll(t => t.Name == TimerName.Pit)),
        new("timer-tsc", d => d.Clock.Timers.Add(new ClockTimer { Name = TimerName.Tsc, Mode = TimerMode.Emulate })),
        new("clock-offset", d => d.Clock.Offset = ClockOffset.Localtime),
    ];

    private static IEnumerable<AuditCase> Devices =>
    [
        new("device-balloon", d => d.Devices.MemoryBalloon.Remove()),
        new("device-usb", d => d.Devices.Controllers.Clear()),
        Device("device-display", "<graphics type='vnc'/>"),
        Device("device-display", "<video><model type='vga'/></video>"),
        Device("device-sound", "<sound model='ich9'/>"),
        Device("device-input", "<input type='tablet' bus='usb'/>"),
        Device("device-redirection", "<redirdev bus='usb' type='spicevmc'/>"),
        Device("device-rng", "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"),
        Device("device-watchdog", "<watchdog model='i6300esb' action='reset'/>"),
        Device("device-serial", "<serial type='pty'/>"),
        Device("disk-iothread", "<disk type='file' device='disk'><driver name='qemu' cache='none'/><source file='/a'/><target dev='vda' bus='virtio'/></disk>"),
        Device("disk-cache", "<disk type='file' device='disk'><driver name='qemu' iothread='1'/><source file='/a'/><target dev='vda' bus='virtio'/></disk>"),
        Device("hostdev-managed", HostDevice("17")),
        Device("device-missing", HostDevice("18")),
        Device("device-node", HostDevice("b1")),
        new("device-locality", d => { d.Cpu.Numa.Cells.Add(Cell(1)); Add(d, HostDevice("17")); }),
        Device("nic-emulated", "<interface type='bridge'><source bridge='br0'/><model type='e1000e'/></interface>"),
        Device("nic-ring", VhostUser("")),
        Device("nic-mergeable", VhostUser("<driver rx_queue_size='1024'/>")),
        Device("nic-userspace", "<interface type='user'><model type='virtio'/></interface>"),
    ];

    private static IEnumerable<AuditCase> Compared =>
    [
        AuditCase.Planned("plan-shape", p => p with { VCpus = [.. p.VCpus.Take(3)] }, "the plan 3"),
        new("plan-vcpu", d => Pin(d, 3).CpuSet = CpuSet.Of(7)),
        new("plan-class", d => d.CpuTune.VcpuSchedulers.Clear()),
        new("plan-emulator", d => d.CpuTune.EmulatorPin.CpuSet = CpuSet.Of(8)),
        new("plan-iothread", d => d.CpuTune.IoThreadPins[0].CpuSet = CpuSet.Of(8)),
        new("plan-memory", d => d.NumaTune.MemoryNodes[0].NodeSet = CpuSet.Of(0, 1)),
        new("plan-pages", d => d.MemoryBacking.HugePages.Remove(), "has ordinary pages"),
        AuditCase.Planned("plan-device", p => p with { Devices = [new DevicePlacement { Name = "wan0", Address = PciAddress.Parse("0000:17:00.1"), Cell = 0, Affinity = DeviceAffinity.Required, Reason = p.Emulator.Reason }] }, "wan0"),
        AuditCase.Planned("plan-share", p => p with { Shares = [new ResourceReservation { VCpus = CpuSet.Of(1), Reason = p.Emulator.Reason, Bandwidths = [new BandwidthReservation(0, 50)] }] }, "50 %"),
        AuditCase.Planned("plan-share", p => p with { Shares = [new ResourceReservation { VCpus = CpuSet.Of(1), Reason = p.Emulator.Reason, Caches = [new CacheReservation(0, 3, CacheType.Unified, 3, MemorySize.FromMiB(2))] }] }, "2 MiB"),
        new("profile-vcpus", s => s with { Profile = Profile with { VCpus = [.. Profile.VCpus.Take(3)] } }),
        new("profile-memory", s => s with { Profile = Profile with { Memory = MemorySize.FromGiB(1) } }),
        new("profile-iothreads", s => s with { Profile = Profile with { IoThreads = 0 } }),
        new("profile-class", d => d.CpuTune.VcpuSchedulers.Clear()),
        new("profile-exclusive", d => Pin(d, 3).CpuSet = CpuSet.Of(6, 7)),
        new("profile-pages", s => s with { Profile = Profile with { PageSizes = [MemorySize.FromGiB(1)] } }),
        new("profile-cells", d => d.Cpu.Numa.Cells[0].Cpus = CpuSet.Range(0, 2)),
    ];

    private static IEnumerable<AuditCase> Running =>
    [
        AuditCase.Running("running-vcpu", a => VCpu(a, 1, t => t with { Affinity = CpuSet.Of(0) }), "may run on CPU 0"),
        AuditCase.Running("running-class", a => VCpu(a, 1, t => t with { Policy = SchedulingPolicy.Other, Priority = 0 }), "is other, told is fifo 1"),
        AuditCase.Running("running-class", a => VCpu(a, 0, t => t with { Policy = SchedulingPolicy.Fifo, Priority = 3 }), "is fifo 3, told is other"),
        AuditCase.Running("running-one-thread", a => a with { VCpus = [.. a.VCpus.Select(v => v with { Thread = a.VCpus[0].Thread })] }),
        AuditCase.Running("running-emulator", a => a with { Emulator = [.. a.Emulator, Thread(102, "worker", CpuSet.Of(8), null)] }),
        AuditCase.Running("running-iothread", a => a with { IoThreads = [a.IoThreads[0] with { Thread = a.IoThreads[0].Thread with { Affinity = CpuSet.Of(8) } }] }),
        AuditCase.Running("running-on-realtime", a => a with { Emulator = [.. a.Emulator, Thread(102, "worker", s_rt1, null)] }),
        AuditCase.Running("running-on-realtime", a => a with { Emulator = [.. a.Emulator, Thread(102, "worker", Sibling(s_rt1), null)] }, "sibling"),
        AuditCase.Running("running-helper-class", a => a with { Emulator = [.. a.Emulator, Thread(102, "worker", CpuSet.Of(0), 1)] }),
        AuditCase.Running("running-allocator", a => a with { MemoryAllocators = [Thread(103, "TC tc-ram-node0", s_rt1, null) with { State = 'R' }] }),
        AuditCase.Running("running-quota", a => VCpu(a, 1, t => t with { Quota = new CpuQuota("/machine/vcpu1", 50_000, 100_000) })),
        AuditCase.Running("running-unseen", a => a with { VCpus = [.. a.VCpus.Skip(1)] }, "not found"),
        AuditCase.Running("running-memory-node", a => Region(a, r => r with { Nodes = [new NodeMemory(1 - Plan.Cells[0].Node, MemorySize.FromMiB(2))] })),
        AuditCase.Running("running-page-size", a => Region(a, r => r with { PageSize = MemorySize.FromKiB(4) })),
        AuditCase.Running("running-swapped", a => Region(a, r => r with { Swapped = MemorySize.FromKiB(8) })),
        AuditCase.Running("running-thp", a => Region(a, r => r with { TransparentHuge = MemorySize.FromMiB(4) })),
        AuditCase.Running("running-memory-unseen", a => a with { Memory = null, MemoryNote = "smaps may not be read" }, "may not be read"),
        AuditCase.Running("running-cgroup", a => a with { CgroupCpus = CpuSet.Of(0) }),
        AuditCase.Running("running-irq", a => a with { Interrupts = [new InterruptActual { Number = 31, Name = "PCI-MSI nvme0q3", Affinity = s_rt1 }] }, "31 (PCI-MSI nvme0q3)"),
        AuditCase.Running("running-irq-fired", a => a with { Interrupts = [new InterruptActual { Number = 31, Name = "PCI-MSI nvme0q3", Affinity = s_rt1, Fired = [new InterruptCount(s_rt1.Min, 4)] }] }, "4 times"),
    ];

    private static ResctrlInfo Cat => new() { Mounted = true, Caches = [new ResctrlCache { Level = 3, CbmMask = 0xfffff, MinCbmBits = 2, ClosIds = 16 }] };

    private static VcpuPin Pin(DomainDocument domain, uint vcpu) => domain.CpuTune.VcpuPins.Single(p => p.Vcpu == vcpu);

    private static CpuSet Sibling(CpuSet cpu) => Host.Cpu(cpu.Min)!.Siblings - cpu;

    private static GuestNumaCell Cell(uint id) => new() { Id = id, Memory = MemorySize.FromMiB(2) };

    private static DomainDocument With(DomainDocument domain, Action<DomainDocument> change)
    {
        change(domain);
        return domain;
    }

    private static void Cache(DomainDocument domain, int id, MemorySize size) =>
        domain.CpuTune.CacheTunes.Add(new CacheTune { Vcpus = CpuSet.Range(1, 2), Caches = { new CacheAllocation { Id = (uint)id, Level = 3, Type = CacheContent.Both, Size = size } } });

    private static DomainDocument Other(string name, string cpus) => DomainDocument.Parse(
        $"<domain type='kvm'><name>{name}</name><memory>1</memory><vcpu>1</vcpu><cputune><vcpupin vcpu='0' cpuset='{cpus}'/><emulatorpin cpuset='8'/></cputune></domain>");

    private static AuditCase Device(string rule, string xml) => new(rule, d => Add(d, xml));

    private static void Add(DomainDocument domain, string device) => domain.Devices.Raw.Add(DomainDocument.Parse($"<domain><devices>{device}</devices></domain>").Devices.Raw.Elements[0]);

    private static string HostDevice(string bus) => $"<hostdev mode='subsystem' type='pci' managed='no'><source><address domain='0x0000' bus='0x{bus}' slot='0x00' function='0x1'/></source></hostdev>";

    private static string VhostUser(string driver) => $"<interface type='vhostuser'><source type='unix' path='/s' mode='server'/><model type='virtio'/>{driver}</interface>";

    private static HostTopology Offline(HostTopology host, CpuSet cpus) => host with { Cpus = [.. host.Cpus.Select(c => cpus.Contains(c.Id) ? c with { Online = false } : c)] };

    private static HostTopology Pages(HostTopology host, long total, long free) =>
        host with { Nodes = [.. host.Nodes.Select(n => n with { HugePages = [new HugePagePool(MemorySize.FromMiB(2), total, free)] })] };

    private static DomainActual VCpu(DomainActual actual, int vcpu, Func<ThreadActual, ThreadActual> change) =>
        actual with { VCpus = [.. actual.VCpus.Select(v => v.VCpu == vcpu ? v with { Thread = change(v.Thread) } : v)] };

    private static DomainActual Region(DomainActual actual, Func<MemoryRegion, MemoryRegion> change) => actual with { Memory = [change(actual.Memory![0])] };
}
