using System.CommandLine;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>The levers of a migration: each left to the planner, or pinned.</summary>
internal sealed class MigrationPolicyOptions
{
    private const string Auto = "auto", Ovirt = "ovirt", Nova = "nova";

    private readonly Option<PostCopyUse> _postCopy = WordOption.Create("--post-copy", "When post-copy may be used.", PostCopyUse.LastResort,
        ("never", PostCopyUse.Never), ("last-resort", PostCopyUse.LastResort), ("first", PostCopyUse.First));
    private readonly Option<LeverUse> _autoConverge = Lever("--auto-converge", "Slowing the guest until it fits. Never done to real-time guests by itself.");
    private readonly Option<LeverUse> _parallel = Lever("--parallel", "Parallel channels.");
    private readonly Option<int?> _connections = new("--connections") { Description = "The number of parallel channels.", HelpName = "N" };
    private readonly Option<MigrationCompression?> _compression = WordOption.Create<MigrationCompression?>("--compression", "The compression. Default: what pays.", null,
        ("none", MigrationCompression.None), ("xbzrle", MigrationCompression.Xbzrle), ("mt", MigrationCompression.Mt), ("zlib", MigrationCompression.Zlib), ("zstd", MigrationCompression.Zstd));
    private readonly Option<LeverUse> _zeroCopy = Lever("--zero-copy", "Sending without copying.");
    private readonly Option<LeverUse> _tls = Lever("--tls", "Encrypting the transfer; auto does not.");
    private readonly Option<MigrationRoute> _route = WordOption.Create("--route", "Who drives the migration.", MigrationRoute.PeerToPeer,
        ("peer-to-peer", MigrationRoute.PeerToPeer), ("direct", MigrationRoute.Direct), ("tunnelled", MigrationRoute.Tunnelled));
    private readonly Option<StorageCopy> _storage = WordOption.Create("--storage", "What happens to disks that only the source sees: auto copies those that are written to.", StorageCopy.Auto,
        (Auto, StorageCopy.Auto), ("none", StorageCopy.None), ("full", StorageCopy.Full), ("incremental", StorageCopy.Incremental));
    private readonly Option<string?> _schedule = new("--downtime-schedule")
    {
        Description = "How the downtime limit goes: auto follows the forecast within the budget; a time holds all along.", HelpName = $"{Auto}|{Ovirt}|{Nova}|TIME",
    };
    private readonly Option<DataRate?> _bandwidth = WordOption.Parsed<DataRate>("--bandwidth", "The most that memory may take of the link.", "RATE", DataRate.TryParse, "a rate such as 1Gbit or 64MiB");
    private readonly Option<string?> _uri = new("--migrate-uri") { Description = "Where the destination listens for memory, such as tcp://10.0.0.2.", HelpName = "URI" };
    private readonly Option<bool> _unsafe = new("--unsafe") { Description = "Migrate disks whose cache mode may lose data." };
    private readonly Option<bool> _detach = new("--detach-devices") { Description = "Detach what can't move before, and attach it after." };
    private readonly Option<bool> _keepPins = new("--keep-pins") { Description = "Don't widen emulator pins for the transfer." };

    public IReadOnlyList<Option> All =>
    [
        _postCopy, _autoConverge, _parallel, _connections, _compression, _zeroCopy, _tls, _route, _storage, _schedule, _bandwidth, _uri, _unsafe, _detach, _keepPins,
    ];

    public void AddChecks()
    {
        _connections.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int?>() is < 1 or > 255)
                result.AddError("--connections is a number from 1 to 255");
        });
        _schedule.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not (Auto or Ovirt or Nova) && !IsLimit(token.Value))
                result.AddError($"'{token.Value}' is not understood by --downtime-schedule: use {Auto}, {Ovirt}, {Nova}, or a time from 1ms to 2000s");
        });
    }

    public MigrationPolicy Read(ParseResult parsed, MemorySize memory) => new()
    {
        Route = parsed.GetValue(_route),
        PostCopy = parsed.GetValue(_postCopy),
        RequirePostCopy = parsed.GetResult(_postCopy) is { Implicit: false } && parsed.GetValue(_postCopy) != PostCopyUse.Never,
        AutoConverge = parsed.GetValue(_autoConverge),
        Parallel = parsed.GetValue(_connections) is not null && parsed.GetValue(_parallel) == LeverUse.Auto ? LeverUse.Always : parsed.GetValue(_parallel),
        Connections = parsed.GetValue(_connections),
        Compression = parsed.GetValue(_compression),
        ZeroCopy = parsed.GetValue(_zeroCopy),
        Tls = parsed.GetValue(_tls),
        Storage = parsed.GetValue(_storage),
        Downtime = Schedule(parsed.GetValue(_schedule), memory),
        BandwidthLimit = parsed.GetValue(_bandwidth),
        MigrateUri = parsed.GetValue(_uri),
        AllowUnsafe = parsed.GetValue(_unsafe),
        DetachDevices = parsed.GetValue(_detach),
        WidenPins = !parsed.GetValue(_keepPins),
    };

    private static Option<LeverUse> Lever(string name, string description) =>
        WordOption.Create(name, description, LeverUse.Auto, (Auto, LeverUse.Auto), ("never", LeverUse.Never), ("always", LeverUse.Always));

    private static DowntimeSchedule? Schedule(string? word, MemorySize memory) => word switch
    {
        null or Auto => null,
        Ovirt => TableDowntime.Ovirt,
        Nova => LinearDowntime.Nova(memory),
        _ when Duration.TryParse(word, out var limit) => new FixedDowntime { Limit = limit },
        _ => throw new CliException($"'{word}' is not a downtime schedule"),
    };

    private static bool IsLimit(string text) =>
        Duration.TryParse(text, out var limit) && limit >= TimeSpan.FromMilliseconds(1) && limit <= DowntimeSchedule.Longest;
}
