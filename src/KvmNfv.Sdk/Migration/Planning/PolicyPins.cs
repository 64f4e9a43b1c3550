using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>What the user pinned, and whether a change breaks it.</summary>
internal static class PolicyPins
{
    /// <summary>The name of the first pin that <paramref name="after"/> breaks and <paramref name="before"/> does not; null when there is none.</summary>
    public static string? Broken(MigrationPolicy policy, MigrationDraft before, MigrationDraft after)
    {
        foreach (var (name, kept) in Pins(policy))
        {
            if (kept(before) && !kept(after))
                return name;
        }

        return null;
    }

    private static IEnumerable<(string Name, Func<MigrationDraft, bool> Kept)> Pins(MigrationPolicy policy)
    {
        if (policy.Route == MigrationRoute.Tunnelled)
            yield return ("route", Set(DomainMigrateFlags.Tunnelled));
        if (policy.Route == MigrationRoute.Direct)
            yield return ("route", d => !d.Has(DomainMigrateFlags.Peer2peer));
        if (policy.Parallel != LeverUse.Auto)
            yield return ("parallel", d => d.Has(DomainMigrateFlags.Parallel) == (policy.Parallel == LeverUse.Always));
        if (policy.Connections is { } connections)
            yield return ("connections", d => d.Connections == connections);
        if (policy.Compression is { } method)
            yield return ("compression", d => d.Compression == method);
        if (policy.AutoConverge != LeverUse.Auto)
            yield return ("auto-converge", d => d.Has(DomainMigrateFlags.AutoConverge) == (policy.AutoConverge == LeverUse.Always));
        if (policy.RequirePostCopy)
            yield return ("post-copy", Set(DomainMigrateFlags.Postcopy));
        if (policy.ZeroCopy != LeverUse.Auto)
            yield return ("zero-copy", d => d.Has(DomainMigrateFlags.Zerocopy) == (policy.ZeroCopy == LeverUse.Always));
        if (policy.Tls == LeverUse.Always)
            yield return ("tls", Set(DomainMigrateFlags.Tls));
        if (policy.Persist is { } persist)
            yield return ("persist", d => d.Has(DomainMigrateFlags.PersistDest) == persist);
        if (policy.Storage == StorageCopy.None)
            yield return ("storage", d => (d.Flags & (DomainMigrateFlags.NonSharedDisk | DomainMigrateFlags.NonSharedInc)) == 0);
        if (policy.SynchronousWrites)
            yield return ("synchronous-writes", Set(DomainMigrateFlags.NonSharedSynchronousWrites));
        if (!policy.AllowUnsafe)
            yield return ("unsafe", d => !d.Has(DomainMigrateFlags.Unsafe));
        if (!policy.WidenPins)
            yield return ("widen-pins", d => !d.WidenPins);
        if (!policy.DetachDevices)
            yield return ("detach-devices", d => !d.DetachDevices);
        foreach (var (name, value) in Settings(policy))
        {
            if (value)
                yield return (name, d => d[name] is not null);
        }

        if (policy.XbzrleCache is { } cache)
            yield return (MigrateParam.CompressionXbzrleCache, d => d[MigrateParam.CompressionXbzrleCache] == cache.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Name, bool Given)> Settings(MigrationPolicy policy) =>
    [
        (MigrateParam.Uri, policy.MigrateUri is not null),
        (MigrateParam.ListenAddress, policy.ListenAddress is not null),
        (MigrateParam.DisksUri, policy.DisksUri is not null),
        (MigrateParam.DisksPort, policy.DisksPort is not null),
        (MigrateParam.MigrateDisks, policy.Disks.Count > 0),
        (MigrateParam.DestXml, policy.DestinationXml is not null),
        (MigrateParam.PersistXml, policy.PersistentXml is not null),
        (MigrateParam.TlsDestination, policy.TlsDestination is not null),
        (MigrateParam.Bandwidth, policy.BandwidthLimit is not null),
        (MigrateParam.BandwidthPostcopy, policy.PostCopyBandwidth is not null && policy.RequirePostCopy),
        (MigrateParam.CompressionZlibLevel, policy is { Compression: MigrationCompression.Zlib, CompressionLevel: not null }),
        (MigrateParam.CompressionZstdLevel, policy is { Compression: MigrationCompression.Zstd, CompressionLevel: not null }),
        (MigrateParam.CompressionMtLevel, policy is { Compression: MigrationCompression.Mt, CompressionLevel: not null }),
        (MigrateParam.AutoConvergeInitial, policy.AutoConvergeInitial is not null),
        (MigrateParam.AutoConvergeIncrement, policy.AutoConvergeIncrement is not null),
    ];

    private static Func<MigrationDraft, bool> Set(DomainMigrateFlags flag) => d => d.Has(flag);
}
