using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>A job's statistics as numbers. What libvirt left out is zero or null.</summary>
internal sealed record JobSample
{
    public DomainJobType Type { get; init; }

    public DomainJobOperation Operation { get; init; }

    public ulong Iteration { get; init; }

    public MemorySize MemoryTotal { get; init; }

    public MemorySize MemoryRemaining { get; init; }

    public MemorySize MemoryProcessed { get; init; }

    public ulong NormalBytes { get; init; }

    public ulong ConstantBytes { get; init; }

    public MemorySize DiskRemaining { get; init; }

    public ulong DataProcessed { get; init; }

    public DataRate? Bandwidth { get; init; }

    public DataRate? DirtyRate { get; init; }

    public int Throttle { get; init; }

    public ulong PostCopyRequests { get; init; }

    public TimeSpan? Elapsed { get; init; }

    public TimeSpan? ElapsedNet { get; init; }

    public TimeSpan? Downtime { get; init; }

    public TimeSpan? DowntimeNet { get; init; }

    public TimeSpan? Setup { get; init; }

    public bool? Success { get; init; }

    public string? Error { get; init; }

    public bool Migrates => Operation == DomainJobOperation.MigrationOut && Type is DomainJobType.Bounded or DomainJobType.Unbounded;

    /// <summary>Reads the statistics of a domain's job; null where it has none, or is gone.</summary>
    public static async Task<JobSample?> ReadAsync(IDomain domain, CancellationToken cancellationToken = default)
    {
        try
        {
            return Of(await domain.GetJobStatsAsync(DomainGetJobStatsFlags.None, cancellationToken).ConfigureAwait(false));
        }
        catch (LibvirtException e) when (e is LibvirtNotFoundException || e.Code == ErrorNumber.OperationInvalid)
        {
            return null;
        }
    }

    public static JobSample Of(DomainJobStats stats) => Of(stats.Type, stats.Parameters);

    public static JobSample Of(DomainJobType type, TypedParameterList list)
    {
        var page = Number(list, DomainJobStat.MemoryPageSize) ?? 4096;
        return new JobSample
        {
            Type = type,
            Operation = (DomainJobOperation)(list.TryGet(DomainJobStat.Operation, out var operation) ? operation.AsInt32() : 0),
            Iteration = Number(list, DomainJobStat.MemoryIteration) ?? 0,
            MemoryTotal = Size(list, DomainJobStat.MemoryTotal),
            MemoryRemaining = Size(list, DomainJobStat.MemoryRemaining),
            MemoryProcessed = Size(list, DomainJobStat.MemoryProcessed),
            NormalBytes = Number(list, DomainJobStat.MemoryNormalBytes) ?? 0,
            ConstantBytes = (Number(list, DomainJobStat.MemoryConstant) ?? 0) * page,
            DiskRemaining = Size(list, DomainJobStat.DiskRemaining),
            DataProcessed = Number(list, DomainJobStat.DataProcessed) ?? 0,
            Bandwidth = Rate(Number(list, DomainJobStat.MemoryBps)),
            DirtyRate = Rate(Number(list, DomainJobStat.MemoryDirtyRate) * page),
            Throttle = list.TryGet(DomainJobStat.AutoConvergeThrottle, out var throttle) ? throttle.AsInt32() : 0,
            PostCopyRequests = Number(list, DomainJobStat.MemoryPostcopyReqs) ?? 0,
            Elapsed = Time(list, DomainJobStat.TimeElapsed),
            ElapsedNet = Time(list, DomainJobStat.TimeElapsedNet),
            Downtime = Time(list, DomainJobStat.Downtime),
            DowntimeNet = Time(list, DomainJobStat.DowntimeNet),
            Setup = Time(list, DomainJobStat.SetupTime),
            Success = list.TryGet(DomainJobStat.Success, out var success) ? success.AsBoolean() : null,
            Error = list.TryGet(DomainJobStat.Errmsg, out var error) ? error.AsString() : null,
        };
    }

    private static ulong? Number(TypedParameterList list, string name) => list.TryGet(name, out var value) ? value.AsUInt64() : null;

    private static MemorySize Size(TypedParameterList list, string name) => new(Number(list, name) ?? 0);

    private static DataRate? Rate(ulong? bytes) => bytes is > 0 ? DataRate.FromBytesPerSecond(bytes.Value) : null;

    // A server that means "no end" must not overflow us.
    private static TimeSpan? Time(TypedParameterList list, string name) =>
        Number(list, name) is { } ms && ms < (ulong)TimeSpan.MaxValue.TotalMilliseconds / 2 ? TimeSpan.FromMilliseconds(ms) : null;
}
