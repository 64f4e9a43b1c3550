using KvmNfv.Libvirt;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>Moves running domains to new plans. Implementations are safe to use from several threads, one re-pinning of a domain at a time.</summary>
public interface IDomainRepinner
{
    /// <summary>Works out the steps; nothing is changed.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">A running domain.</param>
    /// <param name="plan">Where it is to go.</param>
    /// <param name="options">What is allowed; null means the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">The domain does not run, or libvirt refused or failed.</exception>
    Task<RepinSchedule> PlanAsync(ILibvirtConnection connection, IDomain domain, PlacementPlan plan, RepinOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Carries the steps out, each read back from libvirt and, where the hypervisor runs on this machine, from the kernel. When one fails, or on
    /// cancellation, everything done is undone in reverse order, and the report says so.
    /// </summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">A running domain.</param>
    /// <param name="plan">Where it is to go.</param>
    /// <param name="options">What is allowed; null means the defaults.</param>
    /// <param name="cancellationToken">Stops before the next step and rolls back; a step under way is finished first.</param>
    /// <exception cref="LibvirtException">The domain does not run, or libvirt refused or failed before the first step.</exception>
    Task<RepinReport> RunAsync(ILibvirtConnection connection, IDomain domain, PlacementPlan plan, RepinOptions? options = null, CancellationToken cancellationToken = default);
}
