using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate plan</c>: how a domain would be migrated, what that takes, and why; exit code 1 if it can't be done or not within the budget.</summary>
internal sealed class MigratePlanCommand : CliCommand
{
    private readonly MigrationArguments _arguments = new();

    public MigratePlanCommand(GlobalOptions options, CliConsole console)
        : base("plan", "Plans the migration of a domain: flags, parameters, forecast, and the reason for each choice. Exit code 1 if it can't be done, or not within the budget.",
            options, console) => _arguments.AddTo(this);

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var result = MigrationPlanner.Plan(await _arguments.ReadAsync(parsed, connection, cancellationToken).ConfigureAwait(false));
        Failed = result is not MigrationPlan { WithinBudget: true };
        if (WantsJson(parsed))
            Console.Out.WriteLine(result.ToJson());
        else if (result is MigrationPlan plan)
            MigrationText.Write(Console, plan);
        else
            MigrationText.Write(Console, result.Preflight);
    }
}
