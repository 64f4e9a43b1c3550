using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;
using KvmNfv.Sdk.Placement;
using Spectre.Console;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate run</c>: plans a migration, runs it, and reports; exit code 1 if it did not complete, not within the budget, or is not proved.</summary>
internal sealed class MigrateRunCommand : CliCommand
{
    private readonly MigrationArguments _arguments = new();
    private readonly MigrationJournalOption _journal = new();
    private readonly MigrationOutputOptions _output = new();
    private readonly IDomainMigrator _migrator;
    private readonly Option<string?> _plan = new("--plan") { Description = "Run this plan, as 'kvmnfv migrate plan -o json' printed it, instead of making one.", HelpName = "FILE" };
    private readonly Option<IServiceProbe?> _probe = ServiceProbeOption.Create();
    private readonly Option<string?> _peer = new("--peer-uri") { Description = "How the source's daemon reaches the destination's, where that is not --to.", HelpName = "URI" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the plan and end." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Run it even if the plan does not keep the budget that was asked for." };
    private readonly Option<bool> _pickUp = new("--pick-up") { Description = "Take over the migration that runs already, or what a dead client left of one." };

    public MigrateRunCommand(GlobalOptions options, CliConsole console, IDomainMigrator migrator)
        : base("run", "Migrates a domain: checks, plans, runs, corrects, proves and reports. Ctrl-C calls it off and puts everything back. Exit code 1 if it did not complete, or not within the budget.",
            options, console)
    {
        _migrator = migrator;
        _arguments.AddTo(this);
        foreach (var option in new Option[] { _plan, _probe, _peer, _dryRun, _yes, _pickUp })
            Options.Add(option);
        _journal.AddTo(this);
        _output.AddTo(this);
        Validators.Add(result =>
        {
            var given = new Option[] { _plan, _pickUp }.Where(o => result.GetResult(o) is { Implicit: false }).ToList();
            if (given.Count == 2)
                result.AddError("--plan and --pick-up contradict each other: give one of them");
            if (given.Count == 1 && _arguments.ForPlanning.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } planning)
                result.AddError($"{planning.Name} is for making a plan, which {given[0].Name} does not");
        });
    }

    public override bool HandlesSignals => true;

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _output.Check(parsed);
        using var interruption = new Interruption(cancellationToken);
        try
        {
            await RunAsync(parsed, interruption).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interruption.First.IsCancellationRequested)
        {
            Console.WriteError("interrupted before anything was changed");
            Failed = true;
        }
    }

    private async Task RunAsync(ParseResult parsed, Interruption interruption)
    {
        using var ends = await _arguments.OpenAsync(parsed, Globals, toLook: parsed.GetValue(_dryRun), moved: parsed.GetValue(_pickUp), interruption.First).ConfigureAwait(false);
        var operation = parsed.GetValue(_pickUp)
            ? await _migrator.PickUpAsync(ends.Source, ends.Domain, ends.Destination, MigrationOptions(parsed, null), interruption.First).ConfigureAwait(false)
                ?? throw new CliException($"domain '{ends.Domain.Name}' is in no migration, and none is remembered that left something to put back")
            : await StartAsync(parsed, ends, interruption.First).ConfigureAwait(false);
        if (operation is null)
            return;
        var report = await new MigrationFollower(View(), interruption).FollowAsync(operation).ConfigureAwait(false);
        Failed = report is not { Outcome: MigrationState.Completed, Proved: true, WithinBudget: not false };
        if (report is null)
        {
            Console.WriteError($"left before its end; 'kvmnfv migrate run {ends.Domain.Uuid} -c {ends.Source.Uri} --to {ends.Destination.Uri} --pick-up' takes it up again and puts back what was changed");
            return;
        }

        if (WantsJson(parsed))
        {
            Console.Out.WriteLine(report.ToJson());
        }
        else
        {
            Console.Out.WriteLine();
            MigrationReportText.Write(Console, report);
        }

        _output.Write(parsed, report);
    }

    private async Task<IMigrationOperation?> StartAsync(ParseResult parsed, MigrationEnds ends, CancellationToken cancellationToken)
    {
        var (result, placement) = await PlanAsync(parsed, ends, cancellationToken).ConfigureAwait(false);
        var (json, dryRun) = (WantsJson(parsed), parsed.GetValue(_dryRun));
        if (result is not MigrationPlan plan)
        {
            Failed = true;
            if (json)
                Console.Out.WriteLine(result.ToJson());
            else
                MigrationText.Write(Console, result.Preflight);
            return null;
        }

        if (!json)
            MigrationText.WriteShort(Console, plan);
        else if (dryRun)
            Console.Out.WriteLine(plan.ToJson());
        Failed = !plan.WithinBudget;
        if (dryRun)
            return null;
        if (!plan.WithinBudget && _arguments.NamesBudget(parsed) && !parsed.GetValue(_yes))
            throw new CliException($"the plan takes {Quantity.Time(plan.Forecast.Total)} and {Quantity.Time(plan.Forecast.Downtime)} away, which is not within the budget; --yes runs it all the same");
        try
        {
            return await _migrator.StartAsync(ends.Source, ends.Domain, ends.Destination, plan, MigrationOptions(parsed, placement), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            throw new CliException(e.Message);
        }
    }

    private async Task<(MigrationPlanResult Result, PlacementPlan? Placement)> PlanAsync(ParseResult parsed, MigrationEnds ends, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_plan) is { } file)
        {
            var kept = await JsonFile.ReadAsync(file, "migration plan", MigrationPlanResult.FromJson, cancellationToken).ConfigureAwait(false);
            return (kept, await _arguments.PlacementAsync(parsed, cancellationToken).ConfigureAwait(false) as PlacementPlan);
        }

        var request = await _arguments.ReadAsync(parsed, ends, cancellationToken).ConfigureAwait(false);
        return (MigrationPlanner.Plan(request), request.Placement as PlacementPlan);
    }

    private MigrationOptions MigrationOptions(ParseResult parsed, PlacementPlan? placement) => new()
    {
        Probe = parsed.GetValue(_probe),
        DestinationPlacement = placement,
        DestinationUri = parsed.GetValue(_peer),
        Journal = _journal.Open(parsed),
    };

    private IMigrationView View() => Console.IsErrorTerminal
        ? new MigrationLiveView(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }))
        : new MigrationLineView(Console.Error);
}
