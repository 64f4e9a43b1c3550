using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>When a migration stalls, goes over to post-copy, is given up.</summary>
/// <param name="SwitchAfter">The latest time for post-copy as a last resort: later the rest would not fit into the budget.</param>
/// <param name="StallWindow">How long without progress is a stall.</param>
/// <param name="Longest">How long a forecast looks ahead.</param>
internal sealed record PlanLimits(TimeSpan SwitchAfter, TimeSpan StallWindow, TimeSpan Longest)
{
    private static readonly TimeSpan s_leastStall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_mostStall = TimeSpan.FromSeconds(40);

    public static PlanLimits Of(MigrationRequest request, MigrationBudget budget)
    {
        var once = request.Link.Bandwidth.TimeFor(request.Domain.Memory);
        var late = budget.Total - once;
        var stall = budget.Total / 4;
        // Long enough to see a migration that takes more than the budget come to its end.
        var longest = budget.Total > once * 8 ? budget.Total : once * 8;
        return new PlanLimits(
            late > budget.Total / 2 ? late : budget.Total / 2,
            stall < s_leastStall ? s_leastStall : stall > s_mostStall ? s_mostStall : stall,
            longest < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : longest);
    }

    public TimeSpan Forecast(MigrationDraft draft, PostCopyUse use) =>
        draft.Has(DomainMigrateFlags.Postcopy) && use == PostCopyUse.LastResort ? SwitchAfter : Longest;
}
