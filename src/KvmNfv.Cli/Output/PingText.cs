namespace KvmNfv.Cli.Output;

/// <summary>Round trips, for people.</summary>
internal static class PingText
{
    public static void Write(CliConsole console, PingReport report)
    {
        var trip = report.RoundTrip;
        console.WriteProperties(
        [
            ("Channel", report.Channel), ("Wait", report.Wait.ToString().ToLowerInvariant()), ("CPUs", Speed.Cpus(report.Cpus)), ("Size", $"{report.Size} B"),
            ("Round trips", $"{Quantity.Number(trip.Count)} in {Quantity.Time(TimeSpan.FromSeconds(report.Seconds))}"),
            ("CPU use", $"this side {Speed.Share(report.Cpu.This)}, other side {Speed.Share(report.Cpu.Peer)}"),
        ]);
        console.WriteHeading("Round trip");
        console.WriteTable(["MIN", "P50", "P90", "P99", "P99.9", "MAX", "MEAN"],
            [[.. new double[] { trip.Min, trip.P50, trip.P90, trip.P99, trip.P999, trip.Max, trip.Mean }.Select(Speed.Time)]]);
    }
}
