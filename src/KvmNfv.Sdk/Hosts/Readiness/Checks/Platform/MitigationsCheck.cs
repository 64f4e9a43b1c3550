namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P14: what the kernel does about faults of the processor, and what it costs. Never advises to switch a mitigation off silently.</summary>
internal sealed class MitigationsCheck() : ReadinessCheck(new("P14", "mitigations of processor faults", CheckSeverity.Medium)
{
    Wanted = "every vulnerability not affecting the processor or mitigated, and no flush of the L1 cache at every entry of a guest",
    Reason = "Mitigations make exits and entries slower; without them guests read each other's memory. Which counts is the site's decision, not an accident's.",
    Reads = "/sys/devices/system/cpu/vulnerabilities/*, /sys/module/kvm_intel/parameters/vmentry_l1d_flush, /proc/cmdline",
    Source = "Documentation/admin-guide/hw-vuln/index.rst; Documentation/admin-guide/hw-vuln/l1tf.rst (vmentry_l1d_flush)",
})
{
    private const string Folder = "/sys/devices/system/cpu/vulnerabilities";
    private const string Flush = "/sys/module/kvm_intel/parameters/vmentry_l1d_flush";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var names = host.List(Folder);
        if (names.Count == 0)
            return host.Unknown("The kernel tells nothing of vulnerabilities: older than 4.15, or a recording without them.");
        var open = names.Where(n => host.Text($"{Folder}/{n}") is { } text
            && (text.StartsWith("Vulnerable", StringComparison.Ordinal) || text.StartsWith("KVM: Vulnerable", StringComparison.Ordinal))).ToList();
        var policy = host.Parameter("mitigations");
        if (host.Text(Flush) == "always")
            return host.Warn("KVM flushes the L1 cache at every entry of a guest (vmentry_l1d_flush=always).", Remedy.Module("kvm_intel", "vmentry_l1d_flush", "cond", "Flush only after code that may have left secrets (the kernel's default); needless on processors that L1TF doesn't affect."));
        if (open.Count == 0)
            return host.Pass($"Each of {names.Count} is mitigated or doesn't affect the processor.");
        var list = string.Join(", ", open);
        return policy == "off"
            ? host.Note($"Switched off by mitigations=off: {list}. Fast, and only for guests that are trusted.")
            : host.Bad($"Open: {list}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        yield return host.CpuInfo.IsX86
            ? Remedy.Package(Processor.IsAmd(host) ? "amd64-microcode" : "intel-microcode", "Install the newest microcode and firmware.", reboot: true)
            : Remedy.Manual("Install the newest firmware and kernel.", reboot: true);
        yield return Remedy.KernelParameter("mitigations=auto", "Boot with the kernel's default, mitigations=auto; or state mitigations=off where all guests are trusted.");
    }
}
