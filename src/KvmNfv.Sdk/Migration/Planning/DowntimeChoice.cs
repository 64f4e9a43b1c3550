namespace KvmNfv.Sdk.Migration;

/// <summary>The downtime schedule for a budget: QEMU's limit bounds only sending the rest, so what a switch-over costs besides is taken off first.</summary>
internal static class DowntimeChoice
{
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(1);

    // Where a guest that writes little stops at once all the same; for the others the forecast raises it, pass by pass.
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(10);

    public static DowntimeSchedule For(MigrationRequest request, MigrationBudget budget, MigrationDraft draft, int spareCpus)
    {
        if (request.Policy.Downtime is { } pinned)
            return pinned;
        // The rest is sent faster than QEMU thinks where it compresses.
        var share = TransferModel.LimitShare(request, draft);
        var most = Clamp((budget.Downtime - SwitchOverCost.Of(request) - SwitchOverCost.Drain(request, draft, spareCpus)) / share);
        // A third first: a guest that writes little then stops for less than it may, at the cost of a pass.
        var first = most / 3;
        return new ModelDowntime { Least = Clamp(first < s_first ? first : s_first), Most = most, Patience = budget.Total / 2 };
    }

    private static TimeSpan Clamp(TimeSpan limit) => limit < s_least ? s_least : limit > DowntimeSchedule.Longest ? DowntimeSchedule.Longest : limit;
}
