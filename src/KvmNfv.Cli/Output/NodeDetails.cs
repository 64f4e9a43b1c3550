using KvmNfv.Libvirt;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>node show</c>. What the hypervisor does not tell is null.</summary>
internal sealed record NodeDetails(
    string Hostname, string Uri, string Hypervisor, string HypervisorVersion, string Libvirt, string Architecture, int Cpus, int? Mhz,
    ulong MemoryKiB, string? IsolatedCpus, NodeCell[]? NumaCells)
{
    public static async Task<NodeDetails> ReadAsync(LibvirtConnection connection, CancellationToken cancellationToken)
    {
        var info = await connection.GetNodeInfoAsync(cancellationToken).ConfigureAwait(false);
        var hostname = await connection.GetHostnameAsync(cancellationToken).ConfigureAwait(false);
        var host = await TopologyAsync(connection, cancellationToken).ConfigureAwait(false);
        return new(hostname, connection.Uri, connection.HypervisorType, connection.HypervisorVersion.ToString(), connection.LibvirtVersion.ToString(),
            info.Model, info.Cpus, info.Mhz == 0 ? null : info.Mhz, info.MemoryKiB,
            host is null or { Isolated.IsEmpty: true } ? null : host.Isolated.ToString(), host?.Nodes.Select(NodeCell.From).ToArray());
    }

    private static async Task<HostTopology?> TopologyAsync(LibvirtConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await new HostReader().ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or LibvirtUnsupportedException)
        {
            // Some drivers describe no host topology; the rest of the answer is still worth having.
            return null;
        }
    }
}
