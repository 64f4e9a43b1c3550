using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// The fair server of Linux 6.12 (kernel/sched/deadline.c): it gives ordinary tasks 50 ms of each second even over real-time ones, on every CPU, whatever
/// sched_rt_runtime_us says.
/// </summary>
internal sealed class FairServerArea : ITuningArea
{
    private const string Folder = "/sys/kernel/debug/sched/fair_server";

    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (!context.Realtime || context.Isolated.IsEmpty)
            yield break;
        var step = new WriteStep(context);
        foreach (var cpu in context.Isolated)
            step.Add(string.Create(CultureInfo.InvariantCulture, $"{Folder}/cpu{cpu}/runtime"), "0");
        var known = step.Step("fair-server", "Fair server off on isolated CPUs",
            "It would run ordinary tasks for 50 ms of a second in place of a real-time vCPU, as the old throttling did.", "K22");
        if (known is null && !context.KernelAtLeast(6, 12))
            yield break;
        // debugfs is for root alone; what can't be read is still to be done.
        yield return (known ?? Unread(context)) with
        {
            Files = [TuningPaths.TuningScript],
            Risk = TuningRisk.High,
            RiskReason = "An ordinary task that strays onto such a CPU, a kernel thread too, starves there; run stalld.",
        };
    }

    public static TuningStep Unread(TuningContext context) => new()
    {
        Id = "fair-server",
        Title = "Fair server off on isolated CPUs",
        Stage = TuningStage.Runtime,
        Wanted = "0",
        Reason = "It would run ordinary tasks for 50 ms of a second in place of a real-time vCPU, as the old throttling did. Its files need root and debugfs.",
        Mends = ["K22"],
        Snippets = [new("sh", WriteStep.Commands(context.Isolated.Select(c => new TuningWrite
        {
            Path = string.Create(CultureInfo.InvariantCulture, $"{Folder}/cpu{c}/runtime"), Value = "0",
        })))],
        Undo = "Write 50000000 (nanoseconds, the kernel's default) back.",
    };
}
