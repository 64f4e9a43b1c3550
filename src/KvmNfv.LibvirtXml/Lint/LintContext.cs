namespace KvmNfv.LibvirtXml;

/// <summary>The document under check, what is known of the host, and the findings so far.</summary>
internal sealed class LintContext(DomainDocument domain, HostBounds? host, List<Finding> findings)
{
    internal DomainDocument Domain { get; } = domain;

    internal HostBounds? Host { get; } = host;

    /// <summary>Most vCPUs of the guest; 1 where the document does not say, as in libvirt.</summary>
    internal uint Vcpus => Domain.Vcpu.Value ?? 1;

    /// <summary>The numbers of the guest's vCPUs.</summary>
    internal CpuSet VcpuSet => Vcpus == 0 ? CpuSet.Empty : CpuSet.Range(0, (int)Math.Min(Vcpus - 1, CpuSet.MaxValue));

    /// <summary>The numbers of the guest's IO threads.</summary>
    internal HashSet<uint> IoThreads
    {
        get
        {
            var listed = Domain.IoThreadIds.Items.Select(thread => thread.Id ?? 0).ToHashSet();
            // libvirt makes threads for the numbers from 1 that nobody took until there are as many as asked for.
            for (uint id = 1; listed.Count < Math.Min(Domain.IoThreads ?? 0, 16384); id++)
                listed.Add(id);
            return listed;
        }
    }

    /// <summary>The guest's NUMA nodes; cells without a number count from 0 in order.</summary>
    internal IReadOnlyList<(uint Id, GuestNumaCell Cell)> Cells =>
        [.. Domain.Cpu.Numa.Cells.Select(static (cell, index) => (cell.Id ?? (uint)index, cell))];

    internal void Report(LintRule rule, Element at, string message, string mend) => findings.Add(rule.At(at, message, mend));
}
