using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>node show</c>.</summary>
internal sealed record NodeDetails(
    string Hostname, string Uri, string Hypervisor, string HypervisorVersion, string Libvirt,
    string Architecture, int Cpus, int Cells, int Sockets, int Cores, int Threads, int? Mhz, ulong MemoryKiB)
{
    public static async Task<NodeDetails> ReadAsync(LibvirtConnection connection, CancellationToken cancellationToken)
    {
        var info = await connection.GetNodeInfoAsync(cancellationToken).ConfigureAwait(false);
        var hostname = await connection.GetHostnameAsync(cancellationToken).ConfigureAwait(false);
        return new(hostname, connection.Uri, connection.HypervisorType, connection.HypervisorVersion.ToString(), connection.LibvirtVersion.ToString(),
            info.Model, info.Cpus, info.Nodes, info.Sockets, info.Cores, info.Threads, info.Mhz == 0 ? null : info.Mhz, info.MemoryKiB);
    }
}
