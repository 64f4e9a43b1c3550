using System.CommandLine;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Cli.Commands;

/// <summary>What a migration is planned from: the domain, the destination, the link, the budget, the levers, and what is measured.</summary>
internal sealed class MigrationArguments
{
    private static readonly TimeSpan[] s_periods = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
    private static readonly TimeSpan s_ring = TimeSpan.FromSeconds(1);

    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<string> _to = new("--to") { Description = "The destination's URI.", HelpName = "URI", Required = true };
    private readonly Option<DataRate?> _link = WordOption.Parsed<DataRate>("--link", "What the link carries. Default: the speed of the source's fastest interface, else 1Gbit.", "RATE", DataRate.TryParse, "a rate such as 1Gbit or 64MiB");
    private readonly Option<TimeSpan?> _roundTrip = WordOption.Parsed<TimeSpan>("--rtt", "The link's round-trip time. Default: 0.1ms.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<MigrationBudget?> _budget = WordOption.Create<MigrationBudget?>("--budget", "nfv: back in service in 2s, away for 10ms. practical: what ordinary guests live with.", null, ("nfv", MigrationBudget.Nfv), ("practical", null));
    private readonly Option<TimeSpan?> _total = WordOption.Parsed<TimeSpan>("--budget-total", "The time that the migration may take. Default: four times what sending the memory takes, at least 60s.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<TimeSpan?> _downtime = WordOption.Parsed<TimeSpan>("--budget-downtime", "How long the guest may stand still. Default: 300ms.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<TimeSpan?> _switchOver = WordOption.Parsed<TimeSpan>("--switch-over-cost", "What a switch-over costs beyond sending the rest, as an earlier migration of this kind of guest showed. Default: an estimate.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<string?> _placement = new("--placement") { Description = "Where its CPUs and memory are to be at the destination, as 'kvmnfv place -o json' prints it.", HelpName = "FILE" };
    private readonly MigrationPolicyOptions _policy = new();
    private readonly Option<bool> _noMeasure = new("--no-measure") { Description = "Neither measure the dirty rate (3 s) nor look into the memory." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_domain);
        foreach (var option in ForPlanning.Prepend(_placement).Prepend(_to))
            command.Options.Add(option);
        _policy.AddChecks();
    }

    /// <summary>The options that only a planner looks at.</summary>
    public IReadOnlyList<Option> ForPlanning => field ??= [_link, _roundTrip, _budget, _total, _downtime, _switchOver, .. _policy.All, _noMeasure];

    /// <summary>Whether the user asked for a budget, rather than get the one that is usual.</summary>
    public bool NamesBudget(ParseResult parsed) => new Option[] { _budget, _total, _downtime }.Any(o => parsed.GetResult(o) is { Implicit: false });

    /// <summary>Opens both hosts and finds the domain.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="globals">The options of every verb.</param>
    /// <param name="toLook">Whether a destination that may only be looked at will do.</param>
    /// <param name="moved">Whether the domain may be at the destination already.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<MigrationEnds> OpenAsync(ParseResult parsed, GlobalOptions globals, bool toLook, bool moved, CancellationToken cancellationToken)
    {
        var source = await globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        LibvirtConnection? destination = null;
        try
        {
            destination = await MigrationEnds.OpenDestinationAsync(parsed.GetRequiredValue(_to), toLook, cancellationToken).ConfigureAwait(false);
            var domain = await MigrationEnds.FindAsync(source, moved ? destination : null, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
            return new MigrationEnds(source, domain, destination);
        }
        catch
        {
            destination?.Dispose();
            source.Dispose();
            throw;
        }
    }

    public async Task<MigrationRequest> ReadAsync(ParseResult parsed, MigrationEnds ends, CancellationToken cancellationToken)
    {
        var link = parsed.GetValue(_link) is { } rate ? new MigrationLink { Bandwidth = rate, Source = "--link" } : null;
        var request = await new MigrationRequestReader().ReadAsync(ends.Source, ends.Domain, ends.Destination, link, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_roundTrip) is { } roundTrip)
            request = request with { Link = request.Link with { RoundTrip = roundTrip } };
        request = request with
        {
            Policy = _policy.Read(parsed, request.Domain.Memory),
            Budget = Budget(parsed, request),
            SwitchOverCost = parsed.GetValue(_switchOver),
            Placement = await PlacementAsync(parsed, cancellationToken).ConfigureAwait(false),
        };
        return parsed.GetValue(_noMeasure) || !request.Domain.Active ? request : await MeasureAsync(request, ends, cancellationToken).ConfigureAwait(false);
    }

    public async Task<PlacementResult?> PlacementAsync(ParseResult parsed, CancellationToken cancellationToken) => parsed.GetValue(_placement) is { } file
        ? await JsonFile.ReadAsync(file, "placement", PlacementResult.FromJson, cancellationToken).ConfigureAwait(false) : null;

    private static async Task<MigrationRequest> MeasureAsync(MigrationRequest request, MigrationEnds ends, CancellationToken cancellationToken)
    {
        var reader = new MigrationFactsReader();
        request = request with { Probe = await reader.ProbeMemoryAsync(ends.Source, ends.Domain, cancellationToken).ConfigureAwait(false) };
        try
        {
            var dirty = await reader.MeasureDirtyRateAsync(ends.Source, ends.Domain, s_periods, cancellationToken).ConfigureAwait(false);
            if (request.Domain is { Type: "kvm", DirtyRing: true })
                dirty = dirty with { VCpuRates = [.. await reader.MeasureDirtyRingAsync(ends.Source, ends.Domain, s_ring, cancellationToken).ConfigureAwait(false)] };
            return request with { DirtyRate = dirty };
        }
        catch (Exception e) when (e is LibvirtException or TimeoutException)
        {
            // A connection for looking only, or a driver without: the plan then says that nobody measured, and assumes.
            return request;
        }
    }

    private MigrationBudget? Budget(ParseResult parsed, MigrationRequest request)
    {
        if (!NamesBudget(parsed))
            return null;
        var budget = parsed.GetValue(_budget) ?? MigrationBudget.Practical(request.Domain.Memory, request.Link);
        return budget with { Total = parsed.GetValue(_total) ?? budget.Total, Downtime = parsed.GetValue(_downtime) ?? budget.Downtime };
    }
}
