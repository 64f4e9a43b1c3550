using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv migrate status</c>: looks at a migration, whoever started it, and changes nothing.</summary>
internal sealed class MigrateStatusCommand : CliCommand
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<string?> _to = new("--to") { Description = "The destination's URI, to look there as well.", HelpName = "URI" };
    private readonly Option<bool> _watch = new("--watch") { Description = "Look again every second until no migration runs; with -o json one object a line." };
    private readonly MigrationJournalOption _journal = new();

    public MigrateStatusCommand(GlobalOptions options, CliConsole console)
        : base("status", "Shows the migration of a domain, whoever started it: its statistics, and what is remembered of it.", options, console)
    {
        Arguments.Add(_domain);
        Options.Add(_to);
        Options.Add(_watch);
        _journal.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var source = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var destination = parsed.GetValue(_to) is { } uri ? await MigrationEnds.OpenDestinationAsync(uri, toLook: true, cancellationToken).ConfigureAwait(false) : null;
        using var domain = await MigrationEnds.FindAsync(source, destination, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        var reader = new MigrationStatusReader(source, destination, _journal.Open(parsed));
        if (parsed.GetValue(_watch))
            await WatchAsync(parsed, reader, domain, cancellationToken).ConfigureAwait(false);
        else
            Print(parsed, await reader.ReadAsync(domain.Name, domain.Uuid, cancellationToken).ConfigureAwait(false));
    }

    private async Task WatchAsync(ParseResult parsed, MigrationStatusReader reader, IDomain domain, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_interval);
        MigrationStatus status;
        while ((status = await reader.ReadAsync(domain.Name, domain.Uuid, cancellationToken).ConfigureAwait(false)).Job is { } job)
        {
            if (WantsJson(parsed))
                Console.WriteJson(status, CliJson.Lines.MigrationStatus);
            else
                Console.Out.WriteLine(job.ToString());
            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }

        if (WantsJson(parsed))
            Console.WriteJson(status, CliJson.Lines.MigrationStatus);
        else
            Print(parsed, status);
    }

    private void Print(ParseResult parsed, MigrationStatus status)
    {
        if (WantsJson(parsed))
            Console.WriteJson(status, CliJson.Readable.MigrationStatus);
        else
            Console.WriteProperties(MigrationStatusText.Properties(status));
    }
}
