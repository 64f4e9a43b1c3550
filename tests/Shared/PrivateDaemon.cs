using System.Diagnostics;
using KvmNfv.Libvirt;

namespace KvmNfv.Tests;

/// <summary>A libvirtd of the tests' own (tests/lab/daemon.sh), gone with its folder when disposed.</summary>
internal sealed class PrivateDaemon : IDisposable
{
    private static readonly string s_script = Path.Combine(Repository.Root, "tests", "lab", "daemon.sh");

    private readonly string _name;

    private PrivateDaemon(string name) => _name = name;

    /// <summary>The URI of its hypervisor driver.</summary>
    public string Uri { get; private set; } = "";

    /// <summary>The URI of its administration interface.</summary>
    public string AdminUri => Run("admin", _name);

    /// <summary>Starts one; the test is skipped, with the reason, where none can be had.</summary>
    public static PrivateDaemon Start(string name)
    {
        if (!File.Exists("/usr/sbin/libvirtd"))
            Assert.Ignore("No libvirtd is installed (package libvirt-daemon).");
        var daemon = new PrivateDaemon(name);
        daemon.StartAgain();
        return daemon;
    }

    public void StartAgain() => Uri = Run("up", _name);

    /// <summary>Kills it as a crash would; its guests go on.</summary>
    public void Kill() => Run("kill", _name);

    public LibvirtConnection Open() => LibvirtConnection.Open(Uri);

    public void Dispose() => Run("down", _name);

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(s_script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        // The daemon that the script leaves behind may inherit its output: read the line that is wanted, not to the end.
        var line = arguments[0] is "up" or "admin" ? process.StandardOutput.ReadLine() ?? "" : "";
        if (!process.WaitForExit(TimeSpan.FromSeconds(120)))
            throw new TimeoutException($"daemon.sh {string.Join(' ', arguments)} took more than 120 s.");
        return process.ExitCode == 0 ? line.Trim() : throw new InvalidOperationException($"daemon.sh {string.Join(' ', arguments)}: {errors.Result}");
    }
}
