using System.Diagnostics;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>The SDK: facts, a look at the memory, a plan, and the controller. Everything that the policy leaves open is the planner's choice.</summary>
/// <param name="name">The contender's name.</param>
/// <param name="policy">What is pinned.</param>
/// <param name="budget">What it may cost; null is the SDK's default.</param>
internal sealed class SdkContender(string name, MigrationPolicy policy, MigrationBudget? budget = null) : Contender(name)
{
    private static readonly TimeSpan[] s_periods = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
    private readonly MigrationRequestReader _requests = new();
    private readonly MigrationFactsReader _facts = new();
    private readonly DomainMigrator _migrator = new();

    // A guest's pattern does not change while it is measured: its dirty rate is read once.
    private (Guest Guest, DirtyRateProfile Profile)? _measured;

    public override async Task<Move> MoveAsync(Lab lab, Guest guest, Link link)
    {
        var (from, to) = (guest.At, guest.Other);
        var begun = Stopwatch.GetTimestamp();
        var result = await PlanAsync(lab, guest, link);
        var planning = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        if (result is not MigrationPlan plan)
            throw new InvalidOperationException($"The planner refuses {Name}: {string.Join("; ", ((MigrationRefusal)result).Reasons)}");

        Plan = plan;
        // virsh opens its connections too.
        var (start, clock) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        using var source = await LibvirtConnection.OpenAsync(lab.Uris[from]);
        using var destination = await LibvirtConnection.OpenAsync(lab.Uris[to]);
        using var domain = await source.LookupDomainByNameAsync(guest.Name);
        var operation = await _migrator.StartAsync(source, domain, destination, plan);
        var report = await operation.WaitAsync();
        var proved = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Last = report;
        return new Move
        {
            Contender = Name, From = from, Total = (report.StartedAt - clock + report.Returned).TotalSeconds, Finished = report.Outcome == MigrationState.Completed,
            Proved = proved, Planning = planning, PredictedTotal = plan.Forecast.Total.TotalSeconds, Transfer = report.Total.TotalSeconds, PredictedDowntime = plan.Forecast.Downtime.TotalMilliseconds,
            WithinBudget = report.WithinBudget, Sent = report.Transferred.Bytes / (double)(1 << 20), Choice = Choice(plan),
            Error = report.Error ?? (report.Proved ? null : $"not proved: {string.Join("; ", report.Proof.Where(c => c.Passed == false).Select(c => c.Text))}"),
        };
    }

    /// <summary>The newest plan.</summary>
    public MigrationPlan? Plan { get; private set; }

    /// <summary>The newest report.</summary>
    public MigrationReport? Last { get; private set; }

    private async Task<MigrationPlanResult> PlanAsync(Lab lab, Guest guest, Link link)
    {
        var (source, destination) = (lab.Hosts[guest.At], lab.Hosts[guest.Other]);
        using var domain = await source.LookupDomainByNameAsync(guest.Name);
        if (_measured?.Guest != guest)
            _measured = (guest, await _facts.MeasureDirtyRateAsync(source, domain, s_periods));
        var request = await _requests.ReadAsync(source, domain, destination, link.ForPlan);
        return MigrationPlanner.Plan(request with
        {
            Policy = policy with { MigrateUri = Lab.Address(guest.Other) },
            Budget = budget,
            DirtyRate = _measured.Value.Profile,
            Probe = await _facts.ProbeMemoryAsync(source, domain),
        });
    }

    private static string Choice(MigrationPlan plan) => string.Join(" ", new[]
    {
        plan.Connections > 0 ? $"parallel {plan.Connections}" : null,
        plan.Compression == MigrationCompression.None ? null : plan.Compression.ToString().ToLowerInvariant(),
        plan.Flags.HasFlag(DomainMigrateFlags.AutoConverge) ? "auto-converge" : null,
        plan.PostCopy.Use == PostCopyUse.Never ? null : $"post-copy {(plan.PostCopy.Use == PostCopyUse.First ? "first" : "as a last resort")}",
    }.Where(c => c is not null).DefaultIfEmpty("plain"));
}
