using KvmNfv.Libvirt;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Migration;

/// <summary>Puts a request together from two connections. Thread-safe.</summary>
/// <param name="reader">Reads the facts; null means <see cref="MigrationFactsReader"/>.</param>
/// <param name="localFiles">This machine's files; null means <see cref="HostFiles.Live"/>.</param>
public sealed class MigrationRequestReader(IMigrationFactsReader? reader = null, IHostFiles? localFiles = null)
{
    // Where nobody tells the link and no interface tells its speed: the slowest that a data centre has.
    private static readonly DataRate s_assumed = DataRate.FromMbitPerSecond(1000);
    private readonly IHostFiles _files = localFiles ?? HostFiles.Live;
    private readonly IMigrationFactsReader _reader = reader ?? new MigrationFactsReader(localFiles);

    /// <summary>Reads the domain and both hosts.</summary>
    /// <param name="source">The connection of the host that the domain runs on.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="destination">The connection of the host it goes to; it may be open for looking only.</param>
    /// <param name="link">The way between them; null takes the source's fastest interface that is up, or 1 Gbit/s.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    public async Task<MigrationRequest> ReadAsync(
        ILibvirtConnection source, IDomain domain, ILibvirtConnection destination, MigrationLink? link = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        var facts = await _reader.ReadDomainAsync(domain, cancellationToken).ConfigureAwait(false);
        var from = await _reader.ReadHostAsync(source, domain, cancellationToken).ConfigureAwait(false);
        var to = await _reader.ReadHostAsync(destination, domain, cancellationToken).ConfigureAwait(false);
        var local = HostReader.IsLocal(source.Uri);
        var same = local && HostReader.IsLocal(destination.Uri);
        return new MigrationRequest
        {
            Domain = facts with { Disks = SharedStorage.Judge(facts.Disks, local ? _files : null, same) },
            Source = from,
            Destination = to,
            Link = (link ?? Guess(from)) with { Loopback = same },
        };
    }

    private static MigrationLink Guess(MigrationHostFacts source)
    {
        var fastest = source.Links.Where(l => l is { Up: true, Speed: not null }).MaxBy(l => l.Speed);
        return fastest?.Speed is { } speed && speed > DataRate.Zero
            ? new MigrationLink { Bandwidth = speed, Source = $"the speed of {fastest.Name}" }
            : new MigrationLink { Bandwidth = s_assumed, Source = "assumed" };
    }
}
