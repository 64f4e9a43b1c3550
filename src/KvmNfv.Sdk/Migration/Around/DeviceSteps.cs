using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Takes devices that can't travel off a running domain, and gives them back. Thread-safe.</summary>
internal static class DeviceSteps
{
    /// <summary>Detaches, in their order, the devices that the plan wants detached, and waits until the guest has let go of each.</summary>
    /// <param name="connection">The host it runs on.</param>
    /// <param name="domain">The running domain.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="tell">Takes what happens.</param>
    /// <param name="ct">Ends the waiting; what was detached is attached again.</param>
    /// <returns>The documents of what was detached.</returns>
    /// <exception cref="InvalidOperationException">The domain has no such device, or the guest refused to give it up; what was detached is attached again.</exception>
    /// <exception cref="TimeoutException">The guest did not let go in time; what was detached is attached again.</exception>
    /// <exception cref="LibvirtException">libvirt refused or failed; what was detached is attached again.</exception>
    public static async Task<EquatableList<string>> DetachAsync(
        ILibvirtConnection connection, IDomain domain, MigrationPlan plan, Action<MigrationEventKind, string> tell, CancellationToken ct)
    {
        var steps = plan.DeviceSteps.Where(s => s.Action == MigrationDeviceAction.Detach).ToArray();
        if (steps.Length == 0)
            return [];
        var found = await FindAsync(domain, steps, ct).ConfigureAwait(false);
        // Subscribed before anything is asked for: a quick guest answers before the call returns.
        var removal = await Task.Run(() => new DeviceRemoval(connection, domain), ct).ConfigureAwait(false);
        await using var _ = removal.ConfigureAwait(false);
        var detached = new List<string>();
        foreach (var (step, alias, live, portable) in found)
        {
            tell(MigrationEventKind.Device, $"{step.Device}: asking the guest to let go of it within {Words.Time(step.Timeout)}.");
            try
            {
                await removal.RunAsync(step, alias, live, ct).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                tell(MigrationEventKind.Warning, $"{step.Device}: {e.Message} Attaching again what was detached ({detached.Count}).");
                // Also after a cancel: the guest must get back what it had.
                await AttachAsync(connection, domain, detached, tell, CancellationToken.None).ConfigureAwait(false);
                throw;
            }

            detached.Add(portable);
            tell(MigrationEventKind.Device, $"{step.Device}: the guest let go of it.");
        }

        return [.. detached];
    }

    /// <summary>Attaches devices to the running domain, and to its definition where that lacks them. One that fails does not stop the others.</summary>
    /// <param name="connection">The host it runs on.</param>
    /// <param name="domain">The running domain.</param>
    /// <param name="documents">What <see cref="DetachAsync"/> gave.</param>
    /// <param name="tell">Takes what happens; a device that failed is a warning.</param>
    /// <param name="ct">Ends the waiting, with an <see cref="OperationCanceledException"/>; devices not yet attached stay away.</param>
    /// <returns>Those that could not be attached to the running domain.</returns>
    public static async Task<EquatableList<string>> AttachAsync(
        ILibvirtConnection connection, IDomain domain, IReadOnlyList<string> documents, Action<MigrationEventKind, string> tell, CancellationToken ct)
    {
        var failed = new List<string>();
        foreach (var document in documents)
        {
            var name = DeviceDocuments.Name(document);
            try
            {
                await domain.AttachDeviceAsync(document, DomainDeviceModifyFlags.Live, ct).ConfigureAwait(false);
                tell(MigrationEventKind.Device, $"{name}: attached at {connection.Uri}.");
            }
            catch (LibvirtException e)
            {
                failed.Add(document);
                tell(MigrationEventKind.Warning, $"{name}: could not be attached at {connection.Uri}: {e.Message}");
                continue;
            }

            await DefineAsync(domain, document, name, tell, ct).ConfigureAwait(false);
        }

        return [.. failed];
    }

    /// <summary>
    /// Watches the devices of failover pairs, which QEMU itself unplugs at the start of the transfer and waits for without end. Begin it before the transfer.
    /// </summary>
    /// <param name="connection">The host it runs on.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="ct">Ends the watching.</param>
    /// <returns>Completes when the guest has let go of all, at once where the plan has none of this kind.</returns>
    /// <exception cref="TimeoutException">The guest has not let go in time; QEMU still waits, so the migration must be aborted.</exception>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    public static async Task WatchUnplugAsync(ILibvirtConnection connection, IDomain domain, MigrationPlan plan, CancellationToken ct)
    {
        var steps = plan.DeviceSteps.Where(s => s.Action == MigrationDeviceAction.WaitUnplug).ToArray();
        if (steps.Length == 0)
            return;
        var watch = await Task.Run(() => new UnplugWatch(connection, domain), ct).ConfigureAwait(false);
        await using var _ = watch.ConfigureAwait(false);
        if (!await watch.RunAsync(steps.Max(s => s.Timeout), ct).ConfigureAwait(false))
            throw new TimeoutException($"The guest did not let go of {string.Join(", ", steps.Select(s => s.Device))} within {Words.Time(steps.Max(s => s.Timeout))}; QEMU would wait for ever. Does its kernel have net_failover and PCI hot-plug?");
    }

    private static async Task<List<(MigrationDeviceStep Step, string? Alias, string Live, string Portable)>> FindAsync(IDomain domain, MigrationDeviceStep[] steps, CancellationToken ct)
    {
        var live = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.None, ct).ConfigureAwait(false));
        var portable = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.Migratable, ct).ConfigureAwait(false));
        var found = new List<(MigrationDeviceStep, string?, string, string)>();
        foreach (var step in steps)
        {
            var (alias, document, again) = DeviceDocuments.Find(live, portable, step.Device)
                ?? throw new InvalidOperationException($"The domain '{domain.Name}' has no device '{step.Device}' (an alias or a MAC) to detach; make the plan anew.");
            found.Add((step, alias, document, again));
        }

        return found;
    }

    private static async Task DefineAsync(IDomain domain, string document, string name, Action<MigrationEventKind, string> tell, CancellationToken ct)
    {
        try
        {
            if (!await domain.IsPersistentAsync(ct).ConfigureAwait(false)
                || DeviceDocuments.Has(DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.Inactive, ct).ConfigureAwait(false)), document))
                return;
            await domain.AttachDeviceAsync(document, DomainDeviceModifyFlags.Config, ct).ConfigureAwait(false);
        }
        catch (LibvirtException e)
        {
            tell(MigrationEventKind.Warning, $"{name}: runs, but could not be put into the definition: {e.Message}");
        }
    }
}
