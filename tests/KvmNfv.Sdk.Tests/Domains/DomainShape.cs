using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Domains;

/// <summary>Documents of every shape that plans can have.</summary>
internal sealed record DomainShape(string Name, DomainDocument Document)
{
    private static readonly NfvDomainOptions s_tcg = new() { Hypervisor = DomainType.Qemu, Kernel = "/boot/vmlinuz", SerialLog = "/tmp/serial.log" };
    private static readonly NfvDomainOptions s_arm = new() { Hypervisor = DomainType.Qemu, Architecture = "aarch64", Machine = "virt", SerialLog = "/tmp/serial.log" };

    public static IEnumerable<DomainShape> All
    {
        get
        {
            foreach (var (name, options) in new[] { ("tcg", s_tcg), ("kvm", s_tcg with { Hypervisor = DomainType.Kvm }), ("arm", s_arm), ("arm-kvm", s_arm with { Hypervisor = DomainType.Kvm }) })
            {
                var (profile, plan, host) = OneCell();
                yield return new($"{name}-one-cell", NfvDomain.Build(profile, plan, options, host));
                yield return new($"{name}-shared-locked", NfvDomain.Build(profile, plan, options with { LockMemory = true, ShareMemory = true, Uuid = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) }, host));
                var (large, big, sockets) = FourCells();
                yield return new($"{name}-four-cells-devices-shares", NfvDomain.Build(large, big, options with { MonitorCache = true }, sockets));
            }

            var (smt, threads, siblings) = Siblings();
            yield return new("tcg-threads", NfvDomain.Build(smt, threads, s_tcg, siblings));
        }
    }

    public static (VnfProfile Profile, PlacementPlan Plan, HostTopology Host) OneCell()
    {
        var host = TestHost.Make(cores: 4, pages2M: 128);
        var profile = TestProfile.Make("hrd", 128, sizes: TestHost.Huge2M) with { IoThreads = 2 };
        var plan = (PlacementPlan)new Placer().Place(host, profile);
        return (profile, plan with { Devices = [Device("nic0", "0000:17:00.1", 0, network: true), Device("fpga0", "0000:b1:00.0", 0, network: false)] }, host);
    }

    /// <summary>Two sockets of two nodes, a cell on each node.</summary>
    public static (VnfProfile Profile, PlacementPlan Plan, HostTopology Host) FourCells()
    {
        var host = TestHost.Make(packages: 2, nodes: 2, cores: 4, pages2M: 128);
        var profile = TestProfile.Make("ddrrddrr", 128, sizes: TestHost.Huge2M).WithCells(("0-1", 32), ("2-3", 32), ("4-5", 32), ("6-7", 32));
        var plan = (PlacementPlan)new Placer().Place(host, profile);
        plan = plan with
        {
            Cells = [.. plan.Cells.Select(c => c with { Socket = c.Cell / 2, Distances = [.. Enumerable.Range(0, 4).Select(o => new CellDistance(o, o == c.Cell ? 10 : o / 2 == c.Cell / 2 ? 12 : 21))] })],
            Devices = [Device("wan0", "0000:17:00.1", 0, network: true), Device("wan1", "0000:17:00.2", 0, network: true), Device("lan0", "0000:b1:00.1", 2, network: true), Device("gpu0", "0000:b2:00.0", 2, network: false)],
            Shares =
            [
                new ResourceReservation
                {
                    VCpus = CpuSet.Parse("2-3,6-7"), Reason = plan.Emulator.Reason, Bandwidths = [new BandwidthReservation(0, 50), new BandwidthReservation(1, 50)],
                    Caches = [new CacheReservation(0, 3, CacheType.Unified, 0xf, MemorySize.FromMiB(4)), new CacheReservation(1, 3, CacheType.Unified, 0xf, MemorySize.FromMiB(4))],
                },
                new ResourceReservation { VCpus = CpuSet.Parse("0-1"), Reason = plan.Emulator.Reason, Caches = [new CacheReservation(0, 3, CacheType.Data, 0x30, MemorySize.FromMiB(2)), new CacheReservation(0, 3, CacheType.Instruction, 0x30, MemorySize.FromMiB(2))] },
            ],
        };
        return (profile, plan, host);
    }

    /// <summary>Whole cores of two threads.</summary>
    public static (VnfProfile Profile, PlacementPlan Plan, HostTopology Host) Siblings()
    {
        var host = TestHost.Make(cores: 4, threads: 2);
        var profile = TestProfile.Make("dddd", 64, SmtPolicy.Require);
        return (profile, (PlacementPlan)new Placer().Place(host, profile), host);
    }

    public override string ToString() => Name;

    private static DevicePlacement Device(string name, string address, int cell, bool network) => new()
    {
        Name = name, Address = PciAddress.Parse(address), Class = network ? "020000" : "120000", Cell = cell, Affinity = DeviceAffinity.Required,
        PhysicalFunction = network ? PciAddress.Parse(address) with { Function = 0 } : null,
        Reason = new PlacementReason { Rule = PlacementRule.CellNode, Text = "a test's device" },
    };
}
