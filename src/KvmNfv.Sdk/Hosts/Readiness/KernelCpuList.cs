using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>
/// A list of CPUs as kernel parameters take it (Documentation/admin-guide/kernel-parameters.rst, "cpu lists"): <c>0-3,8</c>, <c>all</c>,
/// <c>N</c> for the last CPU, and <c>0-15:2/4</c> for the first two of every four.
/// </summary>
internal static class KernelCpuList
{
    /// <param name="text">The list.</param>
    /// <param name="last">The highest CPU of the machine, which <c>N</c> and <c>all</c> mean.</param>
    /// <returns>The CPUs, also those beyond <paramref name="last"/>; null when the kernel would refuse the text.</returns>
    public static CpuSet? Parse(string text, int last)
    {
        var cpus = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (!Add(cpus, part.Trim(), last))
                return null;
        }

        return CpuSet.From(cpus);
    }

    private static bool Add(List<int> cpus, string part, int last)
    {
        var (range, group) = part.Split(':') switch
        {
            [var r] => (r, null),
            [var r, var g] => (r, g),
            _ => ("", null),
        };
        int first, end;
        if (range == "all")
            (first, end) = (0, last);
        else if (range.Split('-') is [var low, var high] && Number(low, last, out first) && Number(high, last, out end) && first <= end)
        {
        }
        else if (group is null && Number(range, last, out first))
            end = first;
        else
            return false;
        var (used, size) = (1, 1);
        if (group is not null && (group.Split('/') is not [var u, var s] || !Number(u, last, out used) || !Number(s, last, out size) || size < 1 || used > size))
            return false;
        for (var cpu = first; cpu <= end; cpu++)
        {
            if ((cpu - first) % size < used)
                cpus.Add(cpu);
        }

        return true;
    }

    private static bool Number(string text, int last, out int number)
    {
        if (text == "N")
        {
            number = last;
            return true;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= CpuSet.MaxValue;
    }
}
