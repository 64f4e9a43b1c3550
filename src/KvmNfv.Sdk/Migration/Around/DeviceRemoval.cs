using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Detaches devices of one domain and waits for the guest; subscribed to libvirt's events from the beginning to the end.</summary>
internal sealed class DeviceRemoval(ILibvirtConnection connection, IDomain domain) : IAsyncDisposable
{
    private readonly EventStream<DomainEvent> _events = connection.DomainEvents.Select([DomainEventID.DeviceRemoved, DomainEventID.DeviceRemovalFailed], domain);

    public async Task RunAsync(MigrationDeviceStep step, string? alias, string live, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(step.Timeout);
        try
        {
            if (alias is null)
                await domain.DetachDeviceAsync(live, DomainDeviceModifyFlags.Live, late.Token).ConfigureAwait(false);
            else
                await domain.DetachDeviceByAliasAsync(alias, DomainDeviceModifyFlags.Live, late.Token).ConfigureAwait(false);
            await GoneAsync(step, alias ?? step.Device, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The event may have been lost, with a daemon that was started again.
            if (await IsGoneAsync(step, ct).ConfigureAwait(false))
                return;
            throw new TimeoutException(
                $"The guest of '{domain.Name}' did not let go of {step.Device} within {Words.Time(step.Timeout)} (is it paused, does its kernel lack PCI hot-plug?). It may still do so later; then the device is gone from it.");
        }
    }

    public ValueTask DisposeAsync() => _events.DisposeAsync();

    private async Task GoneAsync(MigrationDeviceStep step, string alias, CancellationToken ct)
    {
        while (true)
        {
            switch (await _events.ReadAsync(ct).ConfigureAwait(false))
            {
                case DomainDeviceRemovedEvent removed when removed.DeviceAlias == alias:
                    return;
                case DomainDeviceRemovalFailedEvent failed when failed.DeviceAlias == alias:
                    throw new InvalidOperationException($"The guest of '{domain.Name}' refused to let go of {step.Device}.");
                default:
                    break;
            }
        }
    }

    private async Task<bool> IsGoneAsync(MigrationDeviceStep step, CancellationToken ct)
    {
        var document = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.None, ct).ConfigureAwait(false));
        return DeviceDocuments.Find(document, document, step.Device) is null;
    }
}
