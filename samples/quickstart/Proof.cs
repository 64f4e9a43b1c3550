using System.Globalization;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Samples.Quickstart;

/// <summary>Collects what the guest really got, from two witnesses: the kernel, and libvirt.</summary>
internal static class Proof
{
    public static async Task<VerificationReport> ReadAsync(IDomain domain, PlacementPlan plan, CancellationToken cancellationToken)
    {
        // QEMU itself tells which thread runs what; thread names could lie.
        var vcpus = await domain.QemuMonitorCommandAsync("""{"execute":"query-cpus-fast"}""", cancellationToken: cancellationToken);
        var ioThreads = await domain.QemuMonitorCommandAsync("""{"execute":"query-iothreads"}""", cancellationToken: cancellationToken);
        var threads = DomainThreadIds.FromQmp(vcpus, ioThreads);
        var process = ProcessOf(threads.VCpus.Values.First());
        var actual = new DomainActualReader(HostFiles.Live).Read(process, plan, threads);
        var report = PlacementVerifier.Compare(plan, actual);
        return report with { Rows = [.. report.Rows, .. Cgroup(plan, actual), .. await LibvirtAsync(domain, plan, cancellationToken)] };
    }

    // "Tgid:\t1234" in /proc/TID/status (proc_pid_status(5)) is the process that a thread belongs to.
    private static int ProcessOf(int thread)
    {
        const string Name = "Tgid:";
        var line = HostFiles.Live.ReadText($"/proc/{thread}/status")?.Split('\n').FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal));
        return int.TryParse(line?[Name.Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? process
            : throw new QuickstartException($"QEMU's thread {thread} is not in this machine's /proc: does the hypervisor run elsewhere?");
    }

    // A cpuset cgroup that lacks a planned CPU would show in the affinities too; here it shows by its name. None is fine: qemu:///embed uses none.
    private static IEnumerable<VerificationRow> Cgroup(PlacementPlan plan, DomainActual actual)
    {
        if (actual.CgroupCpus is { } cpus)
        {
            var planned = plan.VCpus.Aggregate(plan.Emulator.Cpus, (all, v) => all | v.Cpus);
            yield return Row("cgroup CPUs", $"{planned} among them", cpus.ToString(), planned.IsSubsetOf(cpus));
        }

        if (actual.CgroupNodes is { } nodes)
            yield return Row("cgroup memory nodes", $"{plan.Nodes} among them", nodes.ToString(), plan.Nodes.IsSubsetOf(nodes));
    }

    private static async Task<List<VerificationRow>> LibvirtAsync(IDomain domain, PlacementPlan plan, CancellationToken cancellationToken)
    {
        var rows = new List<VerificationRow>();
        var vcpus = await domain.GetVcpuPinsAsync(cancellationToken: cancellationToken);
        foreach (var vcpu in plan.VCpus)
            rows.Add(Pin($"libvirt: vCPU {vcpu.VCpu} pin", vcpu.Cpus, vcpus.ElementAtOrDefault(vcpu.VCpu)));
        rows.Add(Pin("libvirt: emulator pin", plan.Emulator.Cpus, await domain.GetEmulatorPinAsync(cancellationToken: cancellationToken)));
        var ioThreads = await domain.GetIOThreadsAsync(cancellationToken: cancellationToken);
        foreach (var ioThread in plan.IoThreads)
            rows.Add(Pin($"libvirt: IOThread {ioThread.Id} pin", ioThread.Cpus, ioThreads.FirstOrDefault(t => t.Id == ioThread.Id)?.Affinity));
        return rows;
    }

    private static VerificationRow Pin(string subject, CpuSet planned, CpuMap? actual) =>
        Row(subject, planned.ToString(), actual is null ? "" : CpuSet.From(actual).ToString(), actual is not null && CpuSet.From(actual) == planned);

    private static VerificationRow Row(string subject, string planned, string actual, bool same) => new()
    {
        Subject = subject, Planned = planned, Actual = actual, Outcome = same ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
    };
}
