using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Output;

/// <summary>A domain in a list.</summary>
internal sealed record DomainSummary(int? Id, string Name, Guid Uuid, string State, int Vcpus, ulong MemoryKiB)
{
    /// <summary>A domain that left nothing behind.</summary>
    public static DomainSummary Gone(string name, Guid uuid) => new(null, name, uuid, DomainWords.State(DomainState.Shutoff), 0, 0);

    /// <summary>Reads a domain; null when it went away meanwhile.</summary>
    public static async Task<DomainSummary?> TryReadAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            var info = await domain.GetInfoAsync(cancellationToken).ConfigureAwait(false);
            return new(DomainWords.RunningId(domain, info.State), domain.Name, domain.Uuid, DomainWords.State(info.State), info.VcpuCount,
                info.MemoryKiB);
        }
        catch (LibvirtNotFoundException)
        {
            return null;
        }
    }
}
