using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>Says how a set of CPUs differs from the one wanted.</summary>
internal static class CpuWords
{
    /// <summary><c>lacks CPUs 3,5 and has CPU 0 too many</c>; null when the sets are equal.</summary>
    public static string? Difference(CpuSet found, CpuSet wanted)
    {
        var (lacks, excess) = (wanted - found, found - wanted);
        return (lacks.IsEmpty, excess.IsEmpty) switch
        {
            (true, true) => null,
            (false, true) => $"lacks {CheckContext.Cpus(lacks)}",
            (true, false) => $"has {CheckContext.Cpus(excess)} too many",
            _ => $"lacks {CheckContext.Cpus(lacks)} and has {CheckContext.Cpus(excess)} too many",
        };
    }
}
