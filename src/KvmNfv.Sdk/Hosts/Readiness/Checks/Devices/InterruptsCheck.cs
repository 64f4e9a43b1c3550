using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I07: interrupts on isolated CPUs: where each may go, and over a window which came.</summary>
internal sealed class InterruptsCheck() : SampledCheck<InterruptTable>(new("I07", "interrupts on isolated CPUs", CheckSeverity.Critical)
{
    Wanted = "no device's interrupts, save those of assigned devices; no more than a tick and an interrupt from another CPU a second",
    Reason = "Each interrupt takes the guest off its CPU for microseconds; a network card's takes soft interrupts along, for milliseconds.",
    Reads = "/proc/interrupts, /proc/irq/*/{effective_affinity_list,smp_affinity_list}",
    Source = "Documentation/core-api/irq/irq-affinity.rst; arch/x86/kernel/irq.c (names of the architecture's interrupts)",
})
{
    // nohz_full leaves one tick a second; an armed timer or two besides is no tick.
    private const double TicksAllowed = 10;
    private const double FromCpusAllowed = 1;

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var found = Misplaced(host, InterruptTable.Read(host));
        return found.Count > 0
            ? host.Bad($"{found.Count} interrupts go to isolated CPUs: {InterruptAffinity.Words(found)}.")
            : host.Pass("No device's interrupt goes to isolated CPUs; --window 60 counts what comes.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var keep = host.Topology.Online - host.Suggested;
        foreach (var (line, _) in Misplaced(host, InterruptTable.Read(host)).Take(16))
            yield return Remedy.Sysfs($"/proc/irq/{line.Id}/smp_affinity_list", keep.ToString());
        yield return Remedy.KernelParameter($"irqaffinity={keep}");
    }

    protected override InterruptTable Sample(CheckContext host) => InterruptTable.Read(host);

    protected override CheckFinding Compare(CheckContext host, InterruptTable before, InterruptTable after)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var isolated = host.IsolatedOnline;
        var seconds = host.Window.TotalSeconds;
        var devices = new List<string>();
        var (ticks, calls, trouble) = (new Dictionary<int, long>(), new Dictionary<int, long>(), new Dictionary<int, long>());
        foreach (var line in after.Lines)
        {
            if (line.IsAssigned || (!line.IsDevice && !line.IsTimer && !line.IsFromCpu && !line.IsTrouble))
                continue;
            var came = after.Since(before, line, isolated).Where(c => c.Count > 0).ToList();
            if (came.Count == 0)
                continue;
            host.AddEvidence($"/proc/interrupts#{line.Id}", string.Join(' ', came.Select(c => $"CPU{c.Cpu}:+{c.Count}")));
            if (line.IsDevice)
                devices.Add($"{line} {came.Sum(c => c.Count)} on {CheckContext.Cpus(CpuSet.From(came.Select(c => c.Cpu)))}");
            foreach (var (cpu, count) in came)
            {
                var sum = line.IsTimer ? ticks : line.IsFromCpu ? calls : line.IsTrouble ? trouble : null;
                if (sum is not null)
                    sum[cpu] = sum.GetValueOrDefault(cpu) + count;
            }
        }

        var window = Number(seconds);
        if (devices.Count > 0)
            return host.Bad($"In {window} s came {string.Join(", ", devices.Take(6))}{(devices.Count > 6 ? $" and {devices.Count - 6} more" : "")}.");
        if (Misplaced(host, after) is { Count: > 0 } misplaced)
            return host.Warn($"None of a device came in {window} s, but {InterruptAffinity.Words(misplaced)} may.", [.. Remedies(host)]);
        var (busy, worst) = Worst(ticks);
        if (worst / seconds > TicksAllowed)
            return host.Warn($"CPU {busy} had {Number(worst / seconds)} timer interrupts a second: it has a tick, or tasks with timers.", Remedy.KernelParameter($"nohz_full={host.Suggested}", "Stop the tick (K05), and let one task only run on each isolated CPU."));
        (busy, worst) = Worst(calls);
        if (worst / seconds > FromCpusAllowed)
            return host.Warn($"CPU {busy} had {Number(worst / seconds)} interrupts a second from other CPUs.", Remedy.Command($"perf record -a -C {host.Suggested} -g -e irq_vectors:call_function_entry -e irq_vectors:reschedule_entry sleep 10", "See who sends them: TLB shootdowns of processes with threads elsewhere, modules, text patching (K36)."));
        return trouble.Count > 0
            ? host.Warn($"{CheckContext.Cpus(CpuSet.From(trouble.Keys))} had non-maskable, thermal or machine check interrupts.", Remedy.Sysctl("kernel.nmi_watchdog", "0", "Switch the NMI watchdog and profilers off (K16, K35); look after the cooling (P12)."))
            : host.Pass($"In {window} s none of a device; at most {Number(Worst(ticks).Count / seconds)} of timers and {Number(Worst(calls).Count / seconds)} from other CPUs a second.");
    }

    // Queues that the kernel manages are I08's.
    private static List<(InterruptLine Line, CpuSet Cpus)> Misplaced(CheckContext host, InterruptTable table) =>
        InterruptAffinity.OnIsolated(host, table.Lines.Where(l => l.IsDevice && !l.IsAssigned && !l.IsManagedQueue));

    private static (int Cpu, long Count) Worst(Dictionary<int, long> counts) => counts.Count == 0 ? (0, 0) : counts.MaxBy(c => c.Value) is var worst ? (worst.Key, worst.Value) : default;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
