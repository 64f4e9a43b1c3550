using KvmNfv.Libvirt;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>Two real libvirt hosts on this machine (tests/lab/two-hosts.sh) with connections to both, gone when disposed.</summary>
internal sealed class TwoHosts : IDisposable
{
    /// <summary>Where the second host listens for memory.</summary>
    public const string MigrateUri = LabHosts.AddressB;

    private readonly LabHosts _hosts;

    private TwoHosts(LabHosts hosts) =>
        (_hosts, SourceUri, DestinationUri, Source, Destination) = (hosts, hosts.UriA, hosts.UriB, LibvirtConnection.Open(hosts.UriA), LibvirtConnection.Open(hosts.UriB));

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
        var hosts = LabHosts.Start(rate);
        return new TwoHosts(hosts);
    }

    /// <summary>Takes the link down.</summary>
    public static void Cut() => LabHosts.Cut();

    /// <summary>Brings it back.</summary>
    public static void Join() => LabHosts.Join();

    /// <summary>Shapes the link anew; null does not limit it.</summary>
    public static void Shape(string? rate) => LabHosts.Run(rate is null ? ["up"] : ["up", rate]);

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
        _hosts.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
