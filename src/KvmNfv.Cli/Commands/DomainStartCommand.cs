using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv domain start</c>: starts a defined domain.</summary>
internal sealed class DomainStartCommand : CliCommand
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<bool> _paused = new("--paused") { Description = "Leave its vCPUs stopped." };

    public DomainStartCommand(GlobalOptions options, CliConsole console) : base("start", "Starts a defined domain.", options, console)
    {
        Arguments.Add(_domain);
        Options.Add(_paused);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(connection, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        var flags = parsed.GetValue(_paused) ? DomainCreateFlags.StartPaused : DomainCreateFlags.None;
        await domain.CreateAsync(flags, cancellationToken).ConfigureAwait(false);
        var summary = await DomainSummary.TryReadAsync(domain, cancellationToken).ConfigureAwait(false)
            ?? throw new CliException($"domain '{domain.Name}' started and was gone at once");
        if (WantsJson(parsed))
            Console.WriteJson(summary, CliJson.Default.DomainSummary);
        else
            Console.Out.WriteLine($"domain '{Printable.Line(summary.Name)}' is {summary.State}");
    }
}
