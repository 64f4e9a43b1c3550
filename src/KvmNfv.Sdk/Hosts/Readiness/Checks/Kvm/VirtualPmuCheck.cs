namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V16: performance counters of guests: off in KVM, or in each guest that runs.</summary>
internal sealed class VirtualPmuCheck() : ReadinessCheck(new("V16", "no performance counters in guests (vPMU)", CheckSeverity.Medium)
{
    Wanted = "<pmu state='off'/> in each domain, or kvm.enable_pmu N",
    Reason = "With them each entry and exit looks after counters, and their overflows are non-maskable interrupts in the host.",
    Reads = "/sys/module/kvm/parameters/enable_pmu, /proc/*/cmdline of QEMU",
    Source = "arch/x86/kvm/x86.c (enable_pmu, from Linux 5.18); QEMU target/i386 (pmu is on for host and max, off for named models)",
    Scope = CheckScope.Host,
})
{
    private const string Parameter = "/sys/module/kvm/parameters/enable_pmu";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Elsewhere a guest has them only if its document asks.") is { } other)
            return other;
        if (KvmModule.Unseen(host, KvmModule.Common) is { } unseen)
            return unseen;
        if (host.Flag(Parameter) == false)
            return host.Pass("Off in KVM.");
        var guests = Guests(host);
        if (guests.Count == 0)
            return host.Note("KVM offers them, and no guest runs to see whether it has them; <pmu state='off'/> in its document keeps them out.");
        var with = guests.Where(g => HasCounters(host, g)).ToList();
        return with.Count == 0 ? host.Pass($"None of {guests.Count} guests has them.") : host.Bad($"Guests of processes {string.Join(", ", with)} have them.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.DomainXml("<features><pmu state='off'/></features>", "Take the counters out of the guests."), Remedy.Module(KvmModule.Common, "enable_pmu", "N")];

    private static List<int> Guests(CheckContext host)
    {
        try
        {
            return [.. host.Threads.Where(t => t.ProcessId == t.ThreadId && t.Name.StartsWith("qemu-", StringComparison.Ordinal)).Select(t => t.ProcessId)];
        }
        catch (EvidenceException)
        {
            // A recording without processes: what KVM offers still holds.
            return [];
        }
    }

    private static bool HasCounters(CheckContext host, int process)
    {
        var words = host.LongText($"/proc/{process}/cmdline")?.Split('\0') ?? [];
        var at = Array.IndexOf(words, "-cpu");
        var cpu = (at >= 0 && at + 1 < words.Length ? words[at + 1] : "").Split(',');
        host.AddEvidence($"/proc/{process}/cmdline#-cpu", string.Join(',', cpu));
        return cpu.Contains("pmu=on") || (cpu[0] is "host" or "max" && !cpu.Contains("pmu=off"));
    }
}
