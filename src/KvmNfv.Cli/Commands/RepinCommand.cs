using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Repinning;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv repin</c>: moves a running domain to a new plan.</summary>
internal sealed class RepinCommand : CliCommand
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<string> _plan = new("--plan") { Description = "Where it is to go, as 'kvmnfv place -o json' prints it.", HelpName = "FILE", Required = true };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the steps and change nothing." };
    private readonly Option<bool> _pause = new("--pause") { Description = "Pause the guest for milliseconds where threads change places and no CPU is free." };
    private readonly Option<bool> _live = new("--live-only") { Description = "Leave a persistent domain's definition as it is." };

    public RepinCommand(GlobalOptions options, CliConsole console)
        : base("repin", "Moves a running domain to a new plan, step by step; when a step fails, everything is undone. Exit code 1 if it could not be done.", options, console)
    {
        Arguments.Add(_domain);
        foreach (var option in new Option[] { _plan, _dryRun, _pause, _live })
            Options.Add(option);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = await PlanFile.ReadAsync(parsed.GetRequiredValue(_plan), cancellationToken).ConfigureAwait(false);
        var options = new RepinOptions { AllowPause = parsed.GetValue(_pause), UpdateDefinition = !parsed.GetValue(_live) };
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(connection, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        if (!await domain.IsActiveAsync(cancellationToken).ConfigureAwait(false))
            throw new CliException($"domain '{domain.Name}' doesn't run: build its document from the plan and start it");
        if (parsed.GetValue(_dryRun))
            Write(parsed, await new DomainRepinner().PlanAsync(connection, domain, plan, options, cancellationToken).ConfigureAwait(false));
        else
            Write(parsed, await new DomainRepinner().RunAsync(connection, domain, plan, options, cancellationToken).ConfigureAwait(false));
    }

    private void Write(ParseResult parsed, RepinSchedule schedule)
    {
        Failed = schedule.IsRefused;
        if (WantsJson(parsed))
            Console.Out.WriteLine(schedule.ToJson());
        else
            RepinText.Write(Console, schedule);
    }

    private void Write(ParseResult parsed, RepinReport report)
    {
        Failed = report.Outcome is not (RepinOutcome.Done or RepinOutcome.NothingToDo);
        if (WantsJson(parsed))
            Console.Out.WriteLine(report.ToJson());
        else
            RepinText.Write(Console, report);
    }
}
