using KvmNfv.Libvirt;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Migration;

/// <summary>Moves many domains off one host: reads, plans, and migrates them as the links allow. Thread-safe.</summary>
/// <param name="migrator">Migrates each domain; null means <see cref="DomainMigrator"/>.</param>
/// <param name="facts">Reads the facts; null means <see cref="MigrationFactsReader"/>.</param>
/// <param name="hosts">Reads the targets; null means <see cref="HostReader"/>.</param>
/// <param name="localFiles">This machine's files; null means <see cref="HostFiles.Live"/>.</param>
/// <param name="time">The clock; null means the system's.</param>
public sealed class HostEvacuator(
    IDomainMigrator? migrator = null, IMigrationFactsReader? facts = null, IHostReader? hosts = null, IHostFiles? localFiles = null, TimeProvider? time = null) : IHostEvacuator
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly IDomainMigrator _migrator = migrator ?? new DomainMigrator(time: time);
    private readonly EvacuationReader _reader = new(facts ?? new MigrationFactsReader(localFiles, time), hosts ?? new HostReader(localFiles), localFiles ?? HostFiles.Live);

    /// <inheritdoc />
    public async Task<EvacuationPlan> PlanAsync(
        ILibvirtConnection source, IReadOnlyList<EvacuationTarget> targets, EvacuationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        Check(source, targets);
        options ??= new EvacuationOptions();
        var rooms = await _reader.RoomsAsync(targets, cancellationToken).ConfigureAwait(false);
        var domains = await _reader.DomainsAsync(source, targets, options, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => new EvacuationAssigner(rooms, options).Plan(source.Uri, domains), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public IEvacuationOperation Start(ILibvirtConnection source, IReadOnlyList<EvacuationTarget> targets, EvacuationPlan plan, EvacuationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(plan);
        Check(source, targets);
        if (plan.Source != source.Uri)
            throw new ArgumentException($"The plan evacuates {plan.Source}, not {source.Uri}.", nameof(plan));
        var missing = plan.Items.Select(i => i.Target).OfType<string>().Distinct().Where(uri => !targets.Any(t => t.Connection.Uri == uri)).ToArray();
        if (missing.Length > 0)
            throw new ArgumentException($"The plan goes to {string.Join(", ", missing)}, which is not among the targets.", nameof(targets));
        return new EvacuationOperation(new EvacuationRun(_migrator, source, targets, plan, options ?? new EvacuationOptions(), _time));
    }

    private static void Check(ILibvirtConnection source, IReadOnlyList<EvacuationTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count == 0)
            throw new ArgumentException("An evacuation needs a target.", nameof(targets));
        if (targets.FirstOrDefault(t => t.Connection.Uri == source.Uri) is not null)
            throw new ArgumentException($"{source.Uri} can't be evacuated to itself.", nameof(targets));
        if (targets.GroupBy(t => t.Connection.Uri).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"{twice.Key} is given as a target twice.", nameof(targets));
    }
}
