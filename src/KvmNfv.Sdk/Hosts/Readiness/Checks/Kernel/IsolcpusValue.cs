using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>What <c>isolcpus=[flags,]CPUs</c> says (housekeeping_isolcpus_setup in kernel/sched/isolation.c).</summary>
/// <param name="Cpus">The CPUs, or null when the kernel refuses the list.</param>
/// <param name="Flags">The flags as written; none means <c>domain</c>.</param>
internal sealed record IsolcpusValue(CpuSet? Cpus, EquatableList<string> Flags)
{
    private static readonly string[] s_known = ["nohz", "domain", "managed_irq"];

    public bool HasDomain => Flags.Count == 0 || Flags.Contains("domain");

    public bool HasManagedIrq => Flags.Contains("managed_irq");

    public IReadOnlyList<string> UnknownFlags => [.. Flags.Except(s_known)];

    public static IsolcpusValue Parse(string text, int lastCpu)
    {
        var words = text.Split(',').ToList();
        // As in the kernel, any word that begins with a letter is a flag until the list begins, even 'all' and 'N'.
        var flags = words.TakeWhile(w => w.Length > 0 && char.IsAsciiLetter(w[0])).ToEquatableList();
        return new(KernelCpuList.Parse(string.Join(',', words.Skip(flags.Count)), lastCpu), flags);
    }
}
