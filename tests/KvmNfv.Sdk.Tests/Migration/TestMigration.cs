using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>A migration that no rule has anything against, to change in one place.</summary>
internal static class TestMigration
{
    public const DomainMigrateFlags Ordinary =
        DomainMigrateFlags.Live | DomainMigrateFlags.Peer2peer | DomainMigrateFlags.PersistDest | DomainMigrateFlags.UndefineSource;

    public static MigrationDomainFacts Guest { get; } = new()
    {
        Name = "vnf",
        Uuid = new Guid("6b3c1c6e-4a0e-4d52-9a39-000000000001"),
        Type = "kvm",
        Machine = "pc-q35-10.1",
        Architecture = "x86_64",
        Active = true,
        Persistent = true,
        VCpus = 4,
        Memory = MemorySize.FromGiB(8),
        CpuMode = "custom",
        Disks = [new() { Target = "vda", Type = "network", Source = "pool/vnf", Shared = true }],
    };

    public static MigrationRequest Request { get; } = new()
    {
        Domain = Guest,
        Source = Host(1),
        Destination = Host(2),
        Link = new() { Bandwidth = DataRate.Parse("10Gbit") },
        DirtyRate = DirtyRateProfileTests.Profile(50, 200),
        Probe = new() { ZeroFraction = 0.5, Ratio = 3, ZlibPerCore = DataRate.FromMiBPerSecond(80), ZstdPerCore = DataRate.FromMiBPerSecond(500) },
    };

    public static MigrationDraft Draft { get; } = new() { Flags = Ordinary | DomainMigrateFlags.Tls };

    public static MigrationHostFacts Host(int number) => new()
    {
        Uri = $"qemu://host{number}/system",
        HostName = $"host{number}",
        Uuid = new Guid($"11111111-2222-3333-4444-00000000000{number}"),
        Libvirt = new(12, 0, 0),
        Qemu = new(10, 1, 0),
        Architecture = "x86_64",
        DomainTypes = ["kvm", "qemu"],
        Machines = ["pc-q35-10.1", "pc-q35-8.2", "q35"],
        Cpu = new() { Model = "Icelake-Server", Vendor = "Intel" },
        RunsGuestCpu = new(true, "libvirt's comparison"),
        HugePages = [new HugePagePool(MemorySize.FromMiB(2), 8192, 8192), new HugePagePool(MemorySize.FromGiB(1), 16, 16)],
        FreeMemory = MemorySize.FromGiB(64),
        HousekeepingCpus = CpuSet.Range(0, 7),
        UserFaultFd = new(true, "vm.unprivileged_userfaultfd is 1"),
        Pml = new(true, "kvm_intel pml is Y"),
        DirtyRing = new(true, "Linux 6.12"),
        Tls = new(true, "certificates are there"),
    };

    public static MigrationRequest With(Func<MigrationDomainFacts, MigrationDomainFacts> domain) => Request with { Domain = domain(Guest) };

    public static MigrationRequest WithLibvirt(int major, int minor) => Hosts(h => h with { Libvirt = new(major, minor, 0) });

    public static MigrationRequest WithQemu(int major, int minor) => Hosts(h => h with { Qemu = new(major, minor, 0) });

    public static MigrationRequest Hosts(Func<MigrationHostFacts, MigrationHostFacts> change) =>
        Request with { Source = change(Request.Source), Destination = change(Request.Destination) };
}
