using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Reads what planning a migration needs to know. The seam to replace in tests. Implementations are thread-safe.</summary>
public interface IMigrationFactsReader
{
    /// <summary>Reads a domain.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    /// <exception cref="InvalidDataException">The document is not one of a libvirt domain.</exception>
    Task<MigrationDomainFacts> ReadDomainAsync(IDomain domain, CancellationToken cancellationToken = default);

    /// <summary>Reads a host.</summary>
    /// <param name="connection">An open connection; its files are read too where the host is this machine.</param>
    /// <param name="domain">The domain, to ask whether the host can run its CPU and machine type; null asks for none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<MigrationHostFacts> ReadHostAsync(ILibvirtConnection connection, IDomain? domain = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Measures how a running domain writes its memory: page-sampling, the mode that is safe everywhere, over each period in turn. It takes the sum of the periods.
    /// </summary>
    /// <param name="connection">The domain's connection.</param>
    /// <param name="domain">The domain; it must run, and not migrate: measuring disturbs that.</param>
    /// <param name="periods">Whole seconds, 1 to 60; two or three different ones, such as 1, 2 and 5.</param>
    /// <param name="cancellationToken">Ends the waiting; QEMU ends its period.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    /// <exception cref="ArgumentException">There is no period, or one is not a whole number of seconds from 1 to 60.</exception>
    /// <exception cref="TimeoutException">QEMU gave no result ten seconds after a period.</exception>
    Task<DirtyRateProfile> MeasureDirtyRateAsync(ILibvirtConnection connection, IDomain domain, IReadOnlyList<TimeSpan> periods, CancellationToken cancellationToken = default);

    /// <summary>
    /// Measures how fast each virtual CPU of a running KVM domain writes, by KVM's dirty ring. Unlike <see cref="MeasureDirtyRateAsync"/> it counts every page once per
    /// round of the ring, so it tells who writes, and how much at most; not the working set.
    /// </summary>
    /// <param name="connection">The domain's connection.</param>
    /// <param name="domain">The domain; it must run on KVM with <c>&lt;dirty-ring state='on'/&gt;</c>, and not migrate.</param>
    /// <param name="period">Whole seconds, 1 to 60.</param>
    /// <param name="cancellationToken">Ends the waiting; QEMU ends its period.</param>
    /// <returns>Write rates; the index is the number of the virtual CPU.</returns>
    /// <exception cref="InvalidOperationException">The domain is emulated (the mode kills QEMU 7.2 then) or has no dirty ring.</exception>
    /// <exception cref="ArgumentException">The period is not a whole number of seconds from 1 to 60.</exception>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    /// <exception cref="TimeoutException">QEMU gave no result ten seconds after the period.</exception>
    Task<IReadOnlyList<DataRate>> MeasureDirtyRingAsync(ILibvirtConnection connection, IDomain domain, TimeSpan period, CancellationToken cancellationToken = default);

    /// <summary>Samples a running domain's memory: how much is zero, how well the rest compresses.</summary>
    /// <param name="connection">The domain's connection.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Null where it cannot be looked at: another machine, another user, more than one process with the domain's UUID.</returns>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<MemoryProbe?> ProbeMemoryAsync(ILibvirtConnection connection, IDomain domain, CancellationToken cancellationToken = default);
}
