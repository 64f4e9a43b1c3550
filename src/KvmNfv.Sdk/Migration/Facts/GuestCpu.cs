using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Asks a host whether it can run a domain's CPU.</summary>
internal static class GuestCpu
{
    public static async Task<HostAbility> CompareAsync(ILibvirtConnection connection, DomainDocument domain, CancellationToken cancellationToken)
    {
        if (!domain.Cpu.Exists || domain.Cpu.Model.Name is null)
        {
            return domain.Cpu.Mode?.Value is "host-passthrough" or "maximum"
                ? HostAbility.Unknown($"libvirt does not compare {domain.Cpu.Mode?.Value}")
                : new HostAbility(true, "the document names no CPU model: QEMU's default CPU runs everywhere");
        }

        try
        {
            var type = domain.Os.Type;
            var result = await connection.CompareHypervisorCpuAsync(
                null, type.Architecture, type.Machine, domain.Type?.Value, domain.Cpu.ToString(), default, cancellationToken).ConfigureAwait(false);
            return new HostAbility(result is CpuCompareResult.Identical or CpuCompareResult.Superset, $"libvirt's comparison for {domain.Type?.Value}: {result}");
        }
        catch (LibvirtException e)
        {
            // Not every driver and architecture compares; libvirt itself checks at the start of the migration.
            return HostAbility.Unknown($"libvirt could not compare: {e.Message}");
        }
    }
}
