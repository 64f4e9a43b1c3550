namespace KvmNfv.Cli.Output;

/// <summary>Throughput, for people.</summary>
internal static class BlastText
{
    public static void Write(CliConsole console, BlastReport report)
    {
        console.WriteProperties([("Channel", report.Channel), ("Wait", report.Wait.ToString().ToLowerInvariant()), ("CPUs", Speed.Cpus(report.Cpus)), ("Way", report.Loop ? "there and back" : "one way")]);
        console.WriteHeading("Throughput");
        console.WriteTable(["SIZE", "BURST", "MILLION/S", "GBIT/S", "CPU THIS", "CPU OTHER", report.Loop ? "LOST" : "WRONG"], report.Points.Select(p => new[]
        {
            $"{p.Size} B", Quantity.Number(p.Burst), Speed.Millions(p.MessagesPerSecond), Speed.Gigabits(p.GigabitsPerSecond), Speed.Share(p.Cpu.This), Speed.Share(p.Cpu.Peer), Quantity.Number(p.Wrong),
        }));
    }
}
