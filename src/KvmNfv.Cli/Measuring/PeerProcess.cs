using System.Diagnostics;

namespace KvmNfv.Cli.Measuring;

/// <summary>This tool once more, as the other side of a measurement; killed when disposed.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output, _error;

    private PeerProcess(Process process)
    {
        _process = process;
        (_output, _error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The verb and its arguments.</param>
    /// <param name="before">A program that starts it, and its arguments.</param>
    public static PeerProcess Start(IEnumerable<string> arguments, params string[] before)
    {
        // As a library beside the tests or under a runtime, or as a program of its own.
        var library = Path.Combine(AppContext.BaseDirectory, "kvmnfv.dll");
        string[] all = [.. before, .. File.Exists(library) ? ["dotnet", library] : new[] { Environment.ProcessPath! }, .. arguments];
        return new(Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="CliException">It failed; the message is its own.</exception>
    public async Task<string> ResultAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return _process.ExitCode == 0 ? await _output.ConfigureAwait(false) : throw new CliException(await FirstErrorAsync().ConfigureAwait(false));
    }

    /// <summary>Why it ended, when it has ended with an error.</summary>
    public async Task<string?> FailureAsync() => _process.HasExited && _process.ExitCode != 0 ? await FirstErrorAsync().ConfigureAwait(false) : null;

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<string> FirstErrorAsync()
    {
        var line = (await _error.ConfigureAwait(false)).Split('\n', 2)[0];
        return line.StartsWith("error: ", StringComparison.Ordinal) ? line["error: ".Length..] : $"the process ended with {_process.ExitCode}: {line}";
    }
}
