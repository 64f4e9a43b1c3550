using System.Globalization;
using System.Numerics;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>Each fact in words, and how it is read. Null is unknown.</summary>
internal static class RuleFacts
{
    private static readonly MemorySize s_giantPage = MemorySize.FromGiB(1);

    // Caches below this share of memory hold no working set worth the name; every page then misses.
    private const double UsefulCacheShare = 0.05;

    private static readonly Dictionary<RuleFact, (string Words, Func<RuleInput, bool?> Read)> s_facts = new()
    {
        [RuleFact.DomainActive] = ("the domain runs", i => i.Request.Domain.Active),
        [RuleFact.DomainRealTime] = ("the domain has real-time vCPUs", i => i.Request.Domain.RealTime),
        [RuleFact.Emulated] = ("the domain is emulated (type qemu)", i => i.Request.Domain.Type == "qemu"),
        [RuleFact.DestinationRunsType] = ("the destination runs the domain's type", i => Member(i.Request.Destination.DomainTypes, i.Request.Domain.Type)),
        [RuleFact.SameHostUuid] = ("both hosts have the same host UUID", i => Equal(i.Request.Source.Uuid, i.Request.Destination.Uuid)),
        [RuleFact.DestinationHasMachine] = ("the destination has the machine type", i => Member(i.Request.Destination.Machines, i.Request.Domain.Machine)),
        [RuleFact.DestinationRunsCpu] = ("the destination can run the guest's CPU", i => i.Request.Destination.RunsGuestCpu.Present),
        [RuleFact.HostPassthrough] = ("the CPU mode is host-passthrough or maximum", i => i.Request.Domain.CpuMode is "host-passthrough" or "maximum"),
        [RuleFact.CpusDiffer] = ("the hosts' CPUs differ", i => CpusDiffer(i.Request.Source.Cpu, i.Request.Destination.Cpu)),
        [RuleFact.DestinationOlderQemu] = ("the destination's QEMU is older", i => i.Request.Destination.Qemu < i.Request.Source.Qemu),
        [RuleFact.DestinationOlderLibvirt] = ("the destination's libvirt is older", i => i.Request.Destination.Libvirt < i.Request.Source.Libvirt),
        [RuleFact.HugePages] = ("the guest's memory is on huge pages", i => Huge(i)),
        [RuleFact.GiantPages] = ("the guest's memory is on 1 GiB pages", i => i.Request.Domain.PageSize >= s_giantPage),
        [RuleFact.DestinationHasPages] = ("the destination has enough free huge pages of that size", FreePages),
        [RuleFact.DestinationHasMemory] = ("the destination has enough free memory", i => i.Request.Destination.FreeMemory is { } free ? free >= i.Request.Domain.Memory : null),
        [RuleFact.SharedMemoryBacking] = ("the guest's memory is shared (memoryBacking/access mode='shared')", i => i.Request.Domain.SharedMemory),
        [RuleFact.HardLimit] = ("the domain has a memtune/hard_limit", i => i.Request.Domain.HardLimit is not null),
        [RuleFact.RdmaUri] = ("migrate_uri is rdma://", i => Scheme(i, "rdma")),
        [RuleFact.UnixUri] = ("migrate_uri is unix://", i => Scheme(i, "unix")),
        [RuleFact.UserFaultFd] = ("QEMU may use userfaultfd on the destination", i => i.Request.Destination.UserFaultFd.Present),
        [RuleFact.TlsOnBoth] = ("both hosts have TLS certificates for migration", i => i.Request.Source.Tls.Present & i.Request.Destination.Tls.Present),
        [RuleFact.Vfio] = ("the domain has passed-through devices", i => Passed(i).Any()),
        [RuleFact.VfioMovable] = ("their drivers can migrate their state", VfioMovable),
        [RuleFact.VfioUnteamed] = ("one of them is in no failover pair", i => Passed(i).Any(d => d.TeamedWith is null)),
        [RuleFact.VfioTeamed] = ("one of them is in a failover pair", i => Passed(i).Any(d => d.TeamedWith is not null)),
        [RuleFact.DevicesDetached] = ("devices are detached before", i => i.Draft.DetachDevices),
        [RuleFact.HostDevices] = ("the domain has USB or SCSI devices of the host", i => Any(i, MigrationDeviceKind.HostDevice)),
        [RuleFact.VhostUser] = ("the domain has vhost-user interfaces", i => Any(i, MigrationDeviceKind.VhostUser)),
        [RuleFact.Vdpa] = ("the domain has vDPA interfaces", i => Any(i, MigrationDeviceKind.Vdpa)),
        [RuleFact.SharedMemoryNotMaster] = ("a shmem device has another role than master",
            i => i.Request.Domain.Devices.Any(d => d is { Kind: MigrationDeviceKind.SharedMemory, Detail: not "master" })),
        [RuleFact.Filesystem] = ("a host folder is shared into the guest", i => Any(i, MigrationDeviceKind.Filesystem)),
        [RuleFact.StorageCopied] = ("disks are copied", i => StorageCopied(i)),
        [RuleFact.WritableLocalDisk] = ("a writable disk is local to the source", i => i.Request.Domain.Disks.Any(d => d is { Shared: false, ReadOnly: false, Source: not null })),
        [RuleFact.UnknownDiskSharing] = ("it is not known whether both hosts see a disk", i => i.Request.Domain.Disks.Any(d => d is { Shared: null, Source: not null })),
        [RuleFact.UnsafeCache] = ("a shared disk's cache mode may lose data", i => i.Request.Domain.Disks.Any(Cached)),
        [RuleFact.ChannelsOverCpus] = ("there are more channels than spare housekeeping CPUs", i => KnownCpus(i) ? i.Draft.Connections > SpareCpus(i) : null),
        [RuleFact.EmulatorPinnedNarrow] = ("the emulator is pinned to fewer CPUs than there are channels",
            i => i.Request.Domain.EmulatorPin is { } pin && pin.Count < i.Draft.Connections),
        [RuleFact.PinsWidened] = ("emulator pins are widened", i => i.Draft.WidenPins),
        [RuleFact.MtInRange] = ("compression.mt.level is 0 to 9", i => Within(i, MigrateParam.CompressionMtLevel, 9)),
        [RuleFact.ZlibInRange] = ("compression.zlib.level is 0 to 9", i => Within(i, MigrateParam.CompressionZlibLevel, 9)),
        [RuleFact.ZstdInRange] = ("compression.zstd.level is 0 to 20", i => Within(i, MigrateParam.CompressionZstdLevel, 20)),
        [RuleFact.XbzrleCachePowerOfTwo] = ("compression.xbzrle.cache is a power of two", i => Cache(i) is { } cache && BitOperations.IsPow2(cache)),
        [RuleFact.XbzrleCacheSmall] = ("compression.xbzrle.cache is below the working set, or below 5 % of memory where that is unknown", SmallCache),
        [RuleFact.Loopback] = ("both ends are one machine", i => i.Request.Link.Loopback),
        [RuleFact.CommandLine] = ("the document passes options to QEMU itself", i => i.Request.Domain.CommandLine.Count > 0),
        [RuleFact.GlobalCompression] = ("the document sets migration.multifd-compression", i => i.Request.Domain.CommandLine.Any(a => a.StartsWith("migration.multifd-compression=", StringComparison.Ordinal))),
        [RuleFact.MeasuresDirtyRate] = ("the dirty rate is measured before", i => i.Draft.DirtyRateMode is not null),
        [RuleFact.MeasuresByRingOrBitmap] = ("the dirty rate is measured by dirty-bitmap or dirty-ring", i => i.Draft.DirtyRateMode is DirtyRateMode.DirtyBitmap or DirtyRateMode.DirtyRing),
        [RuleFact.MeasuresByRing] = ("the dirty rate is measured by dirty-ring", i => i.Draft.DirtyRateMode is DirtyRateMode.DirtyRing),
        [RuleFact.DomainDirtyRing] = ("the domain has KVM's dirty ring", i => i.Request.Domain.DirtyRing),
        [RuleFact.PostCopyRecovers] = ("a failed post-copy is resumed", i => i.Draft.Recover),
        [RuleFact.PlacementRefused] = ("the destination can't hold the VNF's placement", i => i.Request.Placement is PlacementRefusal),
        [RuleFact.ManagedDirect] = ("the client drives the migration itself", i => i.Request.Policy.Route == MigrationRoute.Direct),
        [RuleFact.Persists] = ("the domain is persistent", i => i.Request.Domain.Persistent),
    };

    public static IEnumerable<RuleFact> All => s_facts.Keys;

    public static string Words(RuleFact fact) => s_facts[fact].Words;

    /// <summary>An unknown fact in words, with why it is unknown where that is told.</summary>
    public static string Question(RuleFact fact, RuleInput input)
    {
        var evidence = fact switch
        {
            RuleFact.DestinationRunsCpu => input.Request.Destination.RunsGuestCpu.Evidence,
            RuleFact.UserFaultFd => input.Request.Destination.UserFaultFd.Evidence,
            RuleFact.TlsOnBoth => $"source: {input.Request.Source.Tls.Evidence}; destination: {input.Request.Destination.Tls.Evidence}",
            _ => "",
        };
        return evidence.Length == 0 ? Words(fact) : $"{Words(fact)} ({evidence})";
    }

    public static bool? Read(RuleFact fact, RuleInput input) => s_facts[fact].Read(input);

    /// <summary>CPUs that channels may use on the side that has fewer.</summary>
    public static int SpareCpus(RuleInput input) => Math.Min(SpareCpus(input.Request.Source), SpareCpus(input.Request.Destination));

    private static int SpareCpus(MigrationHostFacts host) =>
        host.FreeHousekeepingCpus ?? (host.HousekeepingCpus.IsEmpty ? int.MaxValue : host.HousekeepingCpus.Count);

    private static bool KnownCpus(RuleInput input) => SpareCpus(input) != int.MaxValue;

    private static bool Huge(RuleInput input) => input.Request.Domain.PageSize > MemorySize.FromKiB(64);

    private static bool? FreePages(RuleInput input)
    {
        if (!Huge(input) || input.Request.Destination.HugePages.Count == 0)
            return null;
        var domain = input.Request.Domain;
        long free = 0;
        foreach (var pool in input.Request.Destination.HugePages)
        {
            if (pool.Size != domain.PageSize)
                continue;
            if (pool.Free is not { } some)
                return null;
            free += some;
        }

        return (ulong)free * domain.PageSize.Bytes >= domain.Memory.Bytes;
    }

    private static bool? Member(EquatableList<string> known, string value) => known.Count == 0 ? null : known.Contains(value);

    private static bool? Equal(Guid? one, Guid? other) => one is null || other is null ? null : one == other;

    private static bool? CpusDiffer(HostCpuFacts one, HostCpuFacts other) => one.Model is null || other.Model is null ? null : one != other;

    private static bool Scheme(RuleInput input, string scheme) =>
        input.Draft[MigrateParam.Uri] is { } uri && uri.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<MigrationDevice> Passed(RuleInput input) =>
        input.Request.Domain.Devices.Where(d => d.Kind is MigrationDeviceKind.Vfio or MigrationDeviceKind.Mdev);

    // One that can't decides; else one that is unknown.
    private static bool? VfioMovable(RuleInput input) => Passed(input).Select(d => d.Migratable).Aggregate((bool?)true, (all, one) => all & one);

    private static bool Any(RuleInput input, MigrationDeviceKind kind) => input.Request.Domain.Devices.Any(d => d.Kind == kind);

    private static bool StorageCopied(RuleInput input) =>
        (input.Draft.Flags & (DomainMigrateFlags.NonSharedDisk | DomainMigrateFlags.NonSharedInc)) != 0;

    // qemuMigrationSrcIsSafe: read-only disks, cache none or directsync, and network storage are safe; so are disks that are copied.
    private static bool Cached(MigrationDisk disk) =>
        disk is { ReadOnly: false, Source: not null, Shared: not false, Type: not "network" } && disk.Cache is not ("none" or "directsync");

    private static bool Within(RuleInput input, string name, int most) =>
        input.Draft[name] is not { } text || (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level) && level >= 0 && level <= most);

    private static ulong? Cache(RuleInput input) =>
        ulong.TryParse(input.Draft[MigrateParam.CompressionXbzrleCache], NumberStyles.None, CultureInfo.InvariantCulture, out var cache) ? cache : null;

    private static bool? SmallCache(RuleInput input) => (Cache(input), input.Request.DirtyRate) switch
    {
        (null, _) => null,
        ({ } cache, { } dirty) => cache < dirty.WorkingSet.Bytes,
        ({ } cache, null) => cache < input.Request.Domain.Memory.Bytes * UsefulCacheShare,
    };
}
