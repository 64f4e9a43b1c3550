namespace KvmNfv.Libvirt;

public partial interface IDomain
{
    /// <summary>The id of the running domain; null while it does not run. The id is the one known when this object was made.</summary>
    int? Id { get; }

    /// <summary>Reads the state and the reason for it.</summary>
    Task<DomainStateInfo> GetStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads state, CPU time, place and affinity of every virtual CPU of the running domain.</summary>
    Task<IReadOnlyList<VcpuInfo>> GetVcpusAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads where each virtual CPU may run; the index is its number.</summary>
    Task<IReadOnlyList<CpuMap>> GetVcpuPinsAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default);

    /// <summary>Reads where the emulator's own threads may run; null where nothing pins them.</summary>
    Task<CpuMap?> GetEmulatorPinAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default);

    /// <summary>Reads the IOThreads and where they may run.</summary>
    Task<IReadOnlyList<IOThreadInfo>> GetIOThreadsAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default);

    /// <summary>Reads the CPU shares, periods and quotas; names in <see cref="DomainScheduler"/>.</summary>
    Task<TypedParameterList> GetSchedulerParametersAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default);

    /// <summary>Reads CPU times of the domain, in total or for each host CPU; names in <see cref="DomainCpuStatsKey"/>.</summary>
    Task<IReadOnlyList<TypedParameterList>> GetCpuStatsAsync(bool perCpu = false, CancellationToken cancellationToken = default);

    /// <summary>Reads the balloon's memory counters; those that the guest does not report are left out.</summary>
    Task<IReadOnlyList<DomainMemoryStat>> GetMemoryStatsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the request and byte counters of a disk.</summary>
    Task<DomainBlockStats> GetBlockStatsAsync(string disk, CancellationToken cancellationToken = default);

    /// <summary>Reads the progress of a disk's block job; null where none runs.</summary>
    Task<DomainBlockJobInfo?> GetBlockJobInfoAsync(string disk, DomainBlockJobInfoFlags flags = default, CancellationToken cancellationToken = default);

    /// <summary>Lists the disks that have failed; none when all is well.</summary>
    Task<IReadOnlyList<DomainDiskError>> GetDiskErrorsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the guest's mounted file systems, through its agent.</summary>
    Task<IReadOnlyList<DomainFileSystem>> GetFileSystemsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the packet counters of an interface.</summary>
    Task<DomainInterfaceStats> GetInterfaceStatsAsync(string device, CancellationToken cancellationToken = default);

    /// <summary>Reads the guest's interfaces and their addresses.</summary>
    Task<IReadOnlyList<DomainInterfaceInfo>> GetInterfaceAddressesAsync(DomainInterfaceAddressesSource source, CancellationToken cancellationToken = default);

    /// <summary>Reads the statistics of the running or the last job; names in <see cref="DomainJobStat"/>.</summary>
    Task<DomainJobStats> GetJobStatsAsync(DomainGetJobStatsFlags flags = default, CancellationToken cancellationToken = default);

    /// <summary>Migrates the domain to another connection, driven by this process; cancelling aborts it.</summary>
    Task<IDomain> MigrateAsync(ILibvirtConnection destination, TypedParameterList? parameters, DomainMigrateFlags flags, CancellationToken cancellationToken = default);

    /// <summary>Migrates the domain, driven by the source's daemon; cancelling aborts it.</summary>
    Task MigrateToUriAsync(string? destinationUri, TypedParameterList? parameters, DomainMigrateFlags flags, CancellationToken cancellationToken = default);

    /// <summary>Reads the guest's clock, through its agent.</summary>
    Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets the guest's clock, through its agent.</summary>
    Task SetTimeAsync(DateTimeOffset time, DomainSetTimeFlags flags = default, CancellationToken cancellationToken = default);

    /// <summary>Sends a command to QEMU's monitor and returns its answer.</summary>
    Task<string> QemuMonitorCommandAsync(string command, DomainQemuMonitorCommandFlags flags = default, CancellationToken cancellationToken = default);
}
