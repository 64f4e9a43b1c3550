using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;
using KvmNfv.Sdk.Placement;
using static KvmNfv.Libvirt.DomainMigrateFlags;
using static KvmNfv.Sdk.Migration.PreflightOutcome;
using static KvmNfv.Sdk.Tests.Migration.TestMigration;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>One case for each rule: the change that calls it up, and where it needs a second one, that.</summary>
internal static class RuleCases
{
    private const DomainMigrateFlags Multifd = DomainMigrateFlags.Parallel;

    private static readonly MigrationDevice s_vf = new() { Kind = MigrationDeviceKind.Vfio, Name = "ua-vf0", Migratable = false };
    private static readonly MigrationDisk s_cached = new() { Target = "vda", Type = "file", Source = "/nfs/vda.qcow2", Shared = true };
    private static readonly MigrationRequest s_tunnelled = Policy(p => p with { Route = MigrationRoute.Tunnelled });

    public static IEnumerable<RuleCase> All() =>
    [
        // Hosts
        Of("host-uuid", Refused, Request with { Destination = Host(2) with { Uuid = Host(1).Uuid } }),
        Of("inactive-domain", Refused, With(d => d with { Active = false })),
        Of("domain-type", Refused, To(h => h with { DomainTypes = ["qemu"] })),
        Of("machine-type", Refused, With(d => d with { Machine = "pc-q35-11.0" })),
        Of("guest-cpu", Refused, To(h => h with { RunsGuestCpu = new(false, "incompatible") })),
        Of("cpu-passthrough", Harmful, To(h => h with { Cpu = new() { Model = "EPYC", Vendor = "AMD" } }) with { Domain = Guest with { CpuMode = "host-passthrough" } },
            With(d => d with { CpuMode = "host-passthrough" })),
        Of("huge-pages", Refused, To(h => h with { HugePages = [new(MemorySize.FromGiB(1), 16, 7)] }) with { Domain = Guest with { PageSize = MemorySize.FromGiB(1) } },
            With(d => d with { PageSize = MemorySize.FromGiB(1) })),
        Of("free-memory", Refused, To(h => h with { FreeMemory = MemorySize.FromGiB(4) })),
        Of("placement", Refused, Request with { Placement = new PlacementRefusal { Vnf = "vnf", Failed = [] } }),
        Of("older-qemu", Harmful, To(h => h with { Qemu = new(10, 0, 9) })),
        Of("older-libvirt", Note, To(h => h with { Libvirt = new(11, 9, 0) })),
        Of("ht-feature", Harmful, To(h => h with { Libvirt = new(11, 3, 0) }) with { Source = Host(1) with { Qemu = new(9, 2, 0) } }, WithLibvirt(11, 3)),
        Of("emulated-qemu-7", Harmful, WithQemu(7, 2) with { Domain = Guest with { Type = "qemu" } }, WithQemu(7, 2)),
        Of("shutdown-in-the-middle", Note, WithLibvirt(10, 4), WithLibvirt(10, 5)),
        Of("command-line", Note, With(d => d with { CommandLine = ["-global", "x=y"] })),

        // Routes
        Of("tunnelled-peer2peer", Repaired, s_tunnelled, Live | Tunnelled | Tls, Live | Tunnelled | Peer2peer | Tls),
        Of("tunnelled-offline", Repaired, Request, Offline | PersistDest | Tunnelled | Peer2peer, Offline | PersistDest | Peer2peer),
        Of("tunnelled-storage", Refused, s_tunnelled, Ordinary | Tunnelled | NonSharedDisk, Ordinary | Tunnelled),
        Of("tunnelled-parallel", Repaired, s_tunnelled, Ordinary | Tunnelled | Multifd, Ordinary | Tunnelled),
        Of("tunnelled-postcopy", Repaired, s_tunnelled, Ordinary | Tunnelled | Postcopy, Ordinary | Tunnelled),
        Of("tunnelled-uris", Repaired, s_tunnelled, Flags(Ordinary | Tunnelled).With(MigrateParam.Uri, "tcp://b"), Flags(Ordinary | Tunnelled)),
        Of("tunnelled-slow", Harmful, s_tunnelled, Ordinary | Tunnelled, Ordinary),
        Of("offline-persist", Repaired, Request, Offline | Peer2peer, Offline | Peer2peer | PersistDest),
        Of("offline-storage", Refused, Request, Offline | PersistDest | NonSharedDisk, Offline | PersistDest),
        Of("paused-postcopy", Repaired, Request, Ordinary | Paused | Postcopy, Ordinary | Paused),
        Of("undefine-persist", Repaired, Request, Live | Peer2peer | UndefineSource, Ordinary),
        Of("persistent-xml", Repaired, Request, Draft.With(MigrateParam.DestXml, "<domain/>"), Draft.With(MigrateParam.DestXml, "<domain/>").With(MigrateParam.PersistXml, "<domain/>")),
        Of("persistent-xml-unused", Repaired, Request, Flags(Live | Peer2peer).With(MigrateParam.PersistXml, "<domain/>"), Draft.With(MigrateParam.PersistXml, "<domain/>")),
        Of("rdma-hard-limit", Refused, Request, Draft.With(MigrateParam.Uri, "rdma://b:4444"), Draft.With(MigrateParam.Uri, "tcp://b:4444")),
        Of("rdma-pin-all", Repaired, With(d => d with { HardLimit = MemorySize.FromGiB(9) }), Flags(Ordinary | RdmaPinAll),
            Flags(Ordinary | RdmaPinAll).With(MigrateParam.Uri, "rdma://b:4444")),
        Of("switchover-bandwidth", Repaired, WithLibvirt(11, 0), Draft.With(MigrateParam.BandwidthAvailSwitchover, 1000ul), WithLibvirt(11, 1)),
        Of("direct-client", Note, Policy(p => p with { Route = MigrationRoute.Direct })),

        // Storage
        Of("storage-exclusive", Repaired, Request, Ordinary | NonSharedDisk | NonSharedInc, Ordinary | NonSharedDisk),
        Of("local-disk", Repaired, Disk(s_cached with { Shared = false, Cache = "none" })),
        Of("disk-sharing-unknown", Note, Disk(s_cached with { Shared = null, Cache = "none" })),
        Of("disk-cache", Refused, Disk(s_cached), Disk(s_cached with { Cache = "none" })),
        Of("disk-unsafe", Harmful, Disk(s_cached) with { Policy = new() { AllowUnsafe = true } }, Ordinary | Unsafe, Ordinary | NonSharedDisk),
        Of("synchronous-writes", Repaired, Request, Ordinary | NonSharedSynchronousWrites, Ordinary | NonSharedSynchronousWrites | NonSharedDisk),
        Of("disk-parameters", Repaired, Request, Draft.With(MigrateParam.DisksPort, 49153), Flags(Ordinary | NonSharedDisk).With(MigrateParam.DisksPort, 49153)),
        Of("detect-zeroes", Repaired, WithLibvirt(10, 8), Flags(Ordinary | NonSharedDisk).With(MigrateParam.MigrateDisksDetectZeroes, ["vda"]), WithLibvirt(10, 9)),

        // Devices
        Of("vfio-blocks", Refused, Device(s_vf), Device(s_vf with { TeamedWith = "ua-net0" })),
        Of("vfio-versions", Refused, WithQemu(8, 0) with { Domain = Guest with { Devices = [s_vf with { Migratable = true }] } }, Device(s_vf with { Migratable = true })),
        Of("vfio-tracking", Harmful, Device(s_vf with { Migratable = true })),
        Of("teaming-unplug", Note, Device(s_vf with { TeamedWith = "ua-net0" })),
        Of("host-devices", Refused, Device(s_vf with { Kind = MigrationDeviceKind.HostDevice })),
        Of("vhost-user-memory", Refused, Device(s_vf with { Kind = MigrationDeviceKind.VhostUser }),
            With(d => d with { SharedMemory = true, Devices = [s_vf with { Kind = MigrationDeviceKind.VhostUser }] })),
        Of("vhost-user-log", Note, With(d => d with { SharedMemory = true, Devices = [s_vf with { Kind = MigrationDeviceKind.VhostUser }] })),
        Of("vdpa", Harmful, Device(s_vf with { Kind = MigrationDeviceKind.Vdpa })),
        Of("shmem-role", Refused, Device(s_vf with { Kind = MigrationDeviceKind.SharedMemory, Detail = "peer" }),
            Device(s_vf with { Kind = MigrationDeviceKind.SharedMemory, Detail = "master" })),
        Of("filesystem", Harmful, Device(s_vf with { Kind = MigrationDeviceKind.Filesystem })),

        // Compression
        Of("xbzrle-parallel", Repaired, Request, Compress(MigrationCompression.Xbzrle, Multifd), Compress(MigrationCompression.Xbzrle)),
        Of("mt-parallel", Repaired, WithQemu(9, 0), Compress(MigrationCompression.Mt, Multifd), Compress(MigrationCompression.Mt)),
        Of("mt-gone", Repaired, WithQemu(9, 1), Compress(MigrationCompression.Mt), WithQemu(9, 0)),
        Of("mt-postcopy", Repaired, WithQemu(9, 0), Compress(MigrationCompression.Mt, Postcopy), Compress(MigrationCompression.Mt)),
        Of("mt-slow", Harmful, WithQemu(9, 0), Compress(MigrationCompression.Mt), Compress(MigrationCompression.Xbzrle)),
        Of("zstd-libvirt", Repaired, WithLibvirt(9, 3), Compress(MigrationCompression.Zstd, Multifd), WithLibvirt(9, 4)),
        Of("zstd-needs-parallel", Repaired, Request, Compress(MigrationCompression.Zlib), Compress(MigrationCompression.Zlib, Multifd)),
        Of("compression-twice", Repaired, Global(), Compress(MigrationCompression.Zstd, Multifd), Flags(Ordinary | Multifd | Tls)),
        Of("global-compression", Harmful, Global(), Ordinary | Multifd | Tls, Ordinary | Tls),
        Of("compression-method", Repaired, Request, Ordinary | Multifd | Compressed | Tls, Ordinary | Compressed | Tls),
        Of("mt-parameters", Repaired, Request, Draft.With(MigrateParam.CompressionMtThreads, 2), WithQemu(9, 0),
            Compress(MigrationCompression.Mt).With(MigrateParam.CompressionMtThreads, 2)),
        Of("xbzrle-parameters", Repaired, Request, Draft.With(MigrateParam.CompressionXbzrleCache, 1ul << 30), Request,
            Compress(MigrationCompression.Xbzrle).With(MigrateParam.CompressionXbzrleCache, 1ul << 30)),
        Of("zlib-parameters", Repaired, Request, Draft.With(MigrateParam.CompressionZlibLevel, 1), Request,
            Compress(MigrationCompression.Zlib, Multifd).With(MigrateParam.CompressionZlibLevel, 1)),
        Of("zstd-parameters", Repaired, Request, Draft.With(MigrateParam.CompressionZstdLevel, 1), Request,
            Compress(MigrationCompression.Zstd, Multifd).With(MigrateParam.CompressionZstdLevel, 1)),
        Of("mt-level", Repaired, WithQemu(9, 0), Compress(MigrationCompression.Mt).With(MigrateParam.CompressionMtLevel, 10), WithQemu(9, 0),
            Compress(MigrationCompression.Mt).With(MigrateParam.CompressionMtLevel, 9)),
        Of("zlib-level", Repaired, Request, Compress(MigrationCompression.Zlib, Multifd).With(MigrateParam.CompressionZlibLevel, 10), Request,
            Compress(MigrationCompression.Zlib, Multifd).With(MigrateParam.CompressionZlibLevel, 9)),
        Of("zstd-level", Repaired, Request, Compress(MigrationCompression.Zstd, Multifd).With(MigrateParam.CompressionZstdLevel, 21), Request,
            Compress(MigrationCompression.Zstd, Multifd).With(MigrateParam.CompressionZstdLevel, 20)),
        Of("xbzrle-cache", Repaired, Request, Compress(MigrationCompression.Xbzrle).With(MigrateParam.CompressionXbzrleCache, 900ul << 20), Request,
            Compress(MigrationCompression.Xbzrle).With(MigrateParam.CompressionXbzrleCache, 1024ul << 20)),
        Of("xbzrle-cache-small", Harmful, Request, Compress(MigrationCompression.Xbzrle).With(MigrateParam.CompressionXbzrleCache, 64ul << 20), Request,
            Compress(MigrationCompression.Xbzrle).With(MigrateParam.CompressionXbzrleCache, 256ul << 20)),
        Of("cap-before-compression", Repaired, WithQemu(7, 2), Compress(MigrationCompression.Zstd, Multifd).With(MigrateParam.Bandwidth, 64ul), Request,
            Compress(MigrationCompression.Zstd, Multifd).With(MigrateParam.Bandwidth, 64ul)),

        // Channels
        Of("parallel-cpus", Repaired, Request, Flags(Ordinary | Multifd | Tls).With(MigrateParam.ParallelConnections, 9), Request,
            Flags(Ordinary | Multifd | Tls).With(MigrateParam.ParallelConnections, 8)),
        Of("parallel-pinned", Repaired, With(d => d with { EmulatorPin = CpuSet.Of(0) }), Flags(Ordinary | Multifd | Tls).With(MigrateParam.ParallelConnections, 4), Request,
            Flags(Ordinary | Multifd | Tls).With(MigrateParam.ParallelConnections, 4)),
        Of("parallel-old-machine", Note, With(d => d with { Machine = "pc-q35-8.2" }), Ordinary | Multifd | Tls, Ordinary | Tls),

        // Post-copy
        Of("postcopy-live", Repaired, Request, Peer2peer | Postcopy, Peer2peer | Live | Postcopy),
        Of("postcopy-parallel", Repaired, WithQemu(10, 0), Flags(Ordinary | Postcopy | Multifd), WithQemu(10, 1)),
        Of("postcopy-userfaultfd", Repaired, To(h => h with { UserFaultFd = new(false, "vm.unprivileged_userfaultfd is 0") }), Flags(Ordinary | Postcopy), Request),
        Of("postcopy-vfio", Repaired, Device(s_vf with { Migratable = true }), Flags(Ordinary | Postcopy), Device(s_vf with { TeamedWith = "ua-net0" })),
        Of("postcopy-giant-pages", Repaired, With(d => d with { PageSize = MemorySize.FromGiB(1) }), Flags(Ordinary | Postcopy), With(d => d with { PageSize = MemorySize.FromMiB(2) })),
        Of("postcopy-vhost-user", Repaired, With(d => d with { SharedMemory = true, Devices = [s_vf with { Kind = MigrationDeviceKind.VhostUser }] }), Flags(Ordinary | Postcopy), Request),
        Of("postcopy-realtime", Repaired, With(d => d with { RealTime = true }), Flags(Ordinary | Postcopy), Request),
        Of("postcopy-resume-crash", Repaired, WithLibvirt(11, 3), Flags(Ordinary | Postcopy) with { Recover = true }, WithLibvirt(11, 4)),
        Of("postcopy-resume-old", Repaired, WithLibvirt(8, 4), Flags(Ordinary | Postcopy) with { Recover = true }, WithLibvirt(8, 5)),
        Of("postcopy-resume-error", Note, WithLibvirt(10, 10), Flags(Ordinary | Postcopy) with { Recover = true }, WithLibvirt(11, 0)),
        Of("postcopy-risk", Note, Request, Ordinary | Postcopy, Ordinary),
        Of("postcopy-bandwidth", Repaired, Request, Draft.With(MigrateParam.BandwidthPostcopy, 100ul), Request, Flags(Ordinary | Postcopy).With(MigrateParam.BandwidthPostcopy, 100ul)),
        Of("resume-postcopy", Repaired, Request, Ordinary | PostcopyResume, Ordinary | PostcopyResume | Postcopy),
        Of("resume-route", Repaired, Request, Live | Postcopy | PostcopyResume, Live | Postcopy | PostcopyResume | ChangeProtection),
        Of("resume-version", Refused, WithLibvirt(8, 4), Flags(Ordinary | Postcopy | PostcopyResume), WithLibvirt(8, 5)),

        // Zero-copy
        Of("zerocopy-parallel", Repaired, Request, Ordinary | Zerocopy, Ordinary | Zerocopy | Multifd),
        Of("zerocopy-version", Repaired, WithQemu(7, 0), Flags(Ordinary | Zerocopy | Multifd), WithQemu(7, 1)),
        Of("zerocopy-tls", Repaired, Request, Ordinary | Zerocopy | Multifd | Tls, Ordinary | Zerocopy | Multifd),
        Of("zerocopy-compression", Repaired, Request, Compress(MigrationCompression.Zstd, Multifd | Zerocopy, Ordinary), Compress(MigrationCompression.Zstd, Multifd)),
        Of("zerocopy-loopback", Repaired, Request with { Link = Request.Link with { Loopback = true } }, Flags(Ordinary | Zerocopy | Multifd), Request),
        Of("zerocopy-memlock", Note, Request, Flags(Ordinary | Zerocopy | Multifd), With(d => d with { HardLimit = MemorySize.FromGiB(9) })),

        // TLS
        Of("tls-certificates", Refused, To(h => h with { Tls = new(false, "no file") })),
        Of("tls-unix", Refused, Request, Draft.With(MigrateParam.Uri, "unix:///run/m.sock"), Request,
            Draft.With(MigrateParam.Uri, "unix:///run/m.sock").With(MigrateParam.TlsDestination, "b")),
        Of("tls-storage-name", Harmful, WithLibvirt(10, 2), Flags(Ordinary | Tls | Multifd | NonSharedDisk), WithLibvirt(10, 3)),
        Of("tls-gnutls", Harmful, WithLibvirt(11, 5), WithLibvirt(11, 6)),
        Of("tls-single", Note, Request, Ordinary | Tls, Ordinary | Tls | Multifd),
        Of("tls-destination", Repaired, Request, Flags(Ordinary).With(MigrateParam.TlsDestination, "b"), Request, Draft.With(MigrateParam.TlsDestination, "b")),
        Of("unencrypted", Note, Request, Ordinary, Ordinary | Tls),

        // Auto-converge
        Of("autoconverge-parameters", Repaired, Request, Draft.With(MigrateParam.AutoConvergeInitial, 30), Request, Flags(Ordinary | AutoConverge).With(MigrateParam.AutoConvergeInitial, 30)),
        Of("autoconverge-realtime", Repaired, With(d => d with { RealTime = true }), Flags(Ordinary | AutoConverge), Request),

        // Measuring
        Of("dirtyrate-emulated", Repaired, With(d => d with { Type = "qemu", DirtyRing = true }), Draft with { DirtyRateMode = DirtyRateMode.DirtyBitmap }, Request),
        Of("dirtyrate-ring", Repaired, Request, Draft with { DirtyRateMode = DirtyRateMode.DirtyRing }, With(d => d with { DirtyRing = true })),
        Of("dirtyrate-version", Refused, WithLibvirt(7, 1), Draft with { DirtyRateMode = DirtyRateMode.PageSampling }, WithLibvirt(7, 2)),
    ];

    private static RuleCase Of(string id, PreflightOutcome outcome, MigrationRequest request, MigrationRequest? other = null) =>
        new(id, outcome, request, Draft, other ?? Request, Draft);

    private static RuleCase Of(string id, PreflightOutcome outcome, MigrationRequest request, MigrationDraft draft, MigrationRequest other) =>
        new(id, outcome, request, draft, other, draft);

    private static RuleCase Of(string id, PreflightOutcome outcome, MigrationRequest request, MigrationDraft draft, MigrationDraft other) =>
        new(id, outcome, request, draft, request, other);

    private static RuleCase Of(string id, PreflightOutcome outcome, MigrationRequest request, MigrationDraft draft, MigrationRequest other, MigrationDraft otherDraft) =>
        new(id, outcome, request, draft, other, otherDraft);

    private static RuleCase Of(string id, PreflightOutcome outcome, MigrationRequest request, DomainMigrateFlags flags, DomainMigrateFlags other) =>
        new(id, outcome, request, Flags(flags), request, Flags(other));

    private static MigrationDraft Flags(DomainMigrateFlags flags) => new() { Flags = flags };

    private static MigrationDraft Compress(MigrationCompression method, DomainMigrateFlags flags = 0, DomainMigrateFlags ordinary = Ordinary | Tls) =>
        new MigrationDraft { Flags = ordinary | Compressed | flags, Compression = method }.With(MigrateParam.Compression, method.ToString().ToLowerInvariant());

    private static MigrationRequest Policy(Func<MigrationPolicy, MigrationPolicy> policy) => Request with { Policy = policy(Request.Policy) };

    private static MigrationRequest To(Func<MigrationHostFacts, MigrationHostFacts> change) => Request with { Destination = change(Request.Destination) };

    private static MigrationRequest Disk(MigrationDisk disk) => With(d => d with { Disks = [disk] });

    private static MigrationRequest Device(MigrationDevice device) => With(d => d with { Devices = [device] });

    private static MigrationRequest Global() => With(d => d with { CommandLine = ["-global", "migration.multifd-compression=zstd"] });
}
