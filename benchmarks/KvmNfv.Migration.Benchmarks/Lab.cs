using System.Diagnostics;
using KvmNfv.Libvirt;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>The two hosts, which lab.sh has started: 0 is kvma, 1 is kvmb. This program runs in kvma's network.</summary>
internal sealed class Lab : IDisposable
{
    private readonly string _script;

    public Lab()
    {
        _script = Setting("KVMNFV_TWO_HOSTS");
        Uris = [Setting("KVMNFV_URI_A"), Setting("KVMNFV_URI_B")];
        Hosts = [LibvirtConnection.Open(Uris[0]), LibvirtConnection.Open(Uris[1])];
    }

    public string[] Uris { get; }

    public LibvirtConnection[] Hosts { get; }

    public static string Kernel => Setting("KVMNFV_GUEST_KERNEL");

    public static string Initrd => Setting("KVMNFV_GUEST_INITRD");

    /// <summary>Where the QEMU of a host listens.</summary>
    public static string Address(int host) => $"tcp://10.99.0.{host + 1}";

    public void Shape(Link link)
    {
        // The daemons keep the pipes of whoever starts them; they run already, so none are given.
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", "exec \"$0\" up \"$1\" >/dev/null 2>&1 </dev/null", _script, link.Name]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"two-hosts.sh up {link.Name} failed with status {process.ExitCode}.");
    }

    public void Dispose()
    {
        foreach (var host in Hosts)
            host.Dispose();
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
        : throw new ArgumentException($"{name} is not set: start this by benchmarks/run.sh migration.");
}
