using System.Diagnostics;

namespace KvmNfv.Channels.Tests;

/// <summary>A running peer; killed when disposed.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private PeerProcess(string program, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts this assembly as a peer and waits until it is in the channel.</summary>
    public static PeerProcess Start(params string[] arguments) => Start("dotnet", [typeof(PeerProcess).Assembly.Location, .. arguments]);

    /// <summary>Starts a program that prints "ready".</summary>
    public static PeerProcess Start(string program, string[] arguments)
    {
        var peer = new PeerProcess(program, arguments);
        var line = peer._process.StandardOutput.ReadLineAsync();
        Assert.That(line.Wait(s_patience) && line.Result == "ready", $"{program} {string.Join(' ', arguments)} isn't ready");
        return peer;
    }

    /// <summary>Asks it something; its answer's lines.</summary>
    public IReadOnlyList<string> Ask(string question, int lines)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        return [.. Enumerable.Range(0, lines).Select(_ => _process.StandardOutput.ReadLine() ?? "")];
    }

    /// <summary>SIGKILL: no handler, no clean-up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Its exit status, once it has ended by itself.</summary>
    public int ExitCode => _process.WaitForExit(s_patience) ? _process.ExitCode : throw new TimeoutException("The peer doesn't end.");

    public string Output() => _process.StandardOutput.ReadToEnd();

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
