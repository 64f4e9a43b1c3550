using System.CommandLine;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>A verb that reads a domain and both hosts, changes nothing, and prints what it makes of them.</summary>
internal abstract class MigrationCommand : CliCommand
{
    private readonly MigrationArguments _arguments = new();

    protected MigrationCommand(string name, string description, GlobalOptions options, CliConsole console)
        : base(name, description, options, console) => _arguments.AddTo(this);

    protected sealed override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var ends = await _arguments.OpenAsync(parsed, Globals, toLook: true, moved: false, cancellationToken).ConfigureAwait(false);
        Answer(await _arguments.ReadAsync(parsed, ends, cancellationToken).ConfigureAwait(false), WantsJson(parsed));
    }

    protected abstract void Answer(MigrationRequest request, bool json);
}
