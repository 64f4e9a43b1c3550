using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>One named connection, to be had with <c>[FromKeyedServices("name")]</c>. Thread-safe.</summary>
public interface ILibvirtConnectionSource
{
    /// <summary>The connection's name.</summary>
    string Name { get; }

    /// <summary>Gives the open connection, as <see cref="ILibvirtConnectionProvider.GetAsync"/> does. It is shared: don't dispose it.</summary>
    /// <param name="cancellationToken">Ends the waiting of this caller only.</param>
    /// <exception cref="LibvirtException">It could not be opened; the next call tries again.</exception>
    Task<ILibvirtConnection> GetAsync(CancellationToken cancellationToken = default);
}
