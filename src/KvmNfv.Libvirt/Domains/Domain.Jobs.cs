using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Reads the statistics of the running job, or of the last one with <see cref="DomainGetJobStatsFlags.Completed"/>.</summary>
    /// <param name="flags">Which job.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the parameters; they are copied and freed.
    public DomainJobStats GetJobStats(DomainGetJobStatsFlags flags = default)
    {
        int type, count = 0;
        virTypedParameter* native = null;
        using var self = Lease();
        if (Native.virDomainGetJobStats(self.Pointer, &type, &native, &count, (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetJobStats));
        return new((DomainJobType)type, TypedParameterList.Take(native, count));
    }

    /// <inheritdoc/>
    public Task<DomainJobStats> GetJobStatsAsync(DomainGetJobStatsFlags flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Control, () => GetJobStats(flags), cancellationToken);
}
