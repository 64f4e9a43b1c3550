using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Tells the world that the guest runs at the destination: hooks and announcements, once, as soon as that is seen. libvirt's call returns only when the source is
/// cleared away, a second or more later; the network must not wait for that.
/// </summary>
internal sealed class ResumedNews(MigrationHookContext context, MigrationSurvey? survey, MigrationOptions options, MigrationHookCaller hooks, MigrationRecord record)
{
    private readonly Lock _lock = new();
    private Task? _told;

    /// <summary>When the guest resumed, since the transfer began; null while that was not seen.</summary>
    public TimeSpan? At { get; private set; }

    /// <summary>QEMU told that it runs.</summary>
    public void Seen()
    {
        At ??= record.Elapsed;
        _ = TellAsync(context.Destination);
    }

    public Task TellAsync(ILibvirtConnection destination)
    {
        lock (_lock)
            return _told ??= Task.Run(() => OnceAsync(destination));
    }

    private async Task OnceAsync(ILibvirtConnection destination)
    {
        var announced = options.Announcements > 0 && HasInterfaces() ? AnnounceAsync(destination) : Task.CompletedTask;
        await hooks.ResumedAsync().ConfigureAwait(false);
        await announced.ConfigureAwait(false);
    }

    private async Task AnnounceAsync(ILibvirtConnection destination)
    {
        try
        {
            using var domain = await destination.LookupDomainByUuidAsync(context.Domain).ConfigureAwait(false);
            await InterfaceAnnouncer.AnnounceAsync(destination, domain, options.Announcements, record.Tell, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LibvirtException e)
        {
            record.Tell(MigrationEventKind.Warning, $"the interfaces could not be announced: {e.Message}");
        }
    }

    // Unknown after a pick-up: announcing none is no harm.
    private bool HasInterfaces() => survey is null || DomainDocument.Parse(survey.LiveXml).Devices.Interfaces.Count > 0;
}
