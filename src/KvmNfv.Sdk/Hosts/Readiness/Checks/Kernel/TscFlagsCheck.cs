namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K18: the TSC never stops nor changes its rate, and timers can be armed by it.</summary>
internal sealed class TscFlagsCheck() : ReadinessCheck(new("K18", "invariant TSC and deadline timer", CheckSeverity.Critical)
{
    Wanted = "processor flags constant_tsc, nonstop_tsc and, on Intel and in guests, tsc_deadline_timer",
    Reason = "Guests' timers and all measuring rest on the TSC. Without the deadline timer each timer is written to the local APIC, in its coarse unit.",
    Reads = "/proc/cpuinfo",
    Source = "arch/x86/include/asm/cpufeatures.h; Intel SDM volume 3, 'Invariant TSC' and 'TSC-Deadline Mode'",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var cpu = host.CpuInfo;
        if (!cpu.IsX86)
            return host.NotApplicable("Only x86 has a TSC.");
        var wanted = new List<string> { "constant_tsc", "nonstop_tsc" };
        // Processors of AMD have no deadline mode; KVM offers it to guests on any.
        if (cpu.Vendor != "AuthenticAMD" || host.IsGuest)
            wanted.Add("tsc_deadline_timer");
        var lacking = wanted.Where(f => !cpu.Has(f)).ToList();
        foreach (var flag in (string[])[.. wanted, "tsc_known_freq"])
            host.AddEvidence($"/proc/cpuinfo#{flag}", cpu.Has(flag) ? "present" : null);
        return lacking.Count == 0 ? host.Pass("The TSC is invariant and arms timers.") : host.Bad($"Missing: {string.Join(", ", lacking)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (host.IsGuest)
            yield return Remedy.DomainXml("<feature policy='require' name='invtsc'/><feature policy='require' name='tsc-deadline'/>", "Give the guest the features in its cpu element, with mode='host-passthrough'.");
        else
            yield return Remedy.Manual("Use another processor; if the flag is only hidden, look for it in the firmware's settings.");
    }
}
