using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate check</c>: what stands in the way of a migration; exit code 1 if something does.</summary>
internal sealed class MigrateCheckCommand : CliCommand
{
    private readonly MigrationArguments _arguments = new();

    public MigrateCheckCommand(GlobalOptions options, CliConsole console)
        : base("check", "Looks at both hosts and says what stands in the way of migrating a domain, what would be repaired, and what is worth knowing. Exit code 1 if it can't be done.",
            options, console) => _arguments.AddTo(this);

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var report = MigrationPlanner.Check(await _arguments.ReadAsync(parsed, connection, cancellationToken).ConfigureAwait(false));
        Failed = !report.Passed;
        if (WantsJson(parsed))
            Console.Out.WriteLine(report.ToJson());
        else
            MigrationText.Write(Console, report);
    }
}
