using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>A memory limit in KiB that limits nothing: VIR_DOMAIN_MEMORY_PARAM_UNLIMITED (libvirt-domain.h).</summary>
    public const long UnlimitedMemory = 9007199254740991;

    // More tags than any libvirt has: the server cuts at its own count (REMOTE_DOMAIN_MEMORY_STATS_MAX is 1024).
    private const int MaxMemoryStats = 64;

    /// <summary>Reads the balloon's memory counters; those that the guest does not report are left out.</summary>
    /// <exception cref="LibvirtException">The domain does not run, or libvirt failed.</exception>
    // SAFETY: the array has room for the count that is passed with it.
    public IReadOnlyList<DomainMemoryStat> GetMemoryStats()
    {
        var stats = stackalloc virDomainMemoryStatStruct[MaxMemoryStats];
        using var self = Lease();
        var count = Native.virDomainMemoryStats(self.Pointer, stats, MaxMemoryStats, 0);
        if (count < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainMemoryStats));
        var result = new DomainMemoryStat[count];
        for (var i = 0; i < count; i++)
            result[i] = new((DomainMemoryStatTags)stats[i].tag, stats[i].val);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DomainMemoryStat>> GetMemoryStatsAsync(CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, GetMemoryStats, cancellationToken);

    /// <summary>Reads guest memory into a buffer.</summary>
    /// <param name="start">The guest address.</param>
    /// <param name="buffer">Takes the bytes, at most 4 MiB over a remote connection.</param>
    /// <param name="flags">Whether the address is virtual or physical; one of them is required.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the buffer is pinned and its length is passed with it.
    public void MemoryPeek(ulong start, Span<byte> buffer, DomainMemoryFlags flags)
    {
        using var self = Lease();
        fixed (byte* native = buffer)
        {
            if (Native.virDomainMemoryPeek(self.Pointer, start, (nuint)buffer.Length, native, (uint)flags) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virDomainMemoryPeek));
        }
    }
}
