using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel check</c>: a domain's channels and what stands against them; exit code 1 if one can't work.</summary>
internal sealed class ChannelCheckCommand : ChannelVerb
{
    private readonly Argument<string> _domain = DomainArgument.Create();

    public ChannelCheckCommand(GlobalOptions options, CliConsole console)
        : base("check", "Lists a domain's channels, and what stands against its next start or is wrong while it runs. Exit code 1 if one can't work.", options, console) => Arguments.Add(_domain);

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(connection, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        Failed = ChannelText.Write(Console, await new ChannelAttacher().CheckAsync(connection, domain, cancellationToken).ConfigureAwait(false), WantsJson(parsed));
    }
}
