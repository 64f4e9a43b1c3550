using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>
/// Hands out the application's named connections: each is opened when first asked for, shared by all who ask, opened again after it was
/// lost or closed, and closed with the service container. Thread-safe.
/// </summary>
public interface ILibvirtConnectionProvider
{
    /// <summary>The names, ascending.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Gives the open connection of a name. It is shared: don't dispose it.</summary>
    /// <param name="name">The name; null means <see cref="KvmNfvOptions.DefaultConnectionName"/>.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller; others go on waiting for the same connection.</param>
    /// <exception cref="ArgumentException">No connection has this name.</exception>
    /// <exception cref="LibvirtException">It could not be opened; the next call tries again.</exception>
    /// <exception cref="ObjectDisposedException">The container is gone.</exception>
    Task<ILibvirtConnection> GetAsync(string? name = null, CancellationToken cancellationToken = default);

    /// <summary>Gives the source of one connection, without opening it.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">No connection has this name.</exception>
    ILibvirtConnectionSource GetSource(string name);
}
