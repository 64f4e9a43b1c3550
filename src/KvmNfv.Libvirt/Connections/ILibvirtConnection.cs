namespace KvmNfv.Libvirt;

public partial interface ILibvirtConnection
{
    /// <summary>Reads which CPUs are present and which are online.</summary>
    Task<NodeCpuMap> GetCpuMapAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the CPU times of the host, in nanoseconds; names in <see cref="NodeCpuStatsKey"/>.</summary>
    Task<IReadOnlyList<NodeStat>> GetCpuStatsAsync(int? cpu = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the memory counters of the host, in KiB; names in <see cref="NodeMemoryStatsKey"/>.</summary>
    Task<IReadOnlyList<NodeStat>> GetMemoryStatsAsync(int? cell = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the free memory of the host, in bytes.</summary>
    Task<ulong> GetFreeMemoryAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the free memory of NUMA cells, in bytes.</summary>
    Task<IReadOnlyList<ulong>> GetCellsFreeMemoryAsync(int startCell, int count, CancellationToken cancellationToken = default);

    /// <summary>Reads the free pages of each size in each NUMA cell.</summary>
    Task<IReadOnlyList<NodeCellPages>> GetFreePagesAsync(
        IReadOnlyList<uint> pageSizesKiB, int startCell, int cellCount, CancellationToken cancellationToken = default);

    /// <summary>Grows or shrinks the huge page pools of NUMA cells. Changes the host.</summary>
    Task<int> AllocPagesAsync(IReadOnlyDictionary<uint, ulong> pages, int startCell, int cellCount, NodeAllocPagesFlags flags = default,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the names of the host's devices.</summary>
    Task<IReadOnlyList<string>> ListNodeDeviceNamesAsync(string? capability = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the ids of the running domains.</summary>
    Task<IReadOnlyList<int>> ListDomainIdsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads statistics of all domains, or of those that the flags choose, in one call; their UUIDs too if asked to.</summary>
    Task<IReadOnlyList<DomainStats>> GetAllDomainStatsAsync(DomainStatsTypes stats = default, ConnectGetAllDomainStatsFlags flags = default,
        bool withUuids = false, CancellationToken cancellationToken = default);
}
