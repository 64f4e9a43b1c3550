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

    public override CheckFinding Evaluate(CheckContext host)
    {
        var timeout = host.Number($"{Folder}/hung_task_timeout_secs");
        var hungPanic = host.Number($"{Folder}/hung_task_panic");
        var stallPanic = host.Number($"{Folder}/panic_on_rcu_stall");
        if (timeout is null && stallPanic is null)
            return host.Missing($"{Folder}/panic_on_rcu_stall", "The kernel has neither alarm.");
        var wrong = new List<string>();
        if (timeout is > 0 and < 600)
            wrong.Add($"a task counts as hung after {timeout} s");
        if (hungPanic is > 0)
            wrong.Add("a hung task is a panic");
        if (stallPanic is > 0)
            wrong.Add("an RCU stall is a panic");
        return wrong.Count == 0 ? host.Pass("No false alarm is to be feared.") : host.Bad($"Found: {string.Join(", ", wrong)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Sysctl("kernel.hung_task_timeout_secs", "600"), Remedy.Sysctl("kernel.hung_task_panic", "0"), Remedy.Sysctl("kernel.panic_on_rcu_stall", "0")];
}
