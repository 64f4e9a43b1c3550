using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Migrates domains by plans: widens pins, sets and raises the downtime limit, goes over to post-copy or gives up by the plan, puts everything back, and proves
/// where the domain is. Thread-safe.
/// </summary>
public sealed class DomainMigrator : IDomainMigrator
{
    private readonly Func<string, CancellationToken, Task<ILibvirtConnection>> _open;
    private readonly TimeProvider _time;

    /// <summary>Makes one.</summary>
    /// <param name="open">Opens a connection to a host whose daemon came back after the given connection was lost; null opens it with libvirt's defaults.</param>
    /// <param name="time">The clock; null means the system's.</param>
    public DomainMigrator(Func<string, CancellationToken, Task<ILibvirtConnection>>? open = null, TimeProvider? time = null)
    {
        _open = open ?? (async (uri, token) => await LibvirtConnection.OpenAsync(uri, token).ConfigureAwait(false));
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public async Task<IMigrationOperation> StartAsync(
        ILibvirtConnection source, IDomain domain, ILibvirtConnection destination, MigrationPlan plan, MigrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Domain != domain.Uuid)
            throw new InvalidOperationException($"The plan is for the domain {plan.Domain}, and '{domain.Name}' is {domain.Uuid}: make a plan for it.");
        if (!plan.Flags.HasFlag(DomainMigrateFlags.Offline) && !await domain.IsActiveAsync(cancellationToken).ConfigureAwait(false))
            throw new InvalidOperationException($"'{domain.Name}' does not run: start it, or plan an offline migration (MigrationPolicy.Offline).");
        if (await RunsAsync(destination, domain.Uuid, cancellationToken).ConfigureAwait(false))
            throw new InvalidOperationException($"The destination {destination.Uri} already runs the domain {domain.Uuid}: it can't come there a second time.");
        var survey = await MigrationSurvey.ReadAsync(domain, cancellationToken).ConfigureAwait(false);
        var name = plan.Parameters.FirstOrDefault(p => p.Name == MigrateParam.DestName)?.Value ?? survey.Name;
        var context = new MigrationHookContext(Guid.NewGuid(), domain.Uuid, survey.Name, name, source, destination, survey.LiveXml);
        return new MigrationOperation(new MigrationRun(context, domain, plan, survey, null, options ?? new MigrationOptions(), _open, _time));
    }

    /// <inheritdoc />
    public async Task<IMigrationOperation?> PickUpAsync(
        ILibvirtConnection source, IDomain domain, ILibvirtConnection destination, MigrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(destination);
        options ??= new MigrationOptions();
        var entry = options.Journal is { } journal ? await journal.LoadAsync(domain.Uuid, cancellationToken).ConfigureAwait(false) : null;
        if (entry is null && await JobSample.ReadAsync(domain, cancellationToken).ConfigureAwait(false) is not { Migrates: true })
            return null;
        var context = new MigrationHookContext(entry?.Id ?? Guid.NewGuid(), domain.Uuid, domain.Name, domain.Name, source, destination, "");
        return new MigrationOperation(new MigrationRun(context, domain, entry?.Plan, null, entry, options, _open, _time));
    }

    private static async Task<bool> RunsAsync(ILibvirtConnection destination, Guid uuid, CancellationToken cancellationToken)
    {
        try
        {
            using var there = await destination.LookupDomainByUuidAsync(uuid, cancellationToken).ConfigureAwait(false);
            return await there.IsActiveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            return false;
        }
    }
}
