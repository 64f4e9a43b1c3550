using System.ComponentModel;
using System.Diagnostics;

namespace KvmNfv.Sdk.Migration;

/// <summary>Runs programs on this machine.</summary>
internal sealed class ProgramRunner : IProgramRunner
{
    public async Task<ProgramResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        using var process = Start(program, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new ProgramResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
                ?? throw new IOException($"{program} did not start.");
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{program} can't be started: {e.Message}", e);
        }
    }
}
