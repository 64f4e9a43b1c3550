namespace KvmNfv.Sdk.Migration;

/// <summary>The downtime schedule for a budget: QEMU's limit bounds only sending the rest, so what a switch-over costs besides is taken off first.</summary>
internal static class DowntimeChoice
{
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(1);

    public static DowntimeSchedule For(MigrationRequest request, MigrationBudget budget, MigrationDraft draft, int spareCpus)
    {
        if (request.Policy.Downtime is { } pinned)
            return pinned;
        var most = Clamp(budget.Downtime - SwitchOverCost.Of(request) - SwitchOverCost.Drain(draft, spareCpus));
        // A third first: a guest that writes little then stops for less than it may, at the cost of a pass.
        return new ModelDowntime { Least = Clamp(most / 3), Most = most, Patience = budget.Total / 2 };
    }

    private static TimeSpan Clamp(TimeSpan limit) => limit < s_least ? s_least : limit > DowntimeSchedule.Longest ? DowntimeSchedule.Longest : limit;
}
