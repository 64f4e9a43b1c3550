namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I08: queues that the kernel spreads over all CPUs, whose interrupts nobody may move, and network queues for more CPUs than there are.</summary>
internal sealed class ManagedInterruptsCheck() : ReadinessCheck(new("I08", "managed interrupts and queue counts", CheckSeverity.High)
{
    Wanted = "isolcpus with managed_irq; no more queues of a network card than housekeeping CPUs",
    Reason = "Interrupts of NVMe and other queues go to the CPUs they serve, isolated ones too; only managed_irq keeps them away while other CPUs serve the queue.",
    Reads = "/proc/interrupts, /proc/irq/*/effective_affinity_list, /proc/cmdline, /sys/class/net/*/queues",
    Source = "Documentation/admin-guide/kernel-parameters.txt (isolcpus, managed_irq); kernel/irq/manage.c (irq_do_set_affinity)",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var table = InterruptTable.Read(host);
        var queues = table.Lines.Where(l => l.IsManagedQueue).ToList();
        var found = InterruptAffinity.OnIsolated(host, queues);
        var many = Crowded(host);
        if (found.Count == 0 && many.Count == 0)
            return host.Pass(queues.Count == 0 ? "No queue whose interrupts the kernel manages." : $"None of {queues.Count} managed interrupts goes to isolated CPUs.");
        var asked = host.Parameter("isolcpus") is { } text && IsolcpusValue.Parse(text, host.LastCpu).HasManagedIrq;
        if (found.Count > 0 && !asked)
            return host.Bad($"{found.Count} managed interrupts go to isolated CPUs: {InterruptAffinity.Words(found)}.");
        if (many.Count > 0)
            return host.Warn($"More receive queues than the {host.Housekeeping.Count} housekeeping CPUs: {string.Join(", ", many.Select(m => $"{Printable.Bounded(m.Name)} has {m.Queues}"))}.");
        // With managed_irq only queues that no other CPU serves are left there; they come when an isolated CPU does I/O itself.
        return host.Note($"{found.Count} managed interrupts serve isolated CPUs only, and come when these do I/O themselves: {InterruptAffinity.Words(found)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (!host.Suggested.IsEmpty)
            yield return Remedy.KernelParameter($"isolcpus=managed_irq,domain,{host.Suggested}");
        foreach (var (name, _) in Crowded(host))
            yield return Remedy.Command($"ethtool -L {name} combined {host.Housekeeping.Count}", $"Give {name} as many queues as there are housekeeping CPUs; the link goes down and up.", disturbs: true);
    }

    // Physical cards only: they have a device, and virtual functions of guests have no interface here.
    private static List<(string Name, int Queues)> Crowded(CheckContext host) =>
        [.. NetworkInterfaces.Physical(host).Where(n => NetworkInterfaces.IsUp(host, n)).Select(n => (n, host.List($"/sys/class/net/{n}/queues").Count(q => q.StartsWith("rx-", StringComparison.Ordinal)))).Where(n => n.Item2 > host.Housekeeping.Count)];
}
