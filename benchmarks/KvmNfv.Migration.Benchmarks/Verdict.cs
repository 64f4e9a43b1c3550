namespace KvmNfv.Migration.Benchmarks;

/// <summary>A promise, and whether it was kept.</summary>
/// <param name="Promise">What is promised.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Limit">What it may be.</param>
/// <param name="Kept">Whether it is.</param>
internal sealed record Verdict(string Promise, string Subject, double? Measured, double Limit, bool Kept)
{
    public static Verdict AtMost(string promise, string subject, double? measured, double limit) => new(promise, subject, measured, limit, measured <= limit);
}
