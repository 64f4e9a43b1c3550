using System.CommandLine;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary>A verb: a subclass declares its arguments and does the work; failures are reported here, alike for all.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description, GlobalOptions options, CliConsole console) : base(name, description)
    {
        Globals = options;
        Console = console;
        SetAction(InvokeAsync);
        Validators.Add(result =>
        {
            // Its value is asked for only where it parses; a text that doesn't has its own error.
            if (result.GetResult(Globals.Output) is { Tokens: [.., var token] } && GlobalOptions.Format(token.Value) is { } format && !Formats.Contains(format))
                result.AddError($"'{token.Value}' is not an output format of this verb: use {string.Join(" or ", Formats.Select(GlobalOptions.Name))}");
        });
    }

    protected GlobalOptions Globals { get; }

    protected CliConsole Console { get; }

    /// <summary>The exit code of a verb that could not do its work.</summary>
    protected virtual int FailureCode => ExitCode.Failed;

    /// <summary>Whether the verb listens to Ctrl-C itself. Of all others it ends the process, if need be after a moment.</summary>
    public virtual bool HandlesSignals => false;

    /// <summary>Set by a verb whose printed result is itself a "no": the process then ends as after a failure, without an error line.</summary>
    protected bool Failed { get; set; }

    /// <summary>What the verb can print.</summary>
    protected virtual IReadOnlyList<OutputFormat> Formats => [OutputFormat.Table, OutputFormat.Json];

    protected abstract Task RunAsync(ParseResult parsed, CancellationToken cancellationToken);

    protected bool WantsJson(ParseResult parsed) => parsed.GetValue(Globals.Output) == OutputFormat.Json;

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(parsed, cancellationToken).ConfigureAwait(false);
            return Failed ? ExitCode.Failed : ExitCode.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.WriteError("interrupted");
            return FailureCode;
        }
        catch (LibvirtException e)
        {
            // The C function's name helps programmers; whoever typed a verb knows what was tried.
            Console.WriteError(e.Message.StartsWith(e.Operation + ": ", StringComparison.Ordinal) ? e.Message[(e.Operation.Length + 2)..] : e.Message);
            return FailureCode;
        }
        catch (Exception e) when (e is CliException or LibvirtLibraryMissingException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.WriteError(e.Message);
            return FailureCode;
        }
    }
}
