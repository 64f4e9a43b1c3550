using System.Diagnostics;

namespace KvmNfv.Tests;

/// <summary>A private libvirtd, made by <c>tests/lab/daemon.sh</c>, in a folder of this process.</summary>
internal sealed class LibvirtDaemon : IDisposable
{
    private const string Stop = "-STOP", Continue = "-CONT", Kill = "-KILL";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private static readonly string s_folder =
        Path.Combine(Environment.GetEnvironmentVariable("KVMNFV_LAB") ?? Path.GetTempPath(), $"kvmnfv-{Environment.ProcessId}");

    private readonly string _name;
    private bool _paused;

    private LibvirtDaemon(string name, string qemuUri)
    {
        _name = name;
        QemuUri = qemuUri;
        TestUri = $"test+unix:///default?{new Uri(qemuUri).Query.TrimStart('?')}";
    }

    /// <summary>The daemon's QEMU driver.</summary>
    public string QemuUri { get; }

    /// <summary>The daemon's test driver: remote, but without a real guest.</summary>
    public string TestUri { get; }

    /// <summary>Starts it; the test is skipped where that cannot work.</summary>
    public static LibvirtDaemon Start(string name)
    {
        foreach (var program in (string[])["libvirtd", "virsh", "qemu-system-x86_64"])
        {
            if (!IsInstalled(program))
                Assert.Ignore($"{program} is not installed; tests/lab/packages.sh daemon installs it.");
        }
        return new(name, Script("up", name));
    }

    /// <summary>Starts it again after <see cref="Crash"/>, at the same place.</summary>
    public void StartAgain() => Script("up", _name);

    /// <summary>Ends it as a crash would.</summary>
    public void Crash() => Signal(Kill);

    /// <summary>Stops it from answering, as a machine without CPU time or a cut network would.</summary>
    public void Pause()
    {
        Signal(Stop);
        _paused = true;
    }

    /// <summary>Lets it answer again.</summary>
    public void Resume()
    {
        Signal(Continue);
        _paused = false;
    }

    public void Dispose()
    {
        if (_paused)
            Resume();
        Script("down", _name);
    }

    private void Signal(string signal) => Run("kill", signal, Script("pid", _name));

    private static bool IsInstalled(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Script(string verb, string name) => Run(Path.Combine(Repository.Root, "tests", "lab", "daemon.sh"), verb, name);

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KVMNFV_LAB"] = s_folder;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {s_patience.TotalSeconds} s.");
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Result}");
        return output.Result.Trim();
    }
}
