using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Channels;

/// <summary>
/// Gives domains channels, defined or running, and takes them away: first the plan with everything that stands against it, then the steps, undone when one fails.
/// Implementations are safe to use from several threads, one change of a domain at a time.
/// </summary>
public interface IChannelAttacher
{
    /// <summary>Works out how to attach a channel; nothing is changed.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="request">The channel.</param>
    /// <param name="options">How; null means the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<ChannelPlan> PlanAttachAsync(ILibvirtConnection connection, IDomain domain, ChannelRequest request, ChannelOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Attaches a channel, as <see cref="PlanAttachAsync"/> plans it. When a step fails, or on cancellation, everything done is undone in reverse order.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="request">The channel.</param>
    /// <param name="options">How; null means the defaults.</param>
    /// <param name="cancellationToken">Stops before the next step and rolls back; a step under way is finished first.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed before the first step.</exception>
    Task<ChannelReport> AttachAsync(ILibvirtConnection connection, IDomain domain, ChannelRequest request, ChannelOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Works out how to detach a channel; nothing is changed.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="channel">Its name; or the alias, shared memory's name, socket or address of a device that somebody else attached.</param>
    /// <param name="options">How; null means the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<ChannelPlan> PlanDetachAsync(ILibvirtConnection connection, IDomain domain, string channel, ChannelOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Detaches a channel, as <see cref="PlanDetachAsync"/> plans it, and cleans up behind it. When a step fails, devices already detached are attached again.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="channel">As for <see cref="PlanDetachAsync"/>.</param>
    /// <param name="options">How; null means the defaults.</param>
    /// <param name="cancellationToken">Stops before the next step and rolls back; a step under way is finished first.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed before the first step.</exception>
    Task<ChannelReport> DetachAsync(ILibvirtConnection connection, IDomain domain, string channel, ChannelOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Checks all channels that a domain has: what stands against its next start, and what is wrong while it runs. Nothing is changed.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<ChannelCheckReport> CheckAsync(ILibvirtConnection connection, IDomain domain, CancellationToken cancellationToken = default);
}
