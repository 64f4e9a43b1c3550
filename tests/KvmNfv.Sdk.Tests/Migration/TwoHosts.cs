using System.Diagnostics;
using KvmNfv.Libvirt;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>Two real libvirt hosts on this machine (tests/lab/two-hosts.sh) with connections to both, gone when disposed.</summary>
internal sealed class TwoHosts : IDisposable
{
    /// <summary>Where the second host listens for memory.</summary>
    public const string MigrateUri = "tcp://10.99.0.2";

    private static readonly string s_script = Path.Combine(Repository.Root, "tests", "lab", "two-hosts.sh");

    private TwoHosts(string source, string destination) =>
        (SourceUri, DestinationUri, Source, Destination) = (source, destination, LibvirtConnection.Open(source), LibvirtConnection.Open(destination));

    public string SourceUri { get; }

    public string DestinationUri { get; }

    public LibvirtConnection Source { get; }

    public LibvirtConnection Destination { get; }

    /// <summary>A folder that both hosts see, gone with them.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("kvmnfv-two-hosts-").FullName;

    /// <summary>Starts them; the test is skipped, with the reason, where none can be had.</summary>
    /// <param name="rate">The link's rate in tc's words, such as <c>1gbit</c>; null does not shape it.</param>
    public static TwoHosts Start(string? rate = null)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Two hosts need network namespaces, which need root.");
        if (!File.Exists("/usr/sbin/libvirtd") || !LibvirtLibrary.IsInstalled)
            Assert.Ignore("libvirtd is not installed.");
        if (Environment.GetEnvironmentVariable("KVMNFV_LIBVIRT") != "backports")
            Assert.Ignore("Emulated guests crash after some migrations on QEMU 7.2: run the tests with --libvirt backports.");
        var uris = rate is null ? Run("up") : Run("up", rate);
        return uris is [var source, var destination] ? new TwoHosts(source, destination) : throw new InvalidOperationException($"two-hosts.sh up printed {uris.Length} lines.");
    }

    /// <summary>Takes the link down.</summary>
    public static void Cut() => Run("cut");

    /// <summary>Brings it back.</summary>
    public static void Join() => Run("join");

    /// <summary>Shapes the link anew; null does not limit it.</summary>
    public static void Shape(string? rate) => Run(rate is null ? ["up"] : ["up", rate]);

    /// <summary>Starts a guest at the source and waits for its sign of life.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="persistent">Whether it is defined too.</param>
    public async Task<IDomain> StartAsync(LabGuest guest, bool persistent = true)
    {
        var domain = persistent ? await Source.DefineDomainAsync(guest.Document(Folder)) : await Source.CreateDomainAsync(guest.Document(Folder));
        if (persistent)
            await domain.CreateAsync();
        Assert.That(() => guest.Serial(Folder), Does.Contain("GUEST UP").After(120_000, 100), $"{guest.Name} gave no sign of life");
        return domain;
    }

    /// <summary>Ends and forgets every guest of both hosts.</summary>
    public async Task ClearAsync()
    {
        foreach (var host in new[] { Source, Destination })
        {
            foreach (var domain in await host.ListAllDomainsAsync())
            {
                using (domain)
                {
                    var persistent = await domain.IsPersistentAsync();
                    if (await domain.IsActiveAsync())
                        await domain.DestroyAsync();
                    if (persistent)
                        await domain.UndefineAsync();
                }
            }
        }

        foreach (var file in Directory.GetFiles(Folder))
            File.Delete(file);
    }

    public void Dispose()
    {
        Source.Dispose();
        Destination.Dispose();
        Run("down");
        Directory.Delete(Folder, recursive: true);
    }

    private static string[] Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(s_script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        // The daemons that the script leaves behind may inherit its output: read the lines that are wanted, not to the end.
        var lines = arguments[0] == "up" ? new[] { process.StandardOutput.ReadLine(), process.StandardOutput.ReadLine() } : [];
        if (!process.WaitForExit(TimeSpan.FromSeconds(120)))
            throw new TimeoutException($"two-hosts.sh {string.Join(' ', arguments)} took more than 120 s.");
        return process.ExitCode == 0 ? [.. lines.OfType<string>()] : throw new InvalidOperationException($"two-hosts.sh {string.Join(' ', arguments)}: {errors.Result}");
    }
}
