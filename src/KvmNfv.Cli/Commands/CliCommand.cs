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
    }

    protected GlobalOptions Globals { get; }

    protected CliConsole Console { get; }

    /// <summary>The exit code of a verb that ran to its end; a verb that judges (a check, a comparison) sets it.</summary>
    protected int Outcome { get; set; } = ExitCode.Success;

    /// <summary>The exit code of a verb that could not do its work.</summary>
    protected virtual int FailureCode => ExitCode.Failed;

    protected abstract Task RunAsync(ParseResult parsed, CancellationToken cancellationToken);

    protected bool WantsJson(ParseResult parsed) => parsed.GetValue(Globals.Output) == OutputFormat.Json;

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(parsed, cancellationToken).ConfigureAwait(false);
            return Outcome;
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
        catch (Exception e) when (e is CliException or LibvirtLibraryMissingException or IOException or UnauthorizedAccessException)
        {
            Console.WriteError(e.Message);
            return FailureCode;
        }
    }
}
