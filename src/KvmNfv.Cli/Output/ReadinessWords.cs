using System.Globalization;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Cli.Output;

/// <summary>How a readiness report is put into words, alike on terminals and in Markdown.</summary>
internal static class ReadinessWords
{
    public static string State(CheckState state) => state switch
    {
        CheckState.Pass => "PASS",
        CheckState.Note => "NOTE",
        CheckState.Warn => "WARN",
        CheckState.Fail => "FAIL",
        CheckState.Unknown => "UNKNOWN",
        _ => "N/A",
    };

    public static string Area(CheckArea area) => area switch
    {
        CheckArea.Kernel => "Kernel and isolation",
        CheckArea.Memory => "Memory",
        CheckArea.Platform => "Power, firmware and processor",
        CheckArea.Kvm => "KVM",
        CheckArea.Devices => "IOMMU, interrupts and network",
        CheckArea.Cache => "Cache and memory bandwidth",
        _ => "libvirt and measuring",
    };

    public static string Profile(ReadinessProfile profile) => profile == ReadinessProfile.Realtime ? "real-time" : "packet";

    public static IEnumerable<(string Name, string? Value)> Head(ReadinessReport report)
    {
        yield return ("Profile", Profile(report.Profile));
        yield return ("Checked as", report.Role switch
        {
            MachineRole.Guest => "guest",
            _ => report.Machine.Virtual == true ? "host (virtual itself)" : "host",
        });
        yield return ("Kernel", report.Machine.KernelRelease is { } release ? $"{release} {report.Machine.KernelVersion}".TrimEnd() : "unknown");
        yield return ("Processor", report.Machine.Processor);
        yield return ("CPUs", $"{report.Machine.OnlineCpus} online on {Count(report.Machine.Nodes, "NUMA node")}");
        yield return ("Isolated", report.Isolated.Cpus.IsEmpty ? report.Isolated.Origin : $"{report.Isolated.Cpus} ({report.Isolated.Origin})");
        yield return ("Window", report.WindowSeconds > 0 ? $"{report.WindowSeconds.ToString(CultureInfo.InvariantCulture)} s" : null);
    }

    public static string Summary(ReadinessReport report)
    {
        var s = report.Summary;
        return $"{s.Pass} passed, {Count(s.Note, "note")}, {Count(s.Warn, "warning")}, {Count(s.Fail, "failure")}, {s.Unknown} unknown, {s.NotApplicable} not applicable.";
    }

    /// <summary>How many checks root could say more of; null for none.</summary>
    public static string? NeedsRoot(ReadinessReport report) => report.Checks.Count(c => c.NeedsRoot) is > 0 and var count
        ? $"{count} of the unknown checks {(count == 1 ? "needs" : "need")} files that only root may read."
        : null;

    public static string Verdict(ReadinessReport report)
    {
        var wanted = report.Role == MachineRole.Guest ? $"{Profile(report.Profile)} work" : $"{Profile(report.Profile)} guests";
        var failed = report.Checks.Where(c => c.State == CheckState.Fail).Select(c => c.Id).ToList();
        if (failed.Count > 0)
            return $"Not ready for {wanted}: {string.Join(", ", failed)}.";
        var open = report.Checks.Where(c => c.State == CheckState.Unknown && c.Severity == CheckSeverity.Critical).Select(c => c.Id).ToList();
        if (open.Count > 0)
            return $"Nothing found that fails, but what matters most is not known: {string.Join(", ", open)}.";
        var unknown = report.Summary.Unknown > 0 ? ", as far as could be seen" : "";
        return report.Summary.Warn > 0 ? $"Ready for {wanted}{unknown}, with warnings." : $"Ready for {wanted}{unknown}.";
    }

    /// <summary>A remedy with what it costs.</summary>
    public static string Remedy(Remedy remedy)
    {
        var costs = (remedy.RebootNeeded, remedy.DisturbsGuests) switch
        {
            (true, _) => " [reboot]",
            (false, true) => " [disturbs running guests]",
            _ => "",
        };
        var value = remedy.Value is { } text && remedy.Kind is RemedyKind.Command or RemedyKind.DomainXml or RemedyKind.Systemd or RemedyKind.Package
            && !remedy.Text.Contains(text, StringComparison.Ordinal) ? $" ({remedy.Value})" : "";
        return remedy.Text + value + costs;
    }

    public static string Evidence(CheckEvidence evidence) => evidence.Value switch
    {
        null => $"{evidence.Path}: absent",
        "" => $"{evidence.Path}: empty",
        var value => $"{evidence.Path}: {value}",
    };

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
