using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>The model of a draft: B = min(link x ratio, channels x what one does, cores x compression speed), and what goes with it.</summary>
internal static class TransferModel
{
    // From the call to the first page: the documents' way between the daemons and QEMU's start at the destination, which allocates no memory yet. Measured
    // 0.25 to 0.35 s with libvirt 11.3 and QEMU 10.
    private static readonly TimeSpan s_setup = TimeSpan.FromMilliseconds(300);

    // The destination's QEMU clears huge pages before anything else, by one thread where the document names no more: 512 MiB took 0.15 to 0.2 s.
    private const double PreallocationEach = 3.0 * (1UL << 30);

    // Compressing channels that are 1.2 times as fast as the link left nothing in the sockets; plain ones, three times as fast, filled them.
    private const double Filling = 1.5;

    // The first that counts bytes of parallel channels after compression.
    private const int CountsWire = 8;

    // Guests that nobody measured: a quarter of memory, at 64 MiB/s for each vCPU, is a busy network function.
    private const int AssumedShare = 4;
    private const double AssumedEachVCpu = 64;

    public static ForecastModel Of(MigrationRequest request, MigrationDraft draft, DowntimeSchedule schedule, PostCopyUse postCopy, TimeSpan giveUp, TimeSpan stall)
    {
        var spare = RuleFacts.SpareCpus(new RuleInput(request, draft));
        var ratio = Ratio(request, draft);
        var zero = ZeroMemory(request);
        var bandwidth = Bandwidth(request, draft, spare);
        return new ForecastModel
        {
            Memory = request.Domain.Memory - zero,
            ZeroMemory = zero,
            DirtyRate = Within(request.Domain.Memory, request.DirtyRate ?? Assumed(request.Domain)),
            Bandwidth = bandwidth,
            RepeatRatio = draft.Compression == MigrationCompression.Xbzrle ? TransferSpeeds.XbzrleRepeat : 1,
            PostCopyBandwidth = Least(Capped(request.Link.Bandwidth, request.Policy.PostCopyBandwidth), Channel(request, draft)),
            WireRatio = ratio,
            LimitShare = LimitShare(request, draft),
            Setup = s_setup + Preallocation(request.Domain) + request.Link.RoundTrip * (2 + draft.Connections),
            Overhead = SwitchOverCost.Of(request),
            Drain = SwitchOverCost.Drain(request, draft, spare),
            Schedule = schedule,
            ThrottleInitial = draft.Has(DomainMigrateFlags.AutoConverge) ? Number(draft[MigrateParam.AutoConvergeInitial], 20) : 0,
            ThrottleIncrement = Number(draft[MigrateParam.AutoConvergeIncrement], 10),
            PostCopy = draft.Has(DomainMigrateFlags.Postcopy) ? postCopy : PostCopyUse.Never,
            GiveUpAfter = giveUp,
            StallWindow = stall,
        };
    }

    public static DirtyRateProfile Assumed(MigrationDomainFacts domain) => new()
    {
        WriteRate = DataRate.FromMiBPerSecond(AssumedEachVCpu * Math.Max(1, domain.VCpus)),
        WorkingSet = new(domain.Memory.Bytes / AssumedShare),
        Source = "assumed",
    };

    /// <summary>What one channel does without compression.</summary>
    public static DataRate Channel(MigrationRequest request, MigrationDraft draft)
    {
        var plain = request.Domain.Type == "qemu" ? TransferSpeeds.EmulatedChannel : TransferSpeeds.PlainChannel;
        return draft.Has(DomainMigrateFlags.Tls) ? Least(plain, TransferSpeeds.TlsChannel) : plain;
    }

    /// <summary>What one core compresses, before compression.</summary>
    public static DataRate CompressionCore(MigrationRequest request, MigrationCompression method) => method switch
    {
        MigrationCompression.Zstd => request.Probe?.ZstdPerCore ?? TransferSpeeds.ZstdCore,
        _ => request.Probe?.ZlibPerCore ?? TransferSpeeds.ZlibCore,
    };

    /// <summary>What of a bandwidth QEMU sees when it compares the rest with the limit.</summary>
    public static double LimitShare(MigrationRequest request, MigrationDraft draft) => request.Source.Qemu.Major >= CountsWire ? 1 / Ratio(request, draft) : 1;

    private static DirtyRateProfile Within(MemorySize memory, DirtyRateProfile profile) =>
        profile.WorkingSet <= memory ? profile : profile with { WorkingSet = memory };

    private static double Ratio(MigrationRequest request, MigrationDraft draft) =>
        draft.Compression is MigrationCompression.None or MigrationCompression.Xbzrle ? 1 : request.Probe?.Ratio ?? 1;

    /// <summary>Whether the sender is so much faster than the link that the sockets fill; one that is paced below the link's rate fills nothing.</summary>
    public static bool FillsLink(MigrationRequest request, MigrationDraft draft, int spare)
    {
        var link = request.Link.Bandwidth;
        return Capped(link, request.Policy.BandwidthLimit) == link
            && Sender(request, draft, spare).BytesPerSecond >= Filling * link.BytesPerSecond * Ratio(request, draft);
    }

    private static DataRate Bandwidth(MigrationRequest request, MigrationDraft draft, int spare)
    {
        var link = Capped(request.Link.Bandwidth, request.Policy.BandwidthLimit);
        return Least(DataRate.FromBytesPerSecond(link.BytesPerSecond * Ratio(request, draft)), Sender(request, draft, spare));
    }

    // What the source could send over a link without a limit, before compression.
    private static DataRate Sender(MigrationRequest request, MigrationDraft draft, int spare)
    {
        // Channels beyond the spare CPUs only take turns.
        var threads = (uint)Math.Min(Math.Max(1, draft.Connections), spare);
        var channels = new DataRate(Channel(request, draft).BytesPerSecond * threads);
        return draft.Compression switch
        {
            MigrationCompression.Mt => TransferSpeeds.Mt,
            MigrationCompression.Zlib or MigrationCompression.Zstd => Least(channels, new DataRate(CompressionCore(request, draft.Compression).BytesPerSecond * threads)),
            _ => channels,
        };
    }

    private static TimeSpan Preallocation(MigrationDomainFacts domain) =>
        domain.PageSize > MemorySize.FromKiB(4) ? TimeSpan.FromSeconds(domain.Memory.Bytes / PreallocationEach) : TimeSpan.Zero;

    private static MemorySize ZeroMemory(MigrationRequest request)
    {
        var memory = request.Domain.Memory.Bytes;
        if (request.Probe is { } probe)
            return new((ulong)(memory * probe.ZeroFraction));
        return request.Domain.Resident is { } resident && resident.Bytes < memory ? new(memory - resident.Bytes) : MemorySize.Zero;
    }

    private static DataRate Capped(DataRate link, DataRate? cap) => cap is { } most && most > DataRate.Zero ? Least(link, most) : link;

    private static DataRate Least(DataRate one, DataRate other) => one < other ? one : other;

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
