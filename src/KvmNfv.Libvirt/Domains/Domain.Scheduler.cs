using System.Runtime.CompilerServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Reads the scheduler's name and how many parameters it has.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the out parameter is on this stack; the name is copied and freed.
    public SchedulerType GetSchedulerType()
    {
        int count;
        using var self = Lease();
        var name = Native.virDomainGetSchedulerType(self.Pointer, &count);
        return name == null ? throw LibvirtException.FromLastError(nameof(Native.virDomainGetSchedulerType)) : new(NativeStrings.Take(name), count);
    }

    /// <summary>Reads the CPU shares, periods and quotas of the running domain; names in <see cref="DomainScheduler"/>.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the buffer has room for the count that is passed with it.
    [SkipLocalsInit]
    public TypedParameterList GetSchedulerParameters()
    {
        var count = GetSchedulerType().ParameterCount;
        using var buffer = new TypedParameterBuffer(count, stackalloc virTypedParameter[TypedParameterBuffer.StackCount]);
        using var self = Lease();
        if (Native.virDomainGetSchedulerParameters(self.Pointer, buffer.Pointer, &count) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetSchedulerParameters));
        return buffer.ToList(count);
    }

    /// <summary>Reads the CPU shares, periods and quotas of the running domain or of its definition; names in <see cref="DomainScheduler"/>.</summary>
    /// <param name="flags">The running domain or its definition.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the buffer has room for the count that is passed with it.
    [SkipLocalsInit]
    public TypedParameterList GetSchedulerParameters(DomainModificationImpact flags)
    {
        var count = GetSchedulerType().ParameterCount;
        using var buffer = new TypedParameterBuffer(count, stackalloc virTypedParameter[TypedParameterBuffer.StackCount]);
        using var self = Lease();
        if (Native.virDomainGetSchedulerParametersFlags(self.Pointer, buffer.Pointer, &count, (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetSchedulerParametersFlags));
        return buffer.ToList(count);
    }

    /// <inheritdoc/>
    public Task<TypedParameterList> GetSchedulerParametersAsync(DomainModificationImpact flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetSchedulerParameters(flags), cancellationToken);

    /// <summary>Reads CPU times of the domain, in total or for each host CPU; names in <see cref="DomainCpuStatsKey"/>.</summary>
    /// <param name="perCpu">False for one list with the totals, true for a list for each host CPU.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the buffer has room for the counts that are passed with it.
    public IReadOnlyList<TypedParameterList> GetCpuStats(bool perCpu = false)
    {
        using var self = Lease();
        var start = perCpu ? 0 : -1;
        var cpus = perCpu ? Native.virDomainGetCPUStats(self.Pointer, null, 0, 0, 0, 0) : 1;
        var stride = cpus < 0 ? cpus : Native.virDomainGetCPUStats(self.Pointer, null, 0, start, 1, 0);
        if (cpus < 0 || stride < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetCPUStats));
        var result = new List<TypedParameterList>(cpus);
        // libvirt answers for at most 128 CPUs at once (VIR_DOMAIN_CPU_STATS_NCPUS_MAX, REMOTE_DOMAIN_GET_CPU_STATS_NCPUS_MAX).
        for (var first = start; result.Count < cpus; first += 128)
        {
            var wanted = Math.Min(128, cpus - result.Count);
            using var buffer = new TypedParameterBuffer(stride * wanted, []);
            var filled = Native.virDomainGetCPUStats(self.Pointer, buffer.Pointer, (uint)stride, first, (uint)wanted, 0);
            if (filled < 0)
                throw LibvirtException.FromLastError(nameof(Native.virDomainGetCPUStats));
            for (var i = 0; i < wanted; i++)
                result.Add(TypedParameterList.Copy(buffer.Pointer + (i * stride), filled));
        }
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TypedParameterList>> GetCpuStatsAsync(bool perCpu = false, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetCpuStats(perCpu), cancellationToken);
}
