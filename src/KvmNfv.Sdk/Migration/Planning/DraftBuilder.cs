using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>The draft of a request with some levers, before the rules.</summary>
internal static class DraftBuilder
{
    public static MigrationDraft Build(MigrationRequest request, Levers levers, int throttle)
    {
        var policy = request.Policy;
        var draft = new MigrationDraft
        {
            Flags = Flags(request, levers),
            Compression = levers.Compression,
            Recover = levers.PostCopy,
            DirtyRateMode = request.DirtyRate is null && request.Domain.Active ? DirtyRateMode.PageSampling : null,
        };
        draft = Where(draft, policy);
        if (policy.BandwidthLimit is { } limit)
            draft = draft.With(MigrateParam.Bandwidth, WholeMiB(limit));
        if (policy.PostCopyBandwidth is { } postCopy)
            draft = draft.With(MigrateParam.BandwidthPostcopy, WholeMiB(postCopy));
        if (levers.Connections > 0)
            draft = draft.With(MigrateParam.ParallelConnections, levers.Connections);
        // The threshold of the switch-over then stands on what the link can do, not on what it did in the last 100 ms.
        if (policy is { Offline: false, BandwidthLimit: null } && levers.Compression == MigrationCompression.None && request.Domain.Active)
            draft = draft.With(MigrateParam.BandwidthAvailSwitchover, WholeMiB(request.Link.Bandwidth));
        if (levers.AutoConverge || policy.AutoConvergeInitial is not null)
            draft = draft.With(MigrateParam.AutoConvergeInitial, policy.AutoConvergeInitial ?? throttle);
        if (policy.AutoConvergeIncrement is { } increment)
            draft = draft.With(MigrateParam.AutoConvergeIncrement, increment);
        return Compressed(draft, request, levers.Compression);
    }

    private static DomainMigrateFlags Flags(MigrationRequest request, Levers levers)
    {
        var (policy, domain) = (request.Policy, request.Domain);
        var flags = DomainMigrateFlags.None;
        Add(DomainMigrateFlags.Live, domain.Active && !policy.Offline);
        Add(DomainMigrateFlags.Peer2peer, policy.Route != MigrationRoute.Direct);
        // Peer-to-peer protects the domain's definition by itself.
        Add(DomainMigrateFlags.ChangeProtection, policy.Route == MigrationRoute.Direct);
        Add(DomainMigrateFlags.Tunnelled, policy.Route == MigrationRoute.Tunnelled);
        Add(DomainMigrateFlags.Offline, policy.Offline);
        Add(DomainMigrateFlags.Paused, policy.Paused);
        Add(DomainMigrateFlags.PersistDest | DomainMigrateFlags.UndefineSource, policy.Persist ?? domain.Persistent);
        Add(DomainMigrateFlags.NonSharedDisk, policy.Storage == StorageCopy.Full || (policy.Storage == StorageCopy.Auto && policy.Disks.Count > 0));
        Add(DomainMigrateFlags.NonSharedInc, policy.Storage == StorageCopy.Incremental);
        Add(DomainMigrateFlags.NonSharedSynchronousWrites, policy.SynchronousWrites);
        Add(DomainMigrateFlags.AbortOnError, policy.Storage is StorageCopy.Full or StorageCopy.Incremental || policy.Disks.Count > 0);
        Add(DomainMigrateFlags.Tls, policy.Tls == LeverUse.Always);
        Add(DomainMigrateFlags.Parallel, levers.Connections > 0);
        Add(DomainMigrateFlags.AutoConverge, levers.AutoConverge);
        Add(DomainMigrateFlags.Postcopy, levers.PostCopy);
        Add(DomainMigrateFlags.Zerocopy, levers.ZeroCopy);
        return flags;

        void Add(DomainMigrateFlags flag, bool wanted) => flags |= wanted ? flag : 0;
    }

    private static MigrationDraft Where(MigrationDraft draft, MigrationPolicy policy)
    {
        (string Name, string? Value)[] texts =
        [
            (MigrateParam.Uri, policy.MigrateUri), (MigrateParam.ListenAddress, policy.ListenAddress), (MigrateParam.DisksUri, policy.DisksUri),
            (MigrateParam.DestName, policy.DestinationName), (MigrateParam.DestXml, policy.DestinationXml), (MigrateParam.PersistXml, policy.PersistentXml),
            (MigrateParam.TlsDestination, policy.TlsDestination),
        ];
        foreach (var (name, value) in texts)
            draft = value is null ? draft : draft.With(name, value);
        if (policy.DisksPort is { } port)
            draft = draft.With(MigrateParam.DisksPort, port);
        return policy.Disks.Count > 0 ? draft.With(MigrateParam.MigrateDisks, policy.Disks) : draft;
    }

    private static MigrationDraft Compressed(MigrationDraft draft, MigrationRequest request, MigrationCompression method)
    {
        // A document that sets it by -global must not have it named again.
        if (method == MigrationCompression.None || (method is MigrationCompression.Zlib or MigrationCompression.Zstd && Globally(request, method)))
            return draft;
        draft = (draft with { Flags = draft.Flags | DomainMigrateFlags.Compressed }).With(MigrateParam.Compression, method.ToString().ToLowerInvariant());
        if (request.Policy.CompressionLevel is { } level && Level(method) is { } name)
            draft = draft.With(name, level);
        return method == MigrationCompression.Xbzrle ? draft.With(MigrateParam.CompressionXbzrleCache, Cache(request)) : draft;
    }

    public static bool Globally(MigrationRequest request, MigrationCompression method) =>
        request.Domain.CommandLine.Contains($"migration.multifd-compression={method.ToString().ToLowerInvariant()}");

    // The working set where it is known, else a quarter of memory: a smaller cache misses nearly always.
    private static ulong Cache(MigrationRequest request)
    {
        if (request.Policy.XbzrleCache is { } pinned)
            return pinned.Bytes;
        var wanted = request.DirtyRate is { WorkingSet.Bytes: > 0 } dirty ? dirty.WorkingSet.Bytes : request.Domain.Memory.Bytes / 4;
        return System.Numerics.BitOperations.RoundUpToPowerOf2(Math.Max(wanted, 64UL << 20));
    }

    private static string? Level(MigrationCompression method) => method switch
    {
        MigrationCompression.Mt => MigrateParam.CompressionMtLevel,
        MigrationCompression.Zlib => MigrateParam.CompressionZlibLevel,
        MigrationCompression.Zstd => MigrateParam.CompressionZstdLevel,
        _ => null,
    };

    private static ulong WholeMiB(DataRate rate) => Math.Max(1, rate.BytesPerSecond >> 20);
}
