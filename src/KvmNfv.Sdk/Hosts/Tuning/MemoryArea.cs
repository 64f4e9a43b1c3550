namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What the kernel does to memory behind a guest's back: transparent huge pages, same-page merging.</summary>
internal sealed class MemoryArea : ITuningArea
{
    private const string Thp = "/sys/kernel/mm/transparent_hugepage";
    private const string Ksm = "/sys/kernel/mm/ksm";

    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        var thp = new WriteStep(context)
            .Add($"{Thp}/enabled", "never", TuningValueKind.Choice)
            .Add($"{Thp}/defrag", "never", TuningValueKind.Choice)
            .Add($"{Thp}/khugepaged/defrag", "0")
            .Step("thp", "Transparent huge pages off", "khugepaged and compaction unmap pages to join them, and interrupt every CPU that maps them.", "M05");
        if (thp is not null)
            yield return thp with { Files = [TuningPaths.TuningScript] };
        // 2 also takes merged pages apart; with none merged, 0 is enough.
        var merged = context.Read($"{Ksm}/pages_shared") is { } shared && shared != "0";
        var run = context.Read($"{Ksm}/run");
        var ksm = new WriteStep(context)
            .Add($"{Ksm}/run", merged || run == "2" ? "2" : "0")
            .Step("ksm", "Same-page merging off", "A write to a merged page faults and copies; ksmd itself takes CPU time and scans guest memory.", "M06");
        if (ksm is not null)
        {
            yield return ksm with
            {
                Files = [TuningPaths.TuningScript],
                Disturbs = merged ? "Merged pages are copied apart at once: guests that share pages fault on them, and the host needs the memory." : null,
            };
        }
    }
}
