using System.Globalization;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Comparing;

/// <summary>Reads what a comparison says of its host.</summary>
internal static class HostFacts
{
    public static ComparedHost Read(IHostFiles files)
    {
        var cpuinfo = (files.ReadText("/proc/cpuinfo") ?? "").Split('\n').Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Where(l => l.Length == 2).ToList();
        var model = cpuinfo.FirstOrDefault(l => l[0] == "model name")?[1] ?? "unknown";
        var isVirtual = cpuinfo.FirstOrDefault(l => l[0] == "flags")?[1].Split(' ').Contains("hypervisor") ?? false;
        var load = Load(files);
        return new(model, Environment.ProcessorCount, files.ReadText("/proc/sys/kernel/osrelease")?.Trim() ?? "unknown", isVirtual, load, load);
    }

    /// <summary>/proc/loadavg: the first number is the average over a minute.</summary>
    public static double Load(IHostFiles files) =>
        double.TryParse(files.ReadText("/proc/loadavg")?.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var load) ? load : 0;
}
