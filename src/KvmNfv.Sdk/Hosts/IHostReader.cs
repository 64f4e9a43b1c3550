using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Reads the host behind a connection. The seam to replace in tests. Implementations are thread-safe.</summary>
public interface IHostReader
{
    /// <summary>Reads the host as it is now.</summary>
    /// <param name="connection">An open connection; any driver that has a host topology.</param>
    /// <param name="cancellationToken">Ends the waiting; libvirt's calls themselves run to their end.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    /// <exception cref="InvalidDataException">The driver describes no host, or a file of /sys doesn't hold what the kernel writes there.</exception>
    Task<HostTopology> ReadAsync(ILibvirtConnection connection, CancellationToken cancellationToken = default);
}
