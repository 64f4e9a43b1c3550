using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate plan</c>: how a domain would be migrated, what that takes, and why; exit code 1 if it can't be done or not within the budget.</summary>
internal sealed class MigratePlanCommand(GlobalOptions options, CliConsole console) : MigrationCommand("plan",
    "Plans the migration of a domain: flags, parameters, forecast, and the reason for each choice. Exit code 1 if it can't be done, or not within the budget.",
    options, console)
{
    protected override void Answer(MigrationRequest request, bool json)
    {
        var result = MigrationPlanner.Plan(request);
        Failed = result is not MigrationPlan { WithinBudget: true };
        if (json)
            Console.Out.WriteLine(result.ToJson());
        else if (result is MigrationPlan plan)
            MigrationText.Write(Console, plan);
        else
            MigrationText.Write(Console, result.Preflight);
    }
}
