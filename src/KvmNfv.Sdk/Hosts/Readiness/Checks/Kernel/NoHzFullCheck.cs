using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K05: the tick stops on the isolated CPUs.</summary>
internal sealed class NoHzFullCheck() : ReadinessCheck(new("K05", "no tick on isolated CPUs (nohz_full)", CheckSeverity.High)
{
    Wanted = "nohz_full=<isolated CPUs>, without the boot CPU",
    Reason = "The tick interrupts a guest 100 to 1000 times a second. nohz_full also moves timers, unbound work, RCU callbacks and kernel threads to the other CPUs.",
    Reads = "/proc/cmdline, /sys/devices/system/cpu/nohz_full",
    Source = "Documentation/timers/no_hz.rst; Documentation/admin-guide/kernel-parameters.txt (nohz_full)",
})
{
    private const string Path = "/sys/devices/system/cpu/nohz_full";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var asked = host.ParameterIfKnown("nohz_full");
        if (host.Set(Path) is not { } found)
            return host.Missing(Path, "") is { State: CheckState.Unknown } unknown ? unknown : host.Bad("The kernel is built without NO_HZ_FULL: it can't stop the tick while a guest runs.");
        if (asked is not null && KernelCpuList.Parse(asked, host.LastCpu) is null)
            return host.Bad($"The kernel refuses 'nohz_full={asked}': it is not a list of CPUs.");
        if (found.IsEmpty)
            return host.Bad(asked is null ? "No CPU runs without a tick." : $"nohz_full={asked} was asked for, and the kernel stops the tick nowhere.");
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var missing = host.IsolatedOnline - found;
        if (!missing.IsEmpty)
            return host.Bad($"{CheckContext.Cpus(missing)} isolated, but with a tick.");
        var excess = found - host.Isolated;
        return excess.IsEmpty
            ? host.Pass($"{CheckContext.Cpus(found)} without a tick.")
            : host.Warn($"{CheckContext.Cpus(excess)} without a tick, though not isolated: each entry to the kernel costs more there, for nothing.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        host.Suggested.IsEmpty ? [] : [Remedy.KernelParameter($"nohz_full={host.Suggested}")];
}
