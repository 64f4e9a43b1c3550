using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Reads the topology of the host behind a connection. Only looks; thread-safe.</summary>
public static class LibvirtHostReader
{
    /// <summary>
    /// Reads libvirt's capabilities and free pages, and for a hypervisor on this machine completes them from /sys, which alone tells the
    /// isolated CPUs.
    /// </summary>
    /// <param name="connection">The connection; it may be read-only.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    /// <exception cref="InvalidDataException">The hypervisor describes no host.</exception>
    public static async Task<HostTopology> ReadAsync(ILibvirtConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var xml = await connection.GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false);
        var capabilities = CapabilitiesDocument.Parse(xml);
        var free = await FreePagesAsync(connection, capabilities, cancellationToken).ConfigureAwait(false);
        var topology = HostTopology.FromCapabilities(capabilities, free);
        return IsThisMachine(connection.Uri) ? topology.CompletedBy(new SysfsTopologyReader().Read()) : topology;
    }

    /// <summary>Whether a connection's URI leads to a hypervisor that runs this machine's own CPUs.</summary>
    /// <param name="uri">A URI as <see cref="ILibvirtConnection.Uri"/> tells it.</param>
    public static bool IsThisMachine(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        // driver[+transport]://[user@][host][:port]/path (libvirt's docs/uri.rst). The test driver makes its host up.
        return System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Host.Length == 0
            && parsed.Scheme.Split('+') is [var driver, ..] && driver is "qemu" or "lxc" or "ch" or "xen" or "bhyve";
    }

    private static async Task<List<HostFreePages>?> FreePagesAsync(
        ILibvirtConnection connection, CapabilitiesDocument capabilities, CancellationToken cancellationToken)
    {
        var cells = capabilities.Host.Topology.Cells.Items.Select(c => (int?)c.Id).OfType<int>().ToList();
        var sizes = capabilities.Host.Topology.Cells.Items.SelectMany(c => c.Pages).Select(p => p.Size).OfType<MemorySize>().Distinct().ToList();
        if (cells.Count == 0 || sizes.Count == 0)
            return null;
        try
        {
            var pages = await connection.GetFreePagesAsync([.. sizes.Select(s => (uint)s.KiB)], cells.Min(), cells.Max() - cells.Min() + 1, cancellationToken)
                .ConfigureAwait(false);
            return [.. pages.Select(p => new HostFreePages(p.Cell, MemorySize.FromKiB(p.PageSizeKiB), checked((long)p.Free)))];
        }
        catch (LibvirtUnsupportedException)
        {
            return null;
        }
    }
}
