namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K32: no false alarm stops the machine.</summary>
internal sealed class HungTaskCheck() : ReadinessCheck(new("K32", "no false panics (hung_task, panic_on_rcu_stall)", CheckSeverity.Low)
{
    Wanted = "kernel.hung_task_timeout_secs 600 or more, or 0 (off); kernel.panic_on_rcu_stall 0; kernel.hung_task_panic 0",
    Reason = "Under busy real-time threads ordinary tasks wait long without being stuck; a panic then stops every guest.",
    Reads = "/proc/sys/kernel/hung_task_timeout_secs, hung_task_panic, panic_on_rcu_stall",
    Source = "Documentation/admin-guide/sysctl/kernel.rst; tuned's realtime profile",
})
{
    private const string Folder = "/proc/sys/kernel";

    private static readonly (string Key, long Value, Func<long, bool> IsGood)[] s_mends =
    [
        ("hung_task_timeout_secs", 600, static v => v is 0 or >= 600),
        ("hung_task_panic", 0, static v => v == 0),
        ("panic_on_rcu_stall", 0, static v => v == 0),
    ];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var values = s_mends.Select(m => (m.Key, Value: host.Number($"{Folder}/{m.Key}"), m.IsGood)).ToList();
        if (values.All(v => v.Value is null))
            return host.Missing($"{Folder}/panic_on_rcu_stall", "The kernel has neither alarm.");
        var wrong = values.Where(v => v.Value is { } value && !v.IsGood(value)).Select(v => $"kernel.{v.Key} {v.Value}").ToList();
        return wrong.Count == 0 ? host.Pass("No false alarm is to be feared.") : host.Bad($"Found: {string.Join(", ", wrong)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        s_mends.Where(m => host.Number($"{Folder}/{m.Key}") is { } value && !m.IsGood(value)).Select(m => Remedy.Sysctl("kernel." + m.Key, CheckContext.Number(m.Value)));
}
