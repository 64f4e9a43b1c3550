using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>The statistics of a running migration, as libvirt gives them; what it left out is null.</summary>
internal sealed record MigrationJob
{
    public ulong? ElapsedMilliseconds { get; init; }

    public ulong? Iteration { get; init; }

    public ulong? MemoryTotalBytes { get; init; }

    public ulong? MemoryRemainingBytes { get; init; }

    public ulong? MemorySentBytes { get; init; }

    public ulong? DiskRemainingBytes { get; init; }

    public ulong? BytesPerSecond { get; init; }

    public ulong? DirtyBytesPerSecond { get; init; }

    public ulong? ThrottlePercent { get; init; }

    public ulong? ExpectedDowntimeMilliseconds { get; init; }

    /// <summary>The limit in force; null where libvirt does not tell it.</summary>
    public ulong? DowntimeLimitMilliseconds { get; init; }

    public ulong? PostCopyRequests { get; init; }

    /// <summary>Whether the guest runs at the destination already, or waits there.</summary>
    public bool PostCopy { get; init; }

    public static MigrationJob From(DomainJobStats stats, bool postCopy, ulong? downtimeLimit)
    {
        var list = stats.Parameters;
        return new()
        {
            ElapsedMilliseconds = Number(DomainJobStat.TimeElapsed),
            Iteration = Number(DomainJobStat.MemoryIteration),
            MemoryTotalBytes = Number(DomainJobStat.MemoryTotal),
            MemoryRemainingBytes = Number(DomainJobStat.MemoryRemaining),
            MemorySentBytes = Number(DomainJobStat.MemoryProcessed),
            DiskRemainingBytes = Number(DomainJobStat.DiskRemaining),
            BytesPerSecond = Number(DomainJobStat.MemoryBps),
            // libvirt counts pages.
            DirtyBytesPerSecond = Number(DomainJobStat.MemoryDirtyRate) * Number(DomainJobStat.MemoryPageSize),
            ThrottlePercent = Number(DomainJobStat.AutoConvergeThrottle),
            ExpectedDowntimeMilliseconds = Number(DomainJobStat.Downtime),
            DowntimeLimitMilliseconds = downtimeLimit,
            PostCopyRequests = Number(DomainJobStat.MemoryPostcopyReqs),
            PostCopy = postCopy,
        };

        ulong? Number(string name) => list.TryGet(name, out var value) ? value.AsUInt64() : null;
    }

    /// <summary>The same for people.</summary>
    public IEnumerable<(string Name, string? Value)> Properties()
    {
        yield return ("Phase", PostCopy ? "post-copy, the guest is at the destination" : "pre-copy, the guest runs at the source");
        yield return ("Running for", Time(ElapsedMilliseconds));
        yield return ("Pass", Iteration?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return ("To send", MemoryRemainingBytes is { } rest ? $"{Size(rest)} of {Size(MemoryTotalBytes ?? 0)}" : null);
        yield return ("Sent", MemorySentBytes is { } sent ? Size(sent) : null);
        yield return ("Disks to copy", DiskRemainingBytes is { } disks and > 0 ? Size(disks) : null);
        yield return ("Sent at", Rate(BytesPerSecond));
        yield return ("Dirtied at", Rate(DirtyBytesPerSecond));
        yield return ("Throttle", ThrottlePercent is { } throttle and > 0 ? $"{throttle} %" : null);
        yield return ("Downtime limit", Time(DowntimeLimitMilliseconds));
        yield return ("QEMU expects", PostCopy ? null : Time(ExpectedDowntimeMilliseconds));
        yield return ("Pages waited for", PostCopyRequests is { } requests and > 0 ? Quantity.Number((long)requests) : null);
    }

    /// <summary>The same in one line.</summary>
    public override string ToString() => string.Join(", ", Properties().Where(p => p.Value is not null && p.Name is not "Phase").Select(p => $"{p.Name.ToLowerInvariant()} {p.Value}"));

    private static string Size(ulong bytes) => Quantity.Size(new MemorySize(bytes));

    private static string? Rate(ulong? bytes) => bytes is { } known ? Quantity.Rate(new DataRate(known)) : null;

    private static string? Time(ulong? milliseconds) => milliseconds is { } known ? Quantity.Time(TimeSpan.FromMilliseconds(known)) : null;
}
