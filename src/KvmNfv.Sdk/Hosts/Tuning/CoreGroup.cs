using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A physical core: its online threads, its node, and what tells fast cores from slow ones.</summary>
internal sealed record CoreGroup(CpuSet Cpus, int? Node, string Type, int Speed)
{
    public static IReadOnlyList<CoreGroup> Of(HostTopology host)
    {
        // Threads a core tell core types apart only where every thread is online.
        var allOnline = host.Cpus.All(c => c.Online);
        return [.. host.Cpus.Where(c => c.Online)
            .GroupBy(c => (c.Siblings & host.Online).Min)
            .OrderBy(g => g.Key)
            .Select(g => Of(g.First(), g.First().Siblings & host.Online, allOnline))];
    }

    private static CoreGroup Of(HostCpu cpu, CpuSet cpus, bool allOnline)
    {
        if (cpu.CoreType is { } type)
            return new(cpus, cpu.Node, type, cpu.Capacity ?? (type.Contains("core", StringComparison.Ordinal) ? 2 : 1));
        if (cpu.Capacity is { } capacity)
            return new(cpus, cpu.Node, string.Create(CultureInfo.InvariantCulture, $"capacity {capacity}"), capacity);
        var threads = allOnline ? cpus.Count : 1;
        return new(cpus, cpu.Node, string.Create(CultureInfo.InvariantCulture, $"{threads} threads a core"), threads);
    }
}
