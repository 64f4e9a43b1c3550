using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K30: services start off isolated CPUs. What process 1 may use is what they inherit.</summary>
internal sealed class SystemdAffinityCheck() : ReadinessCheck(new("K30", "services start off isolated CPUs (CPUAffinity)", CheckSeverity.Medium)
{
    Wanted = "process 1 kept off isolated CPUs: by isolcpus, by CPUAffinity= in system.conf or by systemd.cpu_affinity=",
    Reason = "Every service inherits the CPUs that process 1 may use.",
    Reads = "/proc/1/status, /etc/systemd/system.conf, /proc/cmdline",
    Source = "systemd-system.conf(5), CPUAffinity=",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        const string Allowed = "Cpus_allowed_list:";
        var line = host.LongText("/proc/1/status")?.Split('\n').FirstOrDefault(l => l.StartsWith(Allowed, StringComparison.Ordinal));
        if (line is null || !CpuSet.TryParse(line.AsSpan(Allowed.Length), out var allowed))
            return host.Unknown("Process 1 is not to be seen.");
        host.AddEvidence("/proc/1/status#Cpus_allowed_list", allowed.ToString());
        host.AddEvidence("/etc/systemd/system.conf#CPUAffinity", Setting(host));
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var wrong = allowed & host.IsolatedOnline;
        return wrong.IsEmpty
            ? host.Pass($"Services start on {CheckContext.Cpus(allowed & host.Topology.Online)}.")
            : host.Bad($"Services may start on {CheckContext.Cpus(wrong)}, isolated.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var keep = host.Topology.Online - host.Suggested;
        yield return Remedy.Systemd($"CPUAffinity={keep}", $"Set CPUAffinity={keep} in /etc/systemd/system.conf; it holds for services started afterwards.");
        yield return Remedy.KernelParameter($"systemd.cpu_affinity={keep}");
    }

    private static string? Setting(CheckContext host) => host.List("/etc/systemd/system.conf.d").Select(n => $"/etc/systemd/system.conf.d/{n}").Prepend("/etc/systemd/system.conf")
        .Select(f => host.LongText(f)).OfType<string>().SelectMany(t => t.Split('\n')).LastOrDefault(l => l.StartsWith("CPUAffinity=", StringComparison.Ordinal));
}
