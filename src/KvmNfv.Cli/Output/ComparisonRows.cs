namespace KvmNfv.Cli.Output;

/// <summary>A comparison's tables, for the terminal and for Markdown alike.</summary>
internal static class ComparisonRows
{
    public static IEnumerable<(string Name, string Value)> Head(ComparisonReport report)
    {
        var host = report.Host;
        yield return ("When", $"{report.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        yield return ("Host", $"{host.Cpu}, {host.OnlineCpus} CPUs, Linux {host.Kernel}{(host.IsVirtual ? ", itself a virtual machine" : "")}");
        yield return ("Bound to", $"CPUs {Speed.Cpus(report.Cpus)}");
        yield return ("Load", FormattableString.Invariant($"{host.LoadBefore:0.0} before, {host.LoadAfter:0.0} after (threads over a minute; the measurement's own count, too)"));
        yield return ("VMFUNC", $"{(report.Vmfunc.Available switch { true => "the CPU has it, nobody can use it", false => "not offered to this host", null => "not known" })}. {report.Vmfunc.Finding}");
    }

    public static string[] LatencyHeadings { get; } = ["OPTION", "ENDS", "WAIT", "P50", "P99", "P99.9", "MAX", "CPU OF BOTH"];

    public static IEnumerable<string[]> Latency(ComparisonReport report) => report.Options.Where(o => o.Latency is not null).Select(o => new[]
    {
        o.Name, o.Ends, o.Wait ?? Speed.None, Time(o.Latency!.P50), Time(o.Latency.P99), Time(o.Latency.P999), Time(o.Latency.Max), Speed.Share(Both(o.Latency.Cpu)),
    });

    public static string[] ThroughputHeadings(ComparisonReport report) => ["OPTION", "ENDS", "WAIT", .. Sizes(report).Select(s => $"{s} B"), "CPU OF BOTH"];

    public static IEnumerable<string[]> Throughput(ComparisonReport report) => report.Options.Where(o => o.Throughput.Count > 0).Select(o => new[] { o.Name, o.Ends + (o.Loop ? ", there and back" : ""), o.Wait ?? Speed.None }
        .Concat(Sizes(report).Select((_, i) => i < o.Throughput.Count ? Cell(o.Throughput[i], Sizes(report)[i]) : Speed.None)).Append(Speed.Share(Both(o.Throughput[^1].Cpu))).ToArray());

    public static IEnumerable<string[]> NotMeasured(ComparisonReport report) => report.Options.Where(o => o.NotMeasured is not null).Select(o => new[] { o.Wait is null || o.Latency is not null ? o.Name : $"{o.Name}, {o.Wait}", o.Ends, o.NotMeasured! });

    public static string[] AssessmentHeadings { get; } = ["OPTION", "API", "USABILITY", "SECURITY", "MAINTENANCE", "LIVE MIGRATION", "TAKE IT WHEN"];

    public static IEnumerable<string[]> Assessments(ComparisonReport report) => report.Assessments.Select(a => new[] { a.Option, a.Api, a.Usability, a.Security, a.Maintenance, a.Migratability, a.TakeWhen });

    private static string Cell(BlastPoint point, int size) =>
        $"{Speed.Millions(point.MessagesPerSecond)} M/s, {Speed.Gigabits(point.GigabitsPerSecond)} Gbit/s{(point.Size == size ? "" : $" ({point.Size} B)")}{(point.Wrong == 0 ? "" : $", {point.Wrong} lost")}";

    private static List<int> Sizes(ComparisonReport report) => [.. report.Options.Where(o => !o.Loop || report.Options.All(x => x.Loop || x.Throughput.Count == 0)).SelectMany(o => o.Throughput).Select(p => p.Size).Distinct().Order()];

    private static string Time(double? nanoseconds) => nanoseconds is { } known ? Speed.Time(known) : Speed.None;

    private static double? Both(CpuShares? cpu) => cpu?.This is { } own ? own + (cpu.Peer ?? 0) : null;
}
