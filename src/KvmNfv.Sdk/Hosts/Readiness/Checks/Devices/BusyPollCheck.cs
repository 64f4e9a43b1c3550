namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I11: sockets that poll their card.</summary>
internal sealed class BusyPollCheck() : ReadinessCheck(new("I11", "busy polling of sockets", CheckSeverity.Low)
{
    Wanted = "net.core.busy_read and busy_poll 0",
    WantedForPackets = "net.core.busy_read and busy_poll 50 where the kernel's own sockets carry the packets",
    Reason = "Polling finds a packet sooner than its interrupt; a real-time kernel then holds its reader with preemption off.",
    Reads = "/proc/sys/net/core/{busy_read,busy_poll}",
    Source = "Documentation/admin-guide/sysctl/net.rst (busy_poll); tuned's network-latency and OpenShift's real-time profile",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var (read, poll) = (host.Number("/proc/sys/net/core/busy_read"), host.Number("/proc/sys/net/core/busy_poll"));
        if (read is null || poll is null)
            return host.Missing("/proc/sys/net/core/busy_read", "The kernel is built without it.");
        var polls = read > 0 || poll > 0;
        if (host.IsRealtime)
            return polls ? host.Bad($"Sockets poll ({read} and {poll} us).") : host.Pass("Sockets don't poll.");
        return polls ? host.Pass($"Sockets poll ({read} and {poll} us).") : host.Bad("Sockets don't poll; it matters only where they carry the packets.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var value = host.IsRealtime ? "0" : "50";
        return [Remedy.Sysctl("net.core.busy_read", value), Remedy.Sysctl("net.core.busy_poll", value)];
    }
}
