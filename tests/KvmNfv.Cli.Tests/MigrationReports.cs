using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Tests;

/// <summary>Reports with known numbers.</summary>
internal static class MigrationReports
{
    /// <summary>The domain of the test driver.</summary>
    public static Guid TestDomain { get; } = new("6695eb01-f6a4-8304-79aa-97f2502e193f");

    public static MigrationPlan Plan(TimeSpan? downtimeBudget = null)
    {
        var schedule = new FixedDowntime { Limit = TimeSpan.FromMilliseconds(100) };
        return new()
        {
            Domain = TestDomain,
            Route = MigrationRoute.PeerToPeer,
            Flags = DomainMigrateFlags.Live | DomainMigrateFlags.Peer2peer,
            Parameters = [],
            Connections = 0,
            Compression = MigrationCompression.None,
            Downtime = schedule,
            PostCopy = new PostCopyPlan { Use = PostCopyUse.LastResort },
            Stall = new StallPolicy(),
            GiveUpAfter = TimeSpan.FromMinutes(1),
            Budget = new MigrationBudget { Total = TimeSpan.FromMinutes(1), Downtime = downtimeBudget ?? TimeSpan.FromMilliseconds(300) },
            Link = new MigrationLink { Bandwidth = DataRate.FromMbitPerSecond(100), Source = "told" },
            Decisions = [new("parallel", "one channel", "The link is slow."), new("post-copy", "as a last resort", "After a stall."), new("downtime", "100 ms", "The request wants it.")],
            Preflight = new PreflightReport { Domain = "test", Source = "qemu://one/system", Destination = "qemu://two/system", Checks = [], Rules = 106 },
            Forecast = MigrationForecast.From(new ForecastModel
            {
                Memory = MemorySize.FromMiB(256),
                DirtyRate = new DirtyRateProfile { WriteRate = DataRate.FromMiBPerSecond(4), WorkingSet = MemorySize.FromMiB(64) },
                Bandwidth = DataRate.FromMiBPerSecond(10),
                Schedule = schedule,
                GiveUpAfter = TimeSpan.FromMinutes(1),
            }),
        };
    }

    /// <summary>A pre-copy of 40 s: four passes, one decision, 120 ms by events.</summary>
    public static MigrationReport Completed(TimeSpan? downtimeBudget = null) => new()
    {
        Id = Guid.Empty,
        Domain = TestDomain,
        DomainName = "test",
        Source = "qemu://one/system",
        Destination = "qemu://two/system",
        Outcome = MigrationState.Completed,
        Plan = Plan(downtimeBudget),
        StartedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Total = TimeSpan.FromSeconds(40),
        Transferred = MemorySize.FromMiB(400),
        Downtime = new MigrationDowntimes
        {
            Qemu = TimeSpan.FromMilliseconds(110), Libvirt = TimeSpan.FromMilliseconds(121), Events = TimeSpan.FromMilliseconds(120), Probe = TimeSpan.FromMilliseconds(180),
        },
        TimeToService = TimeSpan.FromSeconds(40.2),
        Probe = new ServiceProbeReport
        {
            Target = "icmp 10.0.0.5", Interval = TimeSpan.FromMilliseconds(1), Sent = 42000, Answered = 41800, LongestGap = TimeSpan.FromMilliseconds(180), LongestOwnPause = TimeSpan.FromMilliseconds(3),
        },
        Passes = [Pass(1, 0.1, 256), Pass(2, 25, 64), Pass(3, 32, 24), Pass(4, 35, 9)],
        Samples = [.. Enumerable.Range(0, 160).Select(i => Sample(i / 4.0))],
        Events =
        [
            new(TimeSpan.FromSeconds(-0.2), MigrationEventKind.Hook, "the port is prepared"),
            new(TimeSpan.Zero, MigrationEventKind.State, "pre-copy"),
            new(TimeSpan.FromSeconds(32), MigrationEventKind.Decision, "downtime limit 100 ms: by the schedule"),
        ],
        Proof = [new("runs-once", true, "it runs at the destination alone"), new("placement", null, "the kernel there can't be seen from here")],
    };

    /// <summary>The same given up in the middle.</summary>
    public static MigrationReport Cancelled() => Completed() with
    {
        Outcome = MigrationState.Cancelled, Error = "cancelled by the caller", Total = TimeSpan.FromSeconds(12), Downtime = new(), TimeToService = null,
        Passes = [Pass(1, 0.1, 256)], Samples = [.. Enumerable.Range(0, 48).Select(i => Sample(i / 4.0))],
        Events = [new(TimeSpan.FromSeconds(11.5), MigrationEventKind.Decision, "called off: cancelled by the caller")],
        Proof = [new("runs-once", true, "it runs at the source alone")],
    };

    /// <summary>A throttled guest that goes to post-copy after 30 s.</summary>
    public static MigrationReport PostCopied() => Completed() with
    {
        Samples =
        [
            .. Enumerable.Range(0, 160).Select(i => Sample(i / 4.0) with { State = i < 120 ? MigrationState.PreCopy : MigrationState.PostCopy, Throttle = i < 60 ? 0 : 20, PostCopyRequests = i < 120 ? 0 : 7UL }),
        ],
        Events = [new(TimeSpan.FromSeconds(30), MigrationEventKind.Decision, "post-copy: pre-copy makes no progress")],
    };

    private static PassRecord Pass(int iteration, double at, ulong mib) => new()
    {
        Iteration = iteration, At = TimeSpan.FromSeconds(at), Remaining = MemorySize.FromMiB(mib), Bandwidth = iteration == 1 ? null : DataRate.FromMiBPerSecond(10),
        DirtyRate = iteration == 1 ? null : DataRate.FromMiBPerSecond(4), DowntimeLimit = TimeSpan.FromMilliseconds(100),
    };

    private static MigrationProgress Sample(double at) => new()
    {
        At = TimeSpan.FromSeconds(at), State = MigrationState.PreCopy, Iteration = at < 25 ? 1 : 2, MemoryTotal = MemorySize.FromMiB(256),
        MemoryRemaining = MemorySize.FromMiB((ulong)Math.Max(1, 256 - at * 6)), Bandwidth = DataRate.FromMiBPerSecond(10 + Math.Sin(at)), DirtyRate = DataRate.FromMiBPerSecond(4),
        DowntimeLimit = TimeSpan.FromMilliseconds(at < 32 ? 50 : 100), ExpectedDowntime = TimeSpan.FromMilliseconds(4000 - at * 90),
        ForecastTotal = TimeSpan.FromSeconds(38), ForecastDowntime = TimeSpan.FromMilliseconds(95),
    };
}
