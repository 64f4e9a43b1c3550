using System.Diagnostics;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>This program as a back-end or a switch, in a process of its own on one CPU.</summary>
internal sealed class VhostProcess : IDisposable
{
    private readonly Process _process;

    public VhostProcess(string[] program, RateCase one, IReadOnlyList<string> sockets, int cpu)
    {
        string[] arguments = ["-c", $"{cpu}", .. program, "vhost", $"{one.Traffic}", $"{one.FrameSize}", $"{cpu}", .. sockets];
        _process = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardInput = true, RedirectStandardError = true })!;
    }

    public void Dispose()
    {
        // It ends with its standard input.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        var (errors, status) = (_process.StandardError.ReadToEnd(), _process.ExitCode);
        _process.Dispose();
        if (status != 0)
            throw new InvalidOperationException($"The C# side ended with status {status}: {errors}");
    }
}
