using System.Diagnostics;
using KvmNfv.Libvirt;

namespace KvmNfv.Tests;

/// <summary>Two libvirt hosts on this machine (tests/lab/two-hosts.sh), gone with their guests when disposed.</summary>
internal sealed class LabHosts : IDisposable
{
    /// <summary>Where each host's QEMU listens for migrations.</summary>
    public const string AddressA = "tcp://10.99.0.1", AddressB = "tcp://10.99.0.2";

    /// <summary>The script that makes them.</summary>
    public static string Script { get; } = Path.Combine(Repository.Root, "tests", "lab", "two-hosts.sh");

    /// <summary>The folder in which each host has one.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("KVMNFV_LAB") ?? "/tmp/kvmnfv-lab-0";

    private LabHosts(string uriA, string uriB) => (UriA, UriB) = (uriA, uriB);

    public string UriA { get; }

    public string UriB { get; }

    /// <summary>Starts them; the test is skipped, with the reason, where none can be had, or guests don't survive a migration.</summary>
    /// <param name="rate">The link's rate as tc writes it; null for an unshaped one.</param>
    /// <param name="network">Whether their guests are joined by a network.</param>
    /// <param name="anyVersion">Whether a QEMU will do on which some guests crash after a migration.</param>
    public static LabHosts Start(string? rate = null, bool network = false, bool anyVersion = false)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Two hosts need root: they are network namespaces.");
        if (!File.Exists("/usr/sbin/libvirtd") || !File.Exists("/usr/bin/qemu-system-x86_64"))
            Assert.Ignore("libvirt-daemon or qemu-system-x86 is not installed.");
        if (!anyVersion && LibvirtLibrary.Version is { Major: < 11 })
            Assert.Ignore("Emulated guests crash after migrations on QEMU 7.2 (Debian 12): run with --libvirt backports.");
        var lines = Run(["up", .. rate is null ? Array.Empty<string>() : [rate]]);
        if (network)
            Run("network");
        return new LabHosts(lines[0], lines[1]);
    }

    public static void Cut() => Run("cut");

    public static void Join() => Run("join");

    public static void Kill(string host) => Run("kill", host);

    public static void StartAgain() => Run("up");

    public static string[] Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        // Daemons that the script leaves behind may inherit its output: read the lines that are wanted, not to the end.
        var lines = new List<string>();
        for (var i = 0; arguments[0] == "up" && i < 2; i++)
            lines.Add(process.StandardOutput.ReadLine()?.Trim() ?? "");
        if (!process.WaitForExit(TimeSpan.FromSeconds(120)))
            throw new TimeoutException($"two-hosts.sh {string.Join(' ', arguments)} took more than 120 s.");
        return process.ExitCode == 0 ? [.. lines] : throw new InvalidOperationException($"two-hosts.sh {string.Join(' ', arguments)}: {errors.Result}");
    }

    public void Dispose() => Run("down");
}
