using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel detach</c>: takes a channel from a domain; exit code 1 if it is refused or rolled back.</summary>
internal sealed class ChannelDetachCommand : ChannelVerb
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Argument<string> _channel = new("channel") { Description = "Its name; or the alias, memory's name, socket or address of a device." };
    private readonly Option<bool> _remove = new("--remove-memory") { Description = "Remove the file of ivshmem-plain too, unless another domain has it." };
    private readonly ChannelScopeOptions _scope = new();

    public ChannelDetachCommand(GlobalOptions options, CliConsole console)
        : base("detach", "Takes a channel from a domain, defined or running, and cleans up behind it.", options, console)
    {
        Arguments.Add(_domain);
        Arguments.Add(_channel);
        Options.Add(_remove);
        _scope.AddTo(this);
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (channel, options) = (parsed.GetRequiredValue(_channel), _scope.Read(parsed) with { RemoveMemory = parsed.GetValue(_remove) });
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(connection, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        Failed = _scope.IsDryRun(parsed)
            ? ChannelText.Write(Console, await new ChannelAttacher().PlanDetachAsync(connection, domain, channel, options, cancellationToken).ConfigureAwait(false), WantsJson(parsed))
            : ChannelText.Write(Console, await new ChannelAttacher().DetachAsync(connection, domain, channel, options, cancellationToken).ConfigureAwait(false), WantsJson(parsed));
    }
}
