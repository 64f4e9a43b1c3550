using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I06: irqbalance, which leaves out what is isolated at boot unless its configuration names other CPUs.</summary>
internal sealed class IrqbalanceCheck() : ReadinessCheck(new("I06", "irqbalance off, or kept from isolated CPUs", CheckSeverity.High)
{
    Wanted = "irqbalance not running, or IRQBALANCE_BANNED_CPULIST with all isolated CPUs",
    Reason = "It moves interrupts to CPUs with nothing to do, which isolated ones seem to be.",
    Reads = "/sys/fs/cgroup/system.slice, /etc/default/irqbalance, /etc/sysconfig/irqbalance",
    Source = "irqbalance cputree.c (setup_banned_cpus: without a list of its own, isolcpus and nohz_full are banned)",
})
{
    private static readonly string[] s_files = ["/etc/default/irqbalance", "/etc/sysconfig/irqbalance"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (!SystemdUnits.IsActive(host, "irqbalance"))
            return host.Pass("irqbalance doesn't run.");
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var banned = Banned(host);
        var missing = host.IsolatedOnline - (banned ?? ByItself(host));
        if (missing.IsEmpty)
            return host.Pass(banned is null ? "irqbalance runs, and leaves out what is isolated at boot." : "irqbalance runs, without isolated CPUs.");
        return host.Bad($"irqbalance runs and may move interrupts to {CheckContext.Cpus(missing)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        // Restarting it moves every interrupt for about a second (SEAPATH).
        Remedy.Systemd("disable --now irqbalance.service", "Stop irqbalance, and set affinities by irqaffinity and tuned.", disturbs: true),
        Remedy.Command($"echo IRQBALANCE_BANNED_CPULIST={host.Suggested} >> {(host.LongText(s_files[1]) is null ? s_files[0] : s_files[1])}", "Or ban the isolated CPUs, and restart it while no guest runs.", disturbs: true),
    ];

    private static CpuSet? Banned(CheckContext host)
    {
        foreach (var file in s_files)
        {
            foreach (var line in (host.LongText(file) ?? "").Split('\n', StringSplitOptions.TrimEntries))
            {
                var value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"', '\'');
                if (line.StartsWith("IRQBALANCE_BANNED_CPULIST=", StringComparison.Ordinal) && value.Length > 0)
                {
                    host.AddEvidence(file, line);
                    return CpuSet.TryParse(value, out var list) ? list : throw new InvalidDataException($"{file} holds '{Printable.Bounded(line)}', which is no list of CPUs.");
                }

                if (line.StartsWith("IRQBALANCE_BANNED_CPUS=", StringComparison.Ordinal) && value.Length > 0)
                {
                    host.AddEvidence(file, line);
                    return CpuMask.Parse(value) ?? throw new InvalidDataException($"{file} holds '{Printable.Bounded(line)}', which is no mask of CPUs.");
                }
            }
        }

        return null;
    }

    private static CpuSet ByItself(CheckContext host) =>
        (host.Set("/sys/devices/system/cpu/isolated") ?? CpuSet.Empty) | (host.Set("/sys/devices/system/cpu/nohz_full") ?? CpuSet.Empty);
}
