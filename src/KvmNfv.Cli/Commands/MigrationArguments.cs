using System.CommandLine;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>What the verbs of migration have in common: the domain, the destination, the link, the budget, and what is measured.</summary>
internal sealed class MigrationArguments
{
    private static readonly TimeSpan[] s_periods = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<string> _to = new("--to") { Description = "The destination's URI.", HelpName = "URI", Required = true };
    private readonly Option<DataRate?> _link = Value<DataRate>("--link", "What the link carries. Default: the speed of the source's fastest interface, else 1Gbit.", "RATE", DataRate.TryParse, "a rate such as 1Gbit or 64MiB");
    private readonly Option<TimeSpan?> _roundTrip = Value<TimeSpan>("--rtt", "The link's round-trip time. Default: 0.1ms.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<TimeSpan?> _total = Value<TimeSpan>("--budget-total", "The time that the migration may take. Default: four times what sending the memory takes, at least 60s.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<TimeSpan?> _downtime = Value<TimeSpan>("--budget-downtime", "How long the guest may stand still. Default: 300ms.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<PostCopyUse> _postCopy = Word("--post-copy", "When post-copy may be used.", PostCopyUse.LastResort, ("never", PostCopyUse.Never), ("last-resort", PostCopyUse.LastResort), ("first", PostCopyUse.First));
    private readonly Option<LeverUse> _autoConverge = Lever("--auto-converge", "Slowing the guest until it fits. Never done to real-time guests by itself.");
    private readonly Option<LeverUse> _parallel = Lever("--parallel", "Parallel channels.");
    private readonly Option<int?> _connections = new("--connections") { Description = "The number of parallel channels.", HelpName = "N" };
    private readonly Option<MigrationCompression?> _compression = Word<MigrationCompression?>("--compression", "The compression. Default: what pays.", null,
        ("none", MigrationCompression.None), ("xbzrle", MigrationCompression.Xbzrle), ("mt", MigrationCompression.Mt), ("zlib", MigrationCompression.Zlib), ("zstd", MigrationCompression.Zstd));
    private readonly Option<LeverUse> _zeroCopy = Lever("--zero-copy", "Sending without copying.");
    private readonly Option<LeverUse> _tls = Lever("--tls", "Encrypting the transfer; auto does not.");
    private readonly Option<MigrationRoute> _route = Word("--route", "Who drives the migration.", MigrationRoute.PeerToPeer,
        ("peer-to-peer", MigrationRoute.PeerToPeer), ("direct", MigrationRoute.Direct), ("tunnelled", MigrationRoute.Tunnelled));
    private readonly Option<string?> _uri = new("--migrate-uri") { Description = "Where the destination listens for memory, such as tcp://10.0.0.2.", HelpName = "URI" };
    private readonly Option<bool> _unsafe = new("--unsafe") { Description = "Migrate disks whose cache mode may lose data." };
    private readonly Option<bool> _detach = new("--detach-devices") { Description = "Detach what can't move before, and attach it after." };
    private readonly Option<bool> _keepPins = new("--keep-pins") { Description = "Don't widen emulator pins for the transfer." };
    private readonly Option<bool> _noMeasure = new("--no-measure") { Description = "Neither measure the dirty rate (3 s) nor look into the memory." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_domain);
        foreach (var option in new Option[]
                 {
                     _to, _link, _roundTrip, _total, _downtime, _postCopy, _autoConverge, _parallel, _connections, _compression, _zeroCopy, _tls, _route, _uri, _unsafe, _detach,
                     _keepPins, _noMeasure,
                 })
            command.Options.Add(option);
        _connections.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int?>() is < 1 or > 255)
                result.AddError("--connections is a number from 1 to 255");
        });
    }

    public async Task<MigrationRequest> ReadAsync(ParseResult parsed, LibvirtConnection source, CancellationToken cancellationToken)
    {
        using var domain = await DomainArgument.FindAsync(source, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        using var destination = await OpenAsync(parsed.GetRequiredValue(_to), cancellationToken).ConfigureAwait(false);
        var link = parsed.GetValue(_link) is { } rate ? new MigrationLink { Bandwidth = rate, Source = "--link" } : null;
        var request = await new MigrationRequestReader().ReadAsync(source, domain, destination, link, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_roundTrip) is { } roundTrip)
            request = request with { Link = request.Link with { RoundTrip = roundTrip } };
        request = request with { Policy = Policy(parsed), Budget = Budget(parsed, request) };
        return parsed.GetValue(_noMeasure) || !request.Domain.Active ? request : await MeasureAsync(request, source, domain, cancellationToken).ConfigureAwait(false);
    }

    // Planning only looks; but libvirt compares CPUs for those alone who may write.
    private static async Task<LibvirtConnection> OpenAsync(string uri, CancellationToken cancellationToken)
    {
        try
        {
            return await LibvirtConnection.OpenAsync(new LibvirtConnectionOptions { Uri = uri }, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException)
        {
            return await ForLookingAsync(uri, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<LibvirtConnection> ForLookingAsync(string uri, CancellationToken cancellationToken)
    {
        try
        {
            return await LibvirtConnection.OpenAsync(new LibvirtConnectionOptions { Uri = uri, ReadOnly = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException e)
        {
            throw new CliException($"the destination {uri} can't be opened: {e.Message}");
        }
    }

    private static async Task<MigrationRequest> MeasureAsync(MigrationRequest request, LibvirtConnection source, IDomain domain, CancellationToken cancellationToken)
    {
        var reader = new MigrationFactsReader();
        request = request with { Probe = await reader.ProbeMemoryAsync(source, domain, cancellationToken).ConfigureAwait(false) };
        try
        {
            return request with { DirtyRate = await reader.MeasureDirtyRateAsync(source, domain, s_periods, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception e) when (e is LibvirtException or TimeoutException)
        {
            // A connection for looking only, or a driver without: the plan then says that nobody measured, and assumes.
            return request;
        }
    }

    private MigrationPolicy Policy(ParseResult parsed) => new()
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
        MigrateUri = parsed.GetValue(_uri),
        AllowUnsafe = parsed.GetValue(_unsafe),
        DetachDevices = parsed.GetValue(_detach),
        WidenPins = !parsed.GetValue(_keepPins),
    };

    private MigrationBudget? Budget(ParseResult parsed, MigrationRequest request)
    {
        var (total, downtime) = (parsed.GetValue(_total), parsed.GetValue(_downtime));
        if (total is null && downtime is null)
            return null;
        var practical = MigrationBudget.Practical(request.Domain.Memory, request.Link);
        return practical with { Total = total ?? practical.Total, Downtime = downtime ?? practical.Downtime };
    }

    private static Option<LeverUse> Lever(string name, string description) =>
        Word(name, description, LeverUse.Auto, ("auto", LeverUse.Auto), ("never", LeverUse.Never), ("always", LeverUse.Always));

    private static Option<T> Word<T>(string name, string description, T otherwise, params (string Word, T Value)[] words) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', words.Select(w => w.Word)),
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            foreach (var (word, value) in words)
            {
                if (word == result.Tokens[0].Value)
                    return value;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not understood by {name}: use {string.Join(", ", words.Select(w => w.Word))}");
            return otherwise;
        },
    };

    private delegate bool Parser<T>(string text, out T value);

    private static Option<T?> Value<T>(string name, string description, string helpName, Parser<T> parse, string expected)
        where T : struct => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            if (parse(result.Tokens[0].Value, out var value))
                return value;
            result.AddError($"'{result.Tokens[0].Value}' is not understood by {name}: use {expected}");
            return null;
        },
    };
}
