using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What each guest's domain document needs on this host; <c>kvmnfv place</c> writes the whole of it for one guest.</summary>
internal sealed class GuestArea(IReadOnlyList<HugePageRequest> pages) : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (context.Isolated.IsEmpty)
            yield break;
        yield return Cpus(context);
        if (pages.FirstOrDefault(p => p.Count > 0) is { Count: > 0 } page)
            yield return Memory(context, page);
        yield return Platform(context);
    }

    private static TuningStep Cpus(TuningContext context)
    {
        var core = context.Topology.Cpus.First(c => context.Isolated.Contains(c.Id));
        var near = context.Topology.Nodes.FirstOrDefault(n => n.Cpus.Contains(core.Id)) is { } node && node.Cpus.Overlaps(context.Housekeeping) ? node.Cpus & context.Housekeeping : context.Housekeeping;
        // Two vCPUs as the shape to follow: each on a core of its own, the host's part on a housekeeping CPU of the same node.
        var first = context.Topology.Cpus.Where(c => context.Isolated.Contains(c.Id) && c.Node == core.Node)
            .GroupBy(c => (c.Siblings & context.Topology.Online).Min).Select(g => g.First().Id).Take(2).ToList();
        var pins = string.Join('\n', first.Select((cpu, i) => string.Create(CultureInfo.InvariantCulture, $"  <vcpupin vcpu='{i}' cpuset='{cpu}'/>")));
        var scheduling = context.Realtime ? $"\n  <vcpusched vcpus='{(first.Count > 1 ? "1" : "0")}' scheduler='fifo' priority='1'/>" : "";
        return Step("guest.cpus", "vCPUs pinned, QEMU's threads beside them",
            "Every vCPU has a CPU for itself; QEMU's main loop and I/O threads are on housekeeping CPUs of the same node, never on a real-time CPU or its sibling."
                + (context.Realtime ? " Priority 1 is above ordinary tasks and below the kernel's threads that serve timers. vCPU 0 stays ordinary for the guest's own housekeeping." : ""),
            $"<vcpu placement='static'>{first.Count.ToString(CultureInfo.InvariantCulture)}</vcpu>\n<iothreads>1</iothreads>\n<cputune>\n{pins}\n  <emulatorpin cpuset='{near}'/>\n  <iothreadpin iothread='1' cpuset='{near}'/>{scheduling}\n</cputune>");
    }

    private static TuningStep Memory(TuningContext context, HugePageRequest page) =>
        Step("guest.memory", "Memory on the node's huge pages",
            "Memory comes from the node of the vCPUs or the guest doesn't start. Locked and taken at the start, nothing faults later; nodeset in <page> counts guest nodes, so it is left out here."
                + (context.Topology.Nodes.Count > 1 ? " A guest on another node writes that node's number." : ""),
            $"<memoryBacking>\n  <hugepages>\n    <page size='{page.Size.KiB.ToString(CultureInfo.InvariantCulture)}' unit='KiB'/>\n  </hugepages>\n  <nosharepages/>\n  <locked/>\n  <allocation mode='immediate'/>\n</memoryBacking>\n"
                + $"<numatune>\n  <memory mode='strict' nodeset='{page.Node.ToString(CultureInfo.InvariantCulture)}'/>\n</numatune>\n<devices>\n  <memballoon model='none'/>\n</devices>");

    private static TuningStep Platform(TuningContext context) => Step("guest.platform", "Only the platform devices that a VNF needs",
        "Timers that tick, the performance unit and emulated devices all cause exits to the host.",
        context.IsX86
            ? "<cpu mode='host-passthrough' check='none' migratable='off'>\n  <feature policy='require' name='tsc-deadline'/>\n</cpu>\n<features>\n  <acpi/>\n  <apic eoi='on'/>\n  <pmu state='off'/>\n  <vmport state='off'/>\n  <kvm>\n    <hint-dedicated state='on'/>\n  </kvm>\n</features>\n"
                + "<clock offset='utc'>\n  <timer name='rtc' tickpolicy='delay'/>\n  <timer name='pit' tickpolicy='discard'/>\n  <timer name='hpet' present='no'/>\n</clock>"
            : "<cpu mode='host-passthrough' check='none'/>\n<features>\n  <acpi/>\n  <pmu state='off'/>\n</features>");

    private static TuningStep Step(string id, string title, string reason, string xml) => new()
    {
        Id = id,
        Title = title,
        Stage = TuningStage.Guest,
        Wanted = "in each guest's domain document",
        Reason = reason,
        Snippets = [new("xml", xml)],
        Undo = "Take the elements out of the document and restart the guest.",
    };
}
