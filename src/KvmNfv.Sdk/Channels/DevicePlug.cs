using KvmNfv.Channels;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Channels;

/// <summary>
/// Plugs a channel into a running guest. Where QEMU listens for a vhost-user back-end it stops everything, its monitor included, until one has connected and agreed
/// (<c>net_vhost_user_init</c> in net/vhost-user.c): if none comes, a stand-in does, so that the guest goes on and the device can be taken out again.
/// </summary>
internal sealed class DevicePlug(ILibvirtConnection connection, IDomain domain, ChannelOptions options)
{
    /// <exception cref="TimeoutException">No back-end came; the guest goes on with a device that must be unplugged, or, on another machine, stands still until one comes.</exception>
    public async Task RunAsync(ChannelStep step)
    {
        var attaching = domain.AttachDeviceAsync(step.Document!, DomainDeviceModifyFlags.Live);
        if (ChannelView.Of(DomainDocument.Parse($"<domain><devices>{step.Document}</devices></domain>"))[0] is not { Kind: ChannelKind.VhostUser, Path: { } path } channel
            || await Task.WhenAny(attaching, Task.Delay(options.BackEndTimeout)).ConfigureAwait(false) == attaching)
        {
            await attaching.ConfigureAwait(false);
            return;
        }

        if (HostReader.IsLocal(connection.Uri))
        {
            using var standIn = StandIn(channel, path);
            await attaching.WaitAsync(options.BackEndTimeout).ConfigureAwait(false);
        }

        throw new TimeoutException(
            $"No back-end came to terms with QEMU at {path} within {options.BackEndTimeout.TotalSeconds:0.#} s, while the guest stood still. Is it running, may it use the socket, and does it have {channel.QueuePairs} pairs of queues?");
    }

    private static VhostUserSwitch StandIn(ChannelView channel, string path)
    {
        var standIn = new VhostUserSwitch(new VhostUserSwitchOptions { YieldWhenIdle = true });
        try
        {
            standIn.AddPort(new VhostUserPortOptions
            {
                Name = "stand-in", SocketPath = path, Mode = channel.QemuListens ? VhostUserSocketMode.Client : VhostUserSocketMode.Server, QueuePairs = (int)channel.QueuePairs,
            });
            return standIn;
        }
        catch
        {
            standIn.Dispose();
            throw;
        }
    }
}
