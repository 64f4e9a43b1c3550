using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>The types of core that a host has, the fastest first. The kernel's name tells them apart, or the capacity where there is no name.</summary>
internal sealed class CoreTypeMap
{
    // More types than bits never occur; were there more, the rest would count as one.
    private const int MaxTypes = 63;
    private readonly List<(string Name, int Capacity)> _types;

    public CoreTypeMap(HostTopology host) => _types = [.. host.Cpus.Where(c => c.Online).GroupBy(NameOf, StringComparer.Ordinal)
        .Select(g => (Name: g.Key, Capacity: g.Max(c => c.Capacity) ?? Assumed(g.Key)))
        .OrderByDescending(t => t.Capacity).ThenBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The kernel's names, the fastest first; empty where it names none.</summary>
    public IEnumerable<string> Names => _types.Select(t => t.Name).Where(n => n.Length > 0 && !n.StartsWith(CapacityPrefix, StringComparison.Ordinal));

    private static string CapacityPrefix => "capacity ";

    public int TypeOf(HostCpu cpu) => Math.Min(MaxTypes, Math.Max(0, _types.FindIndex(t => t.Name == NameOf(cpu))));

    /// <summary>The types that a wish accepts, one bit each.</summary>
    public ulong Accepted(string? wish) => wish switch
    {
        null or CoreTypes.Any => ulong.MaxValue,
        CoreTypes.Performance => AtCapacity(_types.Count == 0 ? 0 : _types[0].Capacity),
        CoreTypes.Efficiency => AtCapacity(_types.Count == 0 ? 0 : _types[^1].Capacity),
        _ => Where(t => t.Name == wish),
    };

    private ulong AtCapacity(int capacity) => _types.All(t => t.Capacity == capacity) ? ulong.MaxValue : Where(t => t.Capacity == capacity);

    private ulong Where(Predicate<(string Name, int Capacity)> wanted)
    {
        var mask = 0UL;
        for (var i = 0; i < _types.Count; i++)
            mask |= wanted(_types[i]) ? 1UL << Math.Min(i, MaxTypes) : 0;
        return mask;
    }

    private static string NameOf(HostCpu cpu) => cpu.CoreType ?? (cpu.Capacity is { } capacity ? $"{CapacityPrefix}{capacity}" : "");

    // Intel's two names where the kernel tells no capacity (before Linux 6.12).
    private static int Assumed(string name) => name switch { "intel_core" => 1024, "intel_atom" => 512, _ => 0 };
}
