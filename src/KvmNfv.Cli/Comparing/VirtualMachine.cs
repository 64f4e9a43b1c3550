using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace KvmNfv.Cli.Comparing;

/// <summary>A VM of a measurement: one vCPU on one CPU of the host, its console in this process; killed when disposed.</summary>
internal sealed class VirtualMachine : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private VirtualMachine(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Boots it.</summary>
    /// <param name="qemu">QEMU's program.</param>
    /// <param name="cpu">The CPU of the host.</param>
    /// <param name="files">What it boots.</param>
    /// <param name="kernelLine">What stands on the kernel's command line besides the console.</param>
    /// <param name="devices">QEMU's options.</param>
    /// <exception cref="CliException">QEMU can't be started.</exception>
    public static VirtualMachine Start(string qemu, int cpu, GuestFiles files, string kernelLine, params string[] devices)
    {
        string[] arguments = ["-c", cpu.ToString(CultureInfo.InvariantCulture), qemu, "-machine", $"q35,accel={Accelerator}", "-cpu", "max", "-m", "256", "-display", "none", "-nodefaults", "-no-reboot", "-serial", "stdio",
            "-kernel", files.Kernel, "-initrd", files.Initrd, "-append", $"console=ttyS0 quiet panic=-1 {kernelLine}", .. devices];
        try
        {
            return new(Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!);
        }
        catch (Win32Exception e)
        {
            throw new CliException($"a VM can't be started: {e.Message}");
        }
    }

    /// <summary>What runs guests here: KVM where this process may use it on a CPU that can, emulation otherwise.</summary>
    public static string Accelerator { get; } = Kvm() ? "kvm" : "tcg";

    /// <summary>What its console or QEMU said last.</summary>
    public string LastWords => _lines.LastOrDefault() ?? "none";

    /// <summary>More properties of a network device on vhost-user: QEMU 7 without KVM reads through a null pointer when the driver starts one with message-signalled interrupts.</summary>
    /// <exception cref="CliException">There is no QEMU.</exception>
    public static string NetworkInterrupts(string qemu) => Accelerator == "tcg" && Version(qemu) < 8 ? ",vectors=0" : "";

    /// <summary>Waits for a line with a text in it.</summary>
    /// <exception cref="CliException">It doesn't come, or the VM has ended.</exception>
    public async Task<string> WaitForAsync(string text, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            // Looked at first, so that a VM's last words are not missed.
            var ended = _process.HasExited;
            if (_lines.FirstOrDefault(l => l.Contains(text, StringComparison.Ordinal)) is { } line)
                return line;
            if (ended || Stopwatch.GetElapsedTime(start) > patience)
                throw new CliException($"the VM {(ended ? $"ended with {_process.ExitCode}" : "did not get there in time")}; its last words: {LastWords}");
            await Task.Delay(s_look, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Types a line on its console.</summary>
    public void Type(string line) => _process.StandardInput.WriteLine(line);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    // The major version.
    private static int Version(string qemu)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(qemu, ["--version"]) { RedirectStandardOutput = true })!;
            var words = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            return words.Length > 3 && int.TryParse(words[3].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        }
        catch (Win32Exception)
        {
            throw new CliException($"there is no {qemu}: install QEMU, or name it with --qemu");
        }
    }

    private static bool Kvm()
    {
        try
        {
            using var device = File.OpenHandle("/dev/kvm", FileMode.Open, FileAccess.ReadWrite);
            return File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("flags", StringComparison.Ordinal))?.Split(' ').Any(f => f is "vmx" or "svm") ?? false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Heard(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line.TrimEnd('\r'));
    }
}
