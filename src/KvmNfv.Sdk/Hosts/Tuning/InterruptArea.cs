using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts.Readiness.Checks;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Moves the interrupts that are on isolated CPUs now, save those of devices assigned to guests.</summary>
internal sealed class InterruptArea : ITuningArea
{
    private const string Refusal = "the kernel places managed and per-CPU interrupts itself; isolcpus=managed_irq keeps them away at boot";

    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (context.Isolated.IsEmpty)
            yield break;
        var step = new WriteStep(context)
            .Add("/proc/irq/default_smp_affinity", CpuMask.Format(context.Housekeeping), TuningValueKind.CpuMask);
        var numbers = context.List("/proc/irq").Where(n => n.All(char.IsAsciiDigit)).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).Order();
        foreach (var irq in numbers)
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/irq/{irq}");
            if (context.Set($"{folder}/smp_affinity_list") is { } now && now.Overlaps(context.Isolated) && !IsAssigned(context, folder))
                step.Add($"{folder}/smp_affinity_list", Target(context, folder, now).ToString(), TuningValueKind.CpuList, Refusal);
        }

        if (step.Step("interrupts", "Interrupts on housekeeping CPUs", "A device's interrupt stops whatever runs on its CPU, however real-time it is.", "I07", "K11") is { } interrupts)
        {
            yield return interrupts with
            {
                Files = [TuningPaths.TuningScript],
                Disturbs = "Each interrupt moves at its next occurrence; a busy device may see one late interrupt. Stop irqbalance first, or it moves them back.",
            };
        }
    }

    // The handlers of a device that a guest owns are named vfio-msi[0](...) and have a folder of that name.
    private static bool IsAssigned(TuningContext context, string folder) => context.List(folder).Any(n => n.StartsWith("vfio", StringComparison.Ordinal));

    // Stays where it was as far as that is allowed, else on the device's node.
    private static CpuSet Target(TuningContext context, string folder, CpuSet now)
    {
        if (!(now & context.Housekeeping).IsEmpty)
            return now & context.Housekeeping;
        var node = context.Topology.Nodes.FirstOrDefault(n => context.Read($"{folder}/node") == n.Id.ToString(CultureInfo.InvariantCulture));
        return node is not null && node.Cpus.Overlaps(context.Housekeeping) ? node.Cpus & context.Housekeeping : context.Housekeeping;
    }
}
