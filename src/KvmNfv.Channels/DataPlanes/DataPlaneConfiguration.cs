namespace KvmNfv.Channels;

/// <summary>What a <see cref="DataPlane"/> runs. Names are unique over all its parts.</summary>
public sealed record DataPlaneConfiguration
{
    /// <summary>Switches between VMs. Default: none.</summary>
    public IReadOnlyList<DataPlaneSwitch> Switches { get; init; } = [];

    /// <summary>Pairs of channels whose frames are copied from one to the other. Default: none.</summary>
    public IReadOnlyList<DataPlaneRelay> Relays { get; init; } = [];

    /// <summary>Servers for QEMU's <c>ivshmem-doorbell</c> devices. They don't poll. Default: none.</summary>
    public IReadOnlyList<DataPlaneIvshmemServer> IvshmemServers { get; init; } = [];

    /// <summary>The CPUs that polling threads are bound to.</summary>
    internal IEnumerable<int> Cpus => Switches.SelectMany(s => s.Options.Cpus).Concat(Relays.Where(r => r.Cpu is not null).Select(r => r.Cpu!.Value));

    internal void Check()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Switches.Select(s => s.Name).Concat(Relays.Select(r => r.Name)).Concat(IvshmemServers.Select(s => s.Name)))
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            if (!names.Add(name))
                throw new ArgumentException($"Two parts of the data plane are called '{name}': give each a name of its own.");
        }
        var cpus = new HashSet<int>();
        foreach (var cpu in Cpus)
        {
            if (!cpus.Add(cpu))
                throw new ArgumentException($"Two polling threads are to run on CPU {cpu}, where each would hold up the other: give each a CPU of its own.");
        }
    }
}
