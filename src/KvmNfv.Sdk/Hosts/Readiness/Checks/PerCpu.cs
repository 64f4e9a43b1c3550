using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The same file of several CPUs, below <c>/sys/devices/system/cpu/cpuN</c>.</summary>
internal static class PerCpu
{
    private const string Folder = "/sys/devices/system/cpu";

    /// <summary>The CPUs whose settings matter: the isolated ones that are online, or all online ones where nothing is isolated.</summary>
    public static CpuSet Target(CheckContext host)
    {
        try
        {
            return host.IsolatedOnline is { IsEmpty: false } isolated ? isolated : host.Topology.Online;
        }
        catch (EvidenceException)
        {
            // Nothing tells which CPUs are isolated, so all are looked at.
            return host.Topology.Online;
        }
    }

    /// <summary>The CPUs by the value of a file, in the order of their first CPU; CPUs without the file are left out.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="cpus">The CPUs to look at.</param>
    /// <param name="file">The file below each CPU's folder.</param>
    public static IReadOnlyList<(string Value, CpuSet Cpus)> Values(CheckContext host, CpuSet cpus, string file)
    {
        var groups = cpus.Select(c => (Cpu: c, Value: host.LongText(Path(c, file))?.Trim())).Where(c => c.Value is not null)
            .GroupBy(c => c.Value!, StringComparer.Ordinal).Select(g => (g.Key, CpuSet.From(g.Select(c => c.Cpu)))).ToList();
        // Some recordings hold empty files; the kernel writes none.
        if (groups.FirstOrDefault(g => g.Item1.Length == 0).Item2 is { } empty)
            throw new InvalidDataException($"{Path(empty.First(), file)} is empty, which the kernel's never is.");
        foreach (var (value, of) in groups)
            host.AddEvidence(Path(of.First(), file), of.Count == 1 ? value : $"{value} ({CheckContext.Cpus(of)})");
        if (groups.Count == 0)
            host.AddEvidence(Path(cpus.FirstOrDefault(), file), null);
        return groups;
    }

    /// <summary>
    /// For files that no CPU has: not applicable where all of /sys is to be seen, unknown in a recording of some files. A live kernel's folder always has
    /// these two entries; recordings that pick files rarely have both.
    /// </summary>
    public static CheckFinding Absent(CheckContext host, string meaning)
    {
        var names = host.List(Folder);
        return names.Contains("uevent") && names.Contains("power")
            ? host.NotApplicable(meaning)
            : host.Unknown("The CPUs' folders don't have it, and neither have they all that a live machine's have: a recording without it.");
    }

    public static string Path(int cpu, string file) => $"{Folder}/cpu{cpu}/{file}";
}
