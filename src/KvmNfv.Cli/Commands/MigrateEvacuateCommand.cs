using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate evacuate</c>: moves many domains off a host; exit code 1 unless every one runs at its target.</summary>
internal sealed class MigrateEvacuateCommand : CliCommand
{
    private readonly HostEvacuator _evacuator;
    private readonly Argument<string[]> _domains = new("DOMAIN")
    {
        Description = "Domains by name or UUID. Default: all that run.", Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _to = new("--to") { Description = "A target's URI; several may be given.", HelpName = "URI", Required = true };
    private readonly Option<string[]> _profiles = new("--profile", "-p") { Description = "A VNF's profile (JSON), by whose name the domain goes: it is placed anew at its target.", HelpName = "FILE" };
    private readonly Option<int> _atOnce = new("--at-once") { Description = "How many migrations run at once. Default: 2.", HelpName = "N", DefaultValueFactory = _ => 2 };
    private readonly Option<bool> _stop = new("--stop-on-failure") { Description = "Begin nothing else after the first failure." };
    private readonly Option<DataRate?> _link = WordOption.Parsed<DataRate>("--link", "What the link to each target carries. Default: the speed of the source's fastest interface, else 1Gbit.", "RATE", DataRate.TryParse, "a rate such as 1Gbit or 64MiB");
    private readonly Option<DataRate?> _sourceLink = WordOption.Parsed<DataRate>("--source-link", "What the source's link carries to all targets together. Default: as --link.", "RATE", DataRate.TryParse, "a rate such as 1Gbit or 64MiB");
    private readonly Option<TimeSpan?> _total = WordOption.Parsed<TimeSpan>("--budget-total", "The time that each migration may take.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<TimeSpan?> _downtime = WordOption.Parsed<TimeSpan>("--budget-downtime", "How long each guest may stand still. Default: 300ms.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly MigrationPolicyOptions _policy = new();
    private readonly MigrationJournalOption _journal = new();
    private readonly Option<bool> _noMeasure = new("--no-measure") { Description = "Don't measure dirty rates (1 s each)." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the plan and end." };

    public MigrateEvacuateCommand(GlobalOptions options, CliConsole console, IDomainMigrator migrator)
        : base("evacuate", "Moves all running domains, or those named, off a host: places them at the targets, cheapest first, as many at once as the links carry. Exit code 1 unless every one runs at its target.",
            options, console)
    {
        _evacuator = new HostEvacuator(migrator);
        Arguments.Add(_domains);
        foreach (var option in (Option[])[_to, _profiles, _atOnce, _stop, _link, _sourceLink, _total, _downtime, .. _policy.All, _noMeasure, _dryRun])
            Options.Add(option);
        _policy.AddChecks();
        _journal.AddTo(this);
        _atOnce.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int>() is < 1 or > 64)
                result.AddError("--at-once is a number from 1 to 64");
        });
        Validators.Add(result =>
        {
            if (result.GetResult(_to)?.Tokens.Count > 1 && result.Children.Any(c => c is System.CommandLine.Parsing.OptionResult { Implicit: false, Option.Name: "--migrate-uri" }))
                result.AddError("--migrate-uri is one target's address: give one --to");
            if (new Option[] { _total, _downtime }.Count(o => result.GetResult(o) is { Implicit: false }) == 1)
                result.AddError("--budget-total and --budget-downtime belong together: give both");
        });
    }

    public override bool HandlesSignals => true;

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var interruption = new Interruption(cancellationToken);
        var opened = new List<LibvirtConnection>();
        try
        {
            var source = await Globals.OpenAsync(parsed, interruption.First).ConfigureAwait(false);
            opened.Add(source);
            foreach (var uri in parsed.GetRequiredValue(_to))
                opened.Add(await MigrationEnds.OpenDestinationAsync(uri, parsed.GetValue(_dryRun), interruption.First).ConfigureAwait(false));
            await RunAsync(parsed, source, [.. opened.Skip(1).Select(c => Target(parsed, c))], interruption).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interruption.First.IsCancellationRequested)
        {
            Console.WriteError("interrupted before anything was changed");
            Failed = true;
        }
        catch (ArgumentException e)
        {
            throw new CliException(e.Message.Split(" (Parameter")[0]);
        }
        finally
        {
            opened.ForEach(c => c.Dispose());
        }
    }

    private async Task RunAsync(ParseResult parsed, LibvirtConnection source, EvacuationTarget[] targets, Interruption interruption)
    {
        var options = await ReadAsync(parsed, interruption.First).ConfigureAwait(false);
        var plan = await _evacuator.PlanAsync(source, targets, options, interruption.First).ConfigureAwait(false);
        var (json, dryRun) = (WantsJson(parsed), parsed.GetValue(_dryRun));
        Failed = !plan.Whole;
        if (!json)
            EvacuationText.Write(Console, plan);
        else if (dryRun)
            Console.Out.WriteLine(plan.ToJson());
        if (dryRun)
            return;
        interruption.First.ThrowIfCancellationRequested();
        var report = await new EvacuationFollower(Console, interruption).FollowAsync(_evacuator.Start(source, targets, plan, options)).ConfigureAwait(false);
        Failed = report is not { Complete: true };
        if (report is null)
            Console.WriteError("left before its end; 'kvmnfv migrate run DOMAIN --pick-up' takes each migration up again that was under way");
        else if (json)
            Console.Out.WriteLine(report.ToJson());
        else
            EvacuationText.Write(Console, report);
    }

    private async Task<EvacuationOptions> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var profiles = new Dictionary<string, VnfProfile>();
        foreach (var file in parsed.GetValue(_profiles) ?? [])
        {
            var profile = await JsonFile.ReadAsync(file, "VNF profile", VnfProfile.FromJson, cancellationToken).ConfigureAwait(false);
            if (!profiles.TryAdd(profile.Name, profile))
                throw new CliException($"{file}: a profile of '{profile.Name}' is given twice");
        }

        return new EvacuationOptions
        {
            Domains = [.. parsed.GetValue(_domains) ?? []],
            Profiles = profiles,
            AtOnce = parsed.GetValue(_atOnce),
            StopOnFailure = parsed.GetValue(_stop),
            SourceBandwidth = parsed.GetValue(_sourceLink),
            Budget = parsed.GetValue(_total) is { } total && parsed.GetValue(_downtime) is { } downtime ? new MigrationBudget { Total = total, Downtime = downtime } : null,
            Policy = _policy.Read(parsed, MemorySize.Zero),
            DirtyRatePeriods = parsed.GetValue(_noMeasure) ? [] : [TimeSpan.FromSeconds(1)],
            Migration = new MigrationOptions { Journal = _journal.Open(parsed) },
        };
    }

    private EvacuationTarget Target(ParseResult parsed, LibvirtConnection connection) => new()
    {
        Connection = connection,
        Link = parsed.GetValue(_link) is { } rate ? new MigrationLink { Bandwidth = rate, Source = "--link" } : null,
    };
}
