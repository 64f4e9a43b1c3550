using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate check</c>: what stands in the way of a migration; exit code 1 if something does.</summary>
internal sealed class MigrateCheckCommand(GlobalOptions options, CliConsole console) : MigrationCommand("check",
    "Looks at both hosts and says what stands in the way of migrating a domain, what would be repaired, and what is worth knowing. Exit code 1 if it can't be done.",
    options, console)
{
    protected override void Answer(MigrationRequest request, bool json)
    {
        var report = MigrationPlanner.Check(request);
        Failed = !report.Passed;
        if (json)
            Console.Out.WriteLine(report.ToJson());
        else
            MigrationText.Write(Console, report);
    }
}
