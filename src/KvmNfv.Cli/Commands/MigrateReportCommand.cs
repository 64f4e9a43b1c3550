using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate report</c>: shows a report that was kept, or draws it.</summary>
internal sealed class MigrateReportCommand : CliCommand
{
    private readonly Argument<string> _file = new("file") { Description = "A report, as 'kvmnfv migrate run --report' writes it." };
    private readonly MigrationOutputOptions _output = new();

    public MigrateReportCommand(GlobalOptions options, CliConsole console) : base("report", "Shows the report of a migration, or draws it.", options, console)
    {
        Arguments.Add(_file);
        _output.AddTo(this, report: false);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _output.Check(parsed);
        var report = await JsonFile.ReadAsync(parsed.GetRequiredValue(_file), "migration report", MigrationReport.FromJson, cancellationToken).ConfigureAwait(false);
        if (WantsJson(parsed))
            Console.Out.WriteLine(report.ToJson());
        else
            MigrationReportText.Write(Console, report);
        _output.Write(parsed, report);
    }
}
