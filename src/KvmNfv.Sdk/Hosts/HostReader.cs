using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.LibvirtXml.NodeDevices;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Reads a host through libvirt: its capabilities, its PCI devices, and what is free now. Where the hypervisor runs on this machine, /sys completes what libvirt
/// doesn't tell: isolated CPUs, nohz_full, capacities, caches. Thread-safe.
/// </summary>
/// <param name="localFiles">This machine's files; null means <see cref="HostFiles.Live"/>.</param>
public sealed class HostReader(IHostFiles? localFiles = null) : IHostReader
{
    private readonly IHostFiles _localFiles = localFiles ?? HostFiles.Live;

    /// <inheritdoc />
    public async Task<HostTopology> ReadAsync(ILibvirtConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var capabilities = CapabilitiesDocument.Parse(await connection.GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false));
        var free = await FreePagesAsync(connection, capabilities, cancellationToken).ConfigureAwait(false);
        var host = HostTopology.FromCapabilities(capabilities, free);
        if (await DevicesAsync(connection, cancellationToken).ConfigureAwait(false) is { Count: > 0 } devices)
            host = host.WithNodeDevices(devices);
        return IsLocal(connection.Uri) ? host.CompletedBy(new SysfsTopologyReader(_localFiles).Read()) : host;
    }

    // Drivers of this machine's own hypervisor. test:///default describes a host that doesn't exist, and others describe remote ones.
    internal static bool IsLocal(string uri)
    {
        var scheme = uri.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || !uri.AsSpan(scheme + 3).StartsWith("/"))
            return false;
        var (driver, transport) = uri[..scheme].Split('+', 2) is [var first, var second] ? (first, second) : (uri[..scheme], "");
        return driver is "qemu" or "ch" or "lxc" or "bhyve" && transport is "" or "unix";
    }

    // Most drivers have no node devices, and a daemon may run without that driver.
    private static async Task<List<NodeDeviceDocument>> DevicesAsync(ILibvirtConnection connection, CancellationToken cancellationToken)
    {
        const ConnectListAllNodeDeviceFlags Wanted = ConnectListAllNodeDeviceFlags.CapPciDev | ConnectListAllNodeDeviceFlags.CapNet;
        var documents = new List<NodeDeviceDocument>();
        try
        {
            foreach (var device in await connection.ListAllNodeDevicesAsync(Wanted, cancellationToken).ConfigureAwait(false))
            {
                using (device)
                {
                    if (await XmlAsync(device, cancellationToken).ConfigureAwait(false) is { } xml)
                        documents.Add(NodeDeviceDocument.Parse(xml));
                }
            }
        }
        catch (LibvirtUnsupportedException)
        {
            return [];
        }

        return documents;
    }

    private static async Task<string?> XmlAsync(INodeDevice device, CancellationToken cancellationToken)
    {
        try
        {
            return await device.GetXmlAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            // Unplugged meanwhile, as a virtual function may be.
            return null;
        }
    }

    // Cell by cell: node numbers may have gaps, which libvirt refuses in a range.
    private static async Task<List<HostFreePages>> FreePagesAsync(
        ILibvirtConnection connection, CapabilitiesDocument capabilities, CancellationToken cancellationToken)
    {
        var free = new List<HostFreePages>();
        foreach (var cell in capabilities.Host.Topology.Cells.Items)
        {
            var sizes = cell.Pages.Select(p => p.Size).OfType<MemorySize>().Select(s => (uint)(s.Bytes / 1024)).ToList();
            if (cell.Id is not { } id || sizes.Count == 0)
                continue;
            try
            {
                foreach (var pages in await connection.GetFreePagesAsync(sizes, (int)id, 1, cancellationToken).ConfigureAwait(false))
                    free.Add(new HostFreePages(pages.Cell, MemorySize.FromKiB(pages.PageSizeKiB), (long)pages.Free));
            }
            catch (LibvirtUnsupportedException)
            {
                // A driver without the call leaves the free counts unknown, which the topology can say.
                return [];
            }
        }

        return free;
    }
}
