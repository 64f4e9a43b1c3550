using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class LibvirtConnection
{
    /// <summary>Reads which CPUs are present and which are online.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the map; it is copied and freed.
    public NodeCpuMap GetCpuMap()
    {
        byte* map = null;
        uint online = 0;
        using var self = Lease();
        var present = Native.virNodeGetCPUMap(self.Pointer, &map, &online, 0);
        if (present < 0)
            throw LibvirtException.FromLastError(nameof(Native.virNodeGetCPUMap));
        var bytes = new ReadOnlySpan<byte>(map, (present + 7) / 8).ToArray();
        NativeMemory.Free(map);
        return new(present, new CpuMap(bytes));
    }

    /// <inheritdoc/>
    public Task<NodeCpuMap> GetCpuMapAsync(CancellationToken cancellationToken = default) => Gate.Run(CallLane.Ordinary, GetCpuMap, cancellationToken);

    /// <summary>Reads the CPU times of the host, in nanoseconds; names in <see cref="NodeCpuStatsKey"/>.</summary>
    /// <param name="cpu">A CPU, or null for all together.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array has room for the count that is passed with it.
    public IReadOnlyList<NodeStat> GetCpuStats(int? cpu = null)
    {
        var count = 0;
        var number = cpu ?? (int)NodeGetCpuStatsAllCpus.Cpus;
        using var self = Lease();
        if (Native.virNodeGetCPUStats(self.Pointer, number, null, &count, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virNodeGetCPUStats));
        var stats = new virNodeCPUStats[Math.Max(count, 1)];
        fixed (virNodeCPUStats* native = stats)
        {
            if (count > 0 && Native.virNodeGetCPUStats(self.Pointer, number, native, &count, 0) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virNodeGetCPUStats));
            var result = new NodeStat[count];
            for (var i = 0; i < count; i++)
                result[i] = new(NativeStrings.FromBuffer(native[i].field, 80), native[i].value);
            return result;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NodeStat>> GetCpuStatsAsync(int? cpu = null, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetCpuStats(cpu), cancellationToken);

    /// <summary>Reads the memory counters of the host, in KiB; names in <see cref="NodeMemoryStatsKey"/>.</summary>
    /// <param name="cell">A NUMA cell, or null for all together.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array has room for the count that is passed with it.
    public IReadOnlyList<NodeStat> GetMemoryStats(int? cell = null)
    {
        var count = 0;
        var number = cell ?? (int)NodeGetMemoryStatsAllCells.Cells;
        using var self = Lease();
        if (Native.virNodeGetMemoryStats(self.Pointer, number, null, &count, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virNodeGetMemoryStats));
        var stats = new virNodeMemoryStats[Math.Max(count, 1)];
        fixed (virNodeMemoryStats* native = stats)
        {
            if (count > 0 && Native.virNodeGetMemoryStats(self.Pointer, number, native, &count, 0) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virNodeGetMemoryStats));
            var result = new NodeStat[count];
            for (var i = 0; i < count; i++)
                result[i] = new(NativeStrings.FromBuffer(native[i].field, 80), native[i].value);
            return result;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NodeStat>> GetMemoryStatsAsync(int? cell = null, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetMemoryStats(cell), cancellationToken);

    /// <summary>Reads the free memory of the host, in bytes.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the lease keeps the native object alive during the call.
    public ulong GetFreeMemory()
    {
        using var self = Lease();
        var free = Native.virNodeGetFreeMemory(self.Pointer);
        return free != 0 || !LibvirtException.HasError ? free : throw LibvirtException.FromLastError(nameof(Native.virNodeGetFreeMemory));
    }

    /// <inheritdoc/>
    public Task<ulong> GetFreeMemoryAsync(CancellationToken cancellationToken = default) => Gate.Run(CallLane.Ordinary, GetFreeMemory, cancellationToken);

    /// <summary>Reads the free memory of NUMA cells, in bytes.</summary>
    /// <param name="startCell">The first cell.</param>
    /// <param name="count">How many cells at most.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array has room for the count that is passed with it.
    public IReadOnlyList<ulong> GetCellsFreeMemory(int startCell, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var free = new ulong[count];
        using var self = Lease();
        fixed (ulong* native = free)
        {
            var filled = Native.virNodeGetCellsFreeMemory(self.Pointer, native, startCell, count);
            return filled >= 0 ? free[..filled] : throw LibvirtException.FromLastError(nameof(Native.virNodeGetCellsFreeMemory));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ulong>> GetCellsFreeMemoryAsync(int startCell, int count, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetCellsFreeMemory(startCell, count), cancellationToken);

    /// <summary>Reads the free pages of each size in each NUMA cell.</summary>
    /// <param name="pageSizesKiB">The page sizes, in KiB.</param>
    /// <param name="startCell">The first cell.</param>
    /// <param name="cellCount">How many cells.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the arrays have room for the counts that are passed with them.
    public IReadOnlyList<NodeCellPages> GetFreePages(IReadOnlyList<uint> pageSizesKiB, int startCell, int cellCount)
    {
        ArgumentNullException.ThrowIfNull(pageSizesKiB);
        ArgumentOutOfRangeException.ThrowIfLessThan(cellCount, 1);
        uint[] sizes = [.. pageSizesKiB];
        var counts = new ulong[sizes.Length * cellCount];
        int filled;
        using var self = Lease();
        fixed (uint* nativeSizes = sizes)
        fixed (ulong* nativeCounts = counts)
            filled = Native.virNodeGetFreePages(self.Pointer, (uint)sizes.Length, nativeSizes, startCell, (uint)cellCount, nativeCounts, 0);
        if (filled < 0)
            throw LibvirtException.FromLastError(nameof(Native.virNodeGetFreePages));
        return [.. Enumerable.Range(0, filled).Select(i => new NodeCellPages(startCell + (i / sizes.Length), sizes[i % sizes.Length], counts[i]))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NodeCellPages>> GetFreePagesAsync(
        IReadOnlyList<uint> pageSizesKiB, int startCell, int cellCount, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetFreePages(pageSizesKiB, startCell, cellCount), cancellationToken);

    /// <summary>Grows or shrinks the huge page pools of NUMA cells. Changes the host.</summary>
    /// <param name="pages">How many pages, by page size in KiB.</param>
    /// <param name="startCell">The first cell; -1 for all.</param>
    /// <param name="cellCount">How many cells.</param>
    /// <param name="flags">Whether the counts are added or set.</param>
    /// <returns>How many cells were changed.</returns>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the arrays are as long as the count that is passed with them.
    public int AllocPages(IReadOnlyDictionary<uint, ulong> pages, int startCell, int cellCount, NodeAllocPagesFlags flags = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        uint[] sizes = [.. pages.Keys];
        ulong[] counts = [.. pages.Values];
        using var self = Lease();
        fixed (uint* nativeSizes = sizes)
        fixed (ulong* nativeCounts = counts)
        {
            var changed = Native.virNodeAllocPages(self.Pointer, (uint)sizes.Length, nativeSizes, nativeCounts, startCell, (uint)cellCount, (uint)flags);
            return changed >= 0 ? changed : throw LibvirtException.FromLastError(nameof(Native.virNodeAllocPages));
        }
    }

    /// <inheritdoc/>
    public Task<int> AllocPagesAsync(IReadOnlyDictionary<uint, ulong> pages, int startCell, int cellCount, NodeAllocPagesFlags flags = default,
        CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => AllocPages(pages, startCell, cellCount, flags), cancellationToken);

    /// <summary>Lists the names of the host's devices.</summary>
    /// <param name="capability">Only those with a capability, such as pci or net; null for all.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array has room for the count that is passed with it.
    public IReadOnlyList<string> ListNodeDeviceNames(string? capability = null)
    {
        using var nativeCapability = new Utf8Argument(capability, stackalloc byte[Utf8Argument.StackSize]);
        using var self = Lease();
        var capacity = Native.virNodeNumOfDevices(self.Pointer, nativeCapability.Pointer, 0);
        if (capacity < 0)
            throw LibvirtException.FromLastError(nameof(Native.virNodeNumOfDevices));
        using var names = new Utf8ResultArray(capacity);
        var count = Native.virNodeListDevices(self.Pointer, nativeCapability.Pointer, names.Pointer, capacity, 0);
        return count >= 0 ? names.Take(count) : throw LibvirtException.FromLastError(nameof(Native.virNodeListDevices));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListNodeDeviceNamesAsync(string? capability = null, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => ListNodeDeviceNames(capability), cancellationToken);
}
