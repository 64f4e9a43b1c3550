using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate cancel</c>: calls a running migration off, whoever started it, and puts back what it changed; exit code 1 if it could not.</summary>
internal sealed class MigrateCancelCommand : CliCommand
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<string?> _to = new("--to") { Description = "The destination's URI. Default: as remembered.", HelpName = "URI" };
    private readonly MigrationJournalOption _journal = new();
    private readonly IDomainMigrator _migrator;

    public MigrateCancelCommand(GlobalOptions options, CliConsole console, IDomainMigrator migrator)
        : base("cancel", "Calls the migration of a domain off, whoever started it, and puts back what it changed. Post-copy can't be called off.", options, console)
    {
        _migrator = migrator;
        Arguments.Add(_domain);
        Options.Add(_to);
        _journal.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var journal = _journal.Open(parsed);
        using var source = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(source, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        var to = parsed.GetValue(_to) ?? (await journal.LoadAsync(domain.Uuid, cancellationToken).ConfigureAwait(false))?.Plan.Preflight.Destination
            ?? throw new CliException($"it is not remembered where domain '{domain.Name}' goes: give the destination with --to");
        using var destination = await MigrationEnds.OpenDestinationAsync(to, toLook: false, cancellationToken).ConfigureAwait(false);
        var operation = await _migrator.PickUpAsync(source, domain, destination, new MigrationOptions { Journal = journal }, cancellationToken).ConfigureAwait(false)
            ?? throw new CliException($"domain '{domain.Name}' is in no migration");
        try
        {
            await operation.CancelAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            throw new CliException($"it can't be called off: {e.Message}");
        }

        var report = await operation.WaitAsync(cancellationToken).ConfigureAwait(false);
        Failed = report is not { Outcome: MigrationState.Cancelled, Proved: true };
        if (WantsJson(parsed))
            Console.Out.WriteLine(report.ToJson());
        else
            MigrationReportText.Write(Console, report);
    }
}
