namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>L04: what measuring needs.</summary>
internal sealed class MeasuringCheck() : ReadinessCheck(new("L04", "what measuring needs (debugfs, tracefs, perf, MSRs)", CheckSeverity.Low)
{
    Wanted = "debugfs and tracefs readable, kernel.perf_event_paranoid 2 or less, the module msr loaded on x86",
    Reason = "What can't be read can't be checked: SMIs, the fair server, inhibits of APICv, who interrupts a vCPU.",
    Reads = "/proc/sys/kernel/perf_event_paranoid, /sys/kernel/debug, /sys/kernel/tracing, /dev/cpu/0/msr",
    Source = "Documentation/admin-guide/perf-security.rst; Documentation/filesystems/debugfs.rst; msr(4)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var paranoid = host.Number("/proc/sys/kernel/perf_event_paranoid");
        if (paranoid is null)
            return host.Unknown("/proc/sys is not to be seen, or the kernel is built without perf: a recording, mostly.");
        var missing = new List<string>();
        if (paranoid is > 2)
            missing.Add($"perf (kernel.perf_event_paranoid {paranoid})");
        foreach (var (name, folder) in (ReadOnlySpan<(string, string)>)[("debugfs", "/sys/kernel/debug"), ("tracefs", "/sys/kernel/tracing")])
        {
            var there = host.List(folder).Count > 0;
            host.AddEvidence(folder, there ? "present" : null);
            if (!there)
                missing.Add(name);
        }

        if (host.CpuInfo.IsX86)
        {
            var cpu = host.Topology.Online.First();
            var readable = host.Bytes($"/dev/cpu/{cpu}/msr", 0x10, sizeof(ulong)) is not null;
            host.AddEvidence($"/dev/cpu/{cpu}/msr", readable ? "present" : null);
            if (!readable)
                missing.Add("MSRs (modprobe msr)");
        }

        return missing.Count == 0 ? host.Pass("All readable.") : host.Bad($"Not readable: {string.Join(", ", missing)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (host.CpuInfo.IsX86)
            yield return Remedy.Command("modprobe msr", "Load the driver of MSRs, which secure boot's lockdown may refuse.");
        yield return Remedy.Command("mount -t debugfs debugfs /sys/kernel/debug; mount -t tracefs tracefs /sys/kernel/tracing", "Mount both.");
        yield return Remedy.Sysctl("kernel.perf_event_paranoid", "2");
    }
}
