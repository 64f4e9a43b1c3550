using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Migration;

/// <summary>What libvirt's capabilities and the topology tell about a host.</summary>
internal static class HostFactsFromCapabilities
{
    private static readonly Version s_unread = new(0, 0, 0);

    public static MigrationHostFacts Read(string uri, CapabilitiesDocument capabilities, DomainDocument? domain, HostTopology topology)
    {
        var architecture = domain?.Os.Type.Architecture ?? capabilities.Host.Cpu.Architecture;
        var guests = capabilities.Guests.Where(g => g.Architecture.Name == architecture && g.OsType == (domain?.Os.Type.Value ?? "hvm")).Select(g => g.Architecture).ToList();
        return new MigrationHostFacts
        {
            Uri = uri,
            Uuid = capabilities.Host.Uuid,
            Libvirt = s_unread,
            Qemu = s_unread,
            Architecture = capabilities.Host.Cpu.Architecture,
            DomainTypes = [.. guests.SelectMany(g => g.DomainTypes).Select(d => d.Type?.Value).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Machines = [.. guests.SelectMany(Machines).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Cpu = new HostCpuFacts
            {
                Model = capabilities.Host.Cpu.Model.Name,
                Vendor = capabilities.Host.Cpu.Vendor,
                Features = [.. capabilities.Host.Cpu.Features.Select(f => f.Name).OfType<string>().Order(StringComparer.Ordinal)],
            },
            HugePages = [.. topology.Nodes.SelectMany(n => n.HugePages).GroupBy(p => p.Size).OrderBy(g => g.Key).Select(Pool)],
            HousekeepingCpus = topology.Online - topology.Isolated,
        };
    }

    private static IEnumerable<string?> Machines(GuestArchitecture guest) =>
        guest.Machines.Concat(guest.DomainTypes.SelectMany(d => d.Machines)).SelectMany(m => new[] { m.Name, m.CanonicalName });

    private static HugePagePool Pool(IGrouping<MemorySize, HugePagePool> pools) =>
        new(pools.Key, pools.Sum(p => p.Total), pools.All(p => p.Free is not null) ? pools.Sum(p => p.Free) : null);
}
