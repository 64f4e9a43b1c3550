using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Moves many domains off one host. Implementations are thread-safe.</summary>
public interface IHostEvacuator
{
    /// <summary>Reads all domains and targets, measures the domains, and plans. Nothing is changed.</summary>
    /// <param name="source">The host to evacuate.</param>
    /// <param name="targets">Where to; one or more.</param>
    /// <param name="options">What it may do; null means the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">There is no target, or a domain that the options name does not run.</exception>
    /// <exception cref="LibvirtException">The source, or every target, could not be read.</exception>
    Task<EvacuationPlan> PlanAsync(
        ILibvirtConnection source, IReadOnlyList<EvacuationTarget> targets, EvacuationOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Begins an evacuation by a plan.</summary>
    /// <param name="source">The host to evacuate. It must stay open until the end.</param>
    /// <param name="targets">The plan's targets. Their connections must stay open until the end.</param>
    /// <param name="plan">What <see cref="PlanAsync"/> gave.</param>
    /// <param name="options">The options it was planned with; null means the defaults.</param>
    /// <exception cref="ArgumentException">The plan goes to a target that is not given.</exception>
    IEvacuationOperation Start(ILibvirtConnection source, IReadOnlyList<EvacuationTarget> targets, EvacuationPlan plan, EvacuationOptions? options = null);
}
