using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Reads state, CPU time, place and affinity of every virtual CPU of the running domain.</summary>
    /// <exception cref="LibvirtException">The domain does not run, or libvirt failed.</exception>
    // SAFETY: the arrays are as large as the counts that are passed with them.
    public IReadOnlyList<VcpuInfo> GetVcpus()
    {
        using var self = Lease();
        var count = Math.Max(GetMaxVcpus(), 1);
        var length = HostMapLength();
        var infos = new virVcpuInfo[count];
        var maps = new byte[count * length];
        int filled;
        fixed (virVcpuInfo* info = infos)
        fixed (byte* map = maps)
            filled = Native.virDomainGetVcpus(self.Pointer, info, count, map, length);
        if (filled < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetVcpus));
        var result = new VcpuInfo[filled];
        for (var i = 0; i < filled; i++)
            result[i] = new((int)infos[i].number, (VcpuState)infos[i].state, infos[i].cpuTime, infos[i].cpu, Map(maps, i, length));
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<VcpuInfo>> GetVcpusAsync(CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, GetVcpus, cancellationToken);

    /// <summary>Reads where each virtual CPU may run; the index is its number.</summary>
    /// <param name="flags">The running domain or its definition.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array is as large as the counts that are passed with it.
    public IReadOnlyList<CpuMap> GetVcpuPins(DomainModificationImpact flags = default)
    {
        using var self = Lease();
        var count = Math.Max(GetVcpuCount(DomainVcpuFlags.Maximum | (DomainVcpuFlags)flags), 1);
        var length = HostMapLength();
        var maps = new byte[count * length];
        int filled;
        fixed (byte* map = maps)
            filled = Native.virDomainGetVcpuPinInfo(self.Pointer, count, map, length, (uint)flags);
        if (filled < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetVcpuPinInfo));
        return [.. Enumerable.Range(0, filled).Select(i => Map(maps, i, length))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CpuMap>> GetVcpuPinsAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetVcpuPins(flags), cancellationToken);

    /// <summary>Reads where the emulator's own threads may run.</summary>
    /// <param name="flags">The running domain or its definition.</param>
    /// <returns>The host CPUs; null where nothing pins them.</returns>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array is as large as the length that is passed with it.
    public CpuMap? GetEmulatorPin(DomainModificationImpact flags = default)
    {
        using var self = Lease();
        var map = new byte[HostMapLength()];
        int result;
        fixed (byte* native = map)
            result = Native.virDomainGetEmulatorPinInfo(self.Pointer, native, map.Length, (uint)flags);
        if (result < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetEmulatorPinInfo));
        return result == 0 ? null : new CpuMap(map);
    }

    /// <inheritdoc/>
    public Task<CpuMap?> GetEmulatorPinAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetEmulatorPin(flags), cancellationToken);

    /// <summary>Reads the IOThreads and where they may run.</summary>
    /// <param name="flags">The running domain or its definition.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the list and its items; they are copied and freed.
    public IReadOnlyList<IOThreadInfo> GetIOThreads(DomainModificationImpact flags = default)
    {
        virDomainIOThreadInfo** list = null;
        using var self = Lease();
        var count = Native.virDomainGetIOThreadInfo(self.Pointer, &list, (uint)flags);
        if (count < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetIOThreadInfo));
        var result = new IOThreadInfo[count];
        for (var i = 0; i < count; i++)
        {
            result[i] = new((int)list[i]->iothread_id, new CpuMap(new ReadOnlySpan<byte>(list[i]->cpumap, list[i]->cpumaplen).ToArray()));
            Native.virDomainIOThreadInfoFree(list[i]);
        }
        System.Runtime.InteropServices.NativeMemory.Free(list);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IOThreadInfo>> GetIOThreadsAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetIOThreads(flags), cancellationToken);

    private int HostMapLength() => (Connection.GetCpuMap().Present + 7) / 8;

    private static CpuMap Map(byte[] maps, int index, int length) => new(maps.AsSpan(index * length, length).ToArray());
}
