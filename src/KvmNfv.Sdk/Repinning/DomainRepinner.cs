using KvmNfv.Libvirt;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Interop;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>
/// Moves a running domain to a new plan, step by step, so that at no moment anything shares a CPU with an exclusive vCPU. What can't be changed while it runs
/// (scheduling classes, page sizes, huge pages on another node) is refused before anything is changed. Thread-safe.
/// </summary>
public sealed class DomainRepinner : IDomainRepinner
{
    private readonly IHostReader _hosts;
    private readonly IHostFiles _files;
    private readonly IThreadAffinity _affinity;

    /// <summary>Makes one.</summary>
    /// <param name="hosts">Reads the host; null means a <see cref="HostReader"/>.</param>
    /// <param name="files">This machine's files; null means <see cref="HostFiles.Live"/>.</param>
    public DomainRepinner(IHostReader? hosts = null, IHostFiles? files = null) : this(hosts, files, new LinuxThreadAffinity())
    {
    }

    internal DomainRepinner(IHostReader? hosts, IHostFiles? files, IThreadAffinity affinity)
    {
        _hosts = hosts ?? new HostReader(files);
        _files = files ?? HostFiles.Live;
        _affinity = affinity;
    }

    /// <inheritdoc />
    public async Task<RepinSchedule> PlanAsync(
        ILibvirtConnection connection, IDomain domain, PlacementPlan plan, RepinOptions? options = null, CancellationToken cancellationToken = default) =>
        (await SurveyAsync(connection, domain, plan, options ?? new RepinOptions(), cancellationToken).ConfigureAwait(false)).Schedule;

    /// <inheritdoc />
    public async Task<RepinReport> RunAsync(
        ILibvirtConnection connection, IDomain domain, PlacementPlan plan, RepinOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (state, schedule) = await SurveyAsync(connection, domain, plan, options ?? new RepinOptions(), cancellationToken).ConfigureAwait(false);
        var process = HostReader.IsLocal(connection.Uri) && new RunningDomainReader(_files).FindProcesses(domain.Uuid) is [var only] ? only : (int?)null;
        var kernel = new KernelWitness(_files, _affinity, process, state.VCpus.Count);
        if (schedule.IsRefused)
            return new RepinReport { Domain = state.Domain, Outcome = RepinOutcome.Refused, Steps = [], Refusals = schedule.Refusals, KernelSeen = kernel.Sees };
        return await new RepinRun(connection, domain, plan, state, kernel).RunAsync(schedule, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(RepinState State, RepinSchedule Schedule)> SurveyAsync(
        ILibvirtConnection connection, IDomain domain, PlacementPlan plan, RepinOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(plan);
        var host = await _hosts.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var state = await RepinSurvey.ReadAsync(connection, domain, host, cancellationToken).ConfigureAwait(false);
        var spare = await RepinSurvey.SpareAsync(connection, domain, host, state, plan, options.Housekeeping, cancellationToken).ConfigureAwait(false);
        return (state, RepinPlanner.Schedule(state, plan, host, spare, options));
    }
}
