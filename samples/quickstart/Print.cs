using KvmNfv.Libvirt;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Samples.Quickstart;

/// <summary>What a person sees.</summary>
internal static class Print
{
    public static void Host(LibvirtConnection connection, HostTopology host)
    {
        Console.WriteLine($"Host: {connection.GetHostname()}, {connection.HypervisorType} {connection.HypervisorVersion}, libvirt {connection.LibvirtVersion}");
        foreach (var node in host.Nodes)
        {
            var pools = node.HugePages.Count == 0 ? "no huge pages" : string.Join(", ", node.HugePages.Select(p => $"{p.Total} pages of {p.Size}"));
            Console.WriteLine($"  node {node.Id}: CPUs {node.Cpus}, {node.Memory?.MiB} MiB, {pools}");
        }

        Console.WriteLine($"  isolated CPUs: {(host.Isolated.IsEmpty ? "none" : host.Isolated)}");
    }

    public static void Plan(PlacementPlan plan)
    {
        Console.WriteLine($"Plan for '{plan.Vnf}':");
        foreach (var vcpu in plan.VCpus)
            Line($"vCPU {vcpu.VCpu}", $"CPU {vcpu.Cpus}{(vcpu.FifoPriority is { } p ? $", fifo {p}" : "")}", vcpu.Reason);
        Line("emulator", $"CPU {plan.Emulator.Cpus}", plan.Emulator.Reason);
        foreach (var thread in plan.IoThreads)
            Line($"IOThread {thread.Id}", $"CPU {thread.Cpus}", thread.Reason);
        foreach (var cell in plan.Cells)
        {
            Line($"cell {cell.Cell}", $"node {cell.Node}", cell.NodeReason);
            Line("", $"{cell.Memory} in {cell.PageSize} pages", cell.PageReason);
        }
    }

    public static void Refusal(PlacementRefusal refusal)
    {
        Console.WriteLine($"'{refusal.Vnf}' does not fit on this host:");
        foreach (var failed in refusal.Failed)
            Console.WriteLine($"  {failed.Text}");
        Console.WriteLine(refusal.SmallestChange is { } change
            ? $"The smallest change that fits: {change.Text}"
            : "No single change was found that would make it fit.");
    }

    public static void Report(VerificationReport report)
    {
        var widths = new Func<VerificationRow, string>[] { r => r.Subject, r => r.Planned, r => r.Actual }
            .Select(column => report.Rows.Max(r => column(r).Length)).ToArray();
        Row("", "planned", "actual", "match");
        foreach (var row in report.Rows)
        {
            var match = row.Outcome switch { VerificationOutcome.Match => "yes", VerificationOutcome.Mismatch => "NO", _ => "unknown" };
            Row(row.Subject, row.Planned, row.Actual, row.Note is null || row.Outcome == VerificationOutcome.Match ? match : $"{match}: {row.Note}");
        }

        void Row(string subject, string planned, string actual, string match) => Console.WriteLine(
            $"  {subject.PadRight(widths[0])}  {planned.PadRight(Math.Max(widths[1], 7))}  {actual.PadRight(Math.Max(widths[2], 6))}  {match}");
    }

    public static void Verdict(VerificationReport report, string folder)
    {
        var matched = report.Rows.Count(r => r.Outcome == VerificationOutcome.Match);
        Console.WriteLine($"{matched} of {report.Rows.Count} match{(report.Matches ? ": the guest got what was planned" : "")}. See {Path.Combine(folder, "plan.json")} and result.json.");
    }

    private static void Line(string subject, string choice, PlacementReason reason) => Console.WriteLine($"  {subject,-11} {choice,-24} {reason.Text}");
}
