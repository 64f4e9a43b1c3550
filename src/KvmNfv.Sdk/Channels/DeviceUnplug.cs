using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Channels;

/// <summary>Unplugs a channel from a running guest. A request is lost when the guest is not ready for it, such as while it takes the device in; so it is asked again.</summary>
internal sealed class DeviceUnplug(ILibvirtConnection connection, IDomain domain, ChannelOptions options)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="TimeoutException">The guest did not let go in time.</exception>
    public async Task RunAsync(ChannelView channel)
    {
        var name = channel.Alias ?? channel.Name;
        // Subscribed before anything is asked for: a quick guest answers before the call returns.
        var removal = await Task.Run(() => new DeviceRemoval(connection, domain)).ConfigureAwait(false);
        await using var _ = removal.ConfigureAwait(false);
        var (began, asked) = (TimeProvider.System.GetTimestamp(), false);
        while (options.GuestTimeout - TimeProvider.System.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
        {
            try
            {
                await removal.RunAsync(new MigrationDeviceStep(MigrationDeviceAction.Detach, name, left < s_again ? left : s_again), channel.Alias, channel.Document, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (TimeoutException)
            {
                asked = true;
            }
            catch (LibvirtException) when (asked)
            {
                // QEMU refuses a second request for a while; or the first was heard meanwhile.
                if (!ChannelView.Of(DomainDocument.Parse(await domain.GetXmlAsync().ConfigureAwait(false))).Any(c => c.Alias == channel.Alias && c.Path == channel.Path))
                    return;
                await Task.Delay(s_pause).ConfigureAwait(false);
            }
        }

        throw new TimeoutException(
            $"The guest of '{domain.Name}' did not let go of {name} within {options.GuestTimeout.TotalSeconds:0.#} s (is it up, does its kernel have PCI hot-plug?). It may still do so later; then the device is gone from it.");
    }
}
