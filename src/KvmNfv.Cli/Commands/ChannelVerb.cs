using System.CommandLine;

namespace KvmNfv.Cli.Commands;

/// <summary>A verb about channels: what the library finds wrong with an option is the user's to mend.</summary>
internal abstract class ChannelVerb(string name, string description, GlobalOptions options, CliConsole console) : CliCommand(name, description, options, console)
{
    protected sealed override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await RunChannelAsync(parsed, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            throw new CliException(e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal));
        }
    }

    protected abstract Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken);
}
