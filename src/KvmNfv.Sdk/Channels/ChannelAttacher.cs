using KvmNfv.Libvirt;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Channels;

/// <summary>
/// Gives domains channels and takes them away. Checks against the documents, the host's files and the domain's other channels come first; what fails is undone.
/// Files are looked at and made where the hypervisor runs on this machine. Thread-safe.
/// </summary>
/// <param name="files">This machine's files, for <c>/proc/net/unix</c> and the names of users; null means <see cref="HostFiles.Live"/>.</param>
public sealed class ChannelAttacher(IHostFiles? files = null) : IChannelAttacher
{
    private readonly IHostFiles _files = files ?? HostFiles.Live;

    /// <inheritdoc />
    public async Task<ChannelPlan> PlanAttachAsync(
        ILibvirtConnection connection, IDomain domain, ChannelRequest request, ChannelOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(request);
        var path = request switch
        {
            IvshmemPlainRequest plain => ChannelView.MemoryFolder + plain.Name, IvshmemDoorbellRequest bell => bell.SocketPath, VhostUserRequest vhost => vhost.SocketPath, _ => "",
        };
        var facts = await ChannelSurvey.ReadAsync(connection, domain, _files, [path], cancellationToken).ConfigureAwait(false);
        return ChannelPlanner.Attach(facts, request, options ?? new ChannelOptions());
    }

    /// <inheritdoc />
    public async Task<ChannelReport> AttachAsync(
        ILibvirtConnection connection, IDomain domain, ChannelRequest request, ChannelOptions? options = null, CancellationToken cancellationToken = default)
    {
        var plan = await PlanAttachAsync(connection, domain, request, options, cancellationToken).ConfigureAwait(false);
        return await new ChannelRun(connection, domain, options ?? new ChannelOptions()).RunAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<ChannelPlan> PlanDetachAsync(
        ILibvirtConnection connection, IDomain domain, string channel, ChannelOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentException.ThrowIfNullOrEmpty(channel);
        var facts = await ChannelSurvey.ReadAsync(connection, domain, _files, [], cancellationToken).ConfigureAwait(false);
        return ChannelPlanner.Detach(facts, channel, options ?? new ChannelOptions());
    }

    /// <inheritdoc />
    public async Task<ChannelReport> DetachAsync(
        ILibvirtConnection connection, IDomain domain, string channel, ChannelOptions? options = null, CancellationToken cancellationToken = default)
    {
        var plan = await PlanDetachAsync(connection, domain, channel, options, cancellationToken).ConfigureAwait(false);
        return await new ChannelRun(connection, domain, options ?? new ChannelOptions()).RunAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<ChannelCheckReport> CheckAsync(ILibvirtConnection connection, IDomain domain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        return ChannelPlanner.Check(await ChannelSurvey.ReadAsync(connection, domain, _files, [], cancellationToken).ConfigureAwait(false));
    }
}
