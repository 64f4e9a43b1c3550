namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>How many checks ended how.</summary>
public sealed record ReadinessSummary(int Pass, int Note, int Warn, int Fail, int Unknown, int NotApplicable)
{
    internal static ReadinessSummary Of(IEnumerable<CheckResult> checks)
    {
        var counts = new int[6];
        foreach (var check in checks)
            counts[(int)check.State]++;
        return new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }
}
