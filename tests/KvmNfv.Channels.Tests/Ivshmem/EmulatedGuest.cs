using System.Collections.Concurrent;
using System.Diagnostics;
using KvmNfv.Tests;

namespace KvmNfv.Channels.Tests;

/// <summary>A QEMU guest under emulation (TCG) that runs the sample program; killed when disposed.</summary>
internal sealed class EmulatedGuest : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _console = new();

    /// <param name="run">The program's arguments, for example "ping side=0".</param>
    /// <param name="devices">QEMU's options for the ivshmem device.</param>
    public EmulatedGuest(string run, params string[] devices)
    {
        string[] arguments = ["-machine", "q35,accel=tcg", "-cpu", "max", "-m", "256", "-display", "none", "-nodefaults", "-no-reboot", "-serial", "stdio",
            "-kernel", GuestImage.Kernel, "-initrd", GuestImage.Initrd, "-append", $"console=ttyS0 quiet panic=-1 intel_iommu=on run=ivshmem-guest,{run.Replace(' ', ',')}", .. devices];
        _process = Process.Start(new ProcessStartInfo(Qemu.Find(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        _process.OutputDataReceived += Heard;
        _process.ErrorDataReceived += Heard;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Console => string.Join('\n', _console);

    /// <summary>The program's line that begins so.</summary>
    public string WaitFor(string beginning, TimeSpan patience)
    {
        string? line = null;
        var found = SpinUntil(() => (line = _console.FirstOrDefault(l => l.StartsWith(beginning, StringComparison.Ordinal))) is not null
            || _process.HasExited || _console.Any(l => l.StartsWith("IVSHMEM FAILED", StringComparison.Ordinal)), patience);
        Assert.That(line, Is.Not.Null, $"{(found ? "failed" : "no answer in time")}; the console says:\n{Console}");
        return line!;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // Asleep between looks, since the guests need the CPUs.
    private static bool SpinUntil(Func<bool> condition, TimeSpan patience)
    {
        using var never = new ManualResetEventSlim();
        for (var watch = Stopwatch.StartNew(); !condition(); never.Wait(50))
        {
            if (watch.Elapsed > patience)
                return false;
        }
        return true;
    }

    private void Heard(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            _console.Enqueue(text.TrimEnd('\r'));
    }
}
