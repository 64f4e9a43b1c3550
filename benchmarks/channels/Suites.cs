namespace KvmNfv.Benchmarks.Channels;

/// <summary>What the command line asked for, one after the other.</summary>
internal static class Suites
{
    /// <summary>Rings against C; a back-end against DPDK's; a switch against DPDK's and Open vSwitch's.</summary>
    public static readonly string[] All = ["rings", "backend", "switch"];

    /// <returns>The exit status: 1 where a promise was missed, 2 where it could not be measured.</returns>
    public static int Run(Options options)
    {
        if (options.Suites.Except(All).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"error: there is no suite '{unknown}': take {string.Join(", ", All)}");
            return 2;
        }
        var status = options.Suites.Contains("rings") ? Comparison.Run(options) : 0;
        if (status > 1)
            return status;
        var missed = new List<string>();
        try
        {
            if (options.Suites.Contains("backend"))
                missed.AddRange(RateComparison.Run(Contenders.Backends(options), RateCase.Of(Traffic.Up, Traffic.Down), options));
            if (options.Suites.Contains("switch"))
                missed.AddRange(RateComparison.Run(Contenders.Switches(options), RateCase.Of(Traffic.Round), options));
        }
        catch (InvalidOperationException problem)
        {
            Console.Error.WriteLine($"error: {problem.Message}");
            return 2;
        }
        if (options.Suites.Any(s => s != "rings"))
        {
            Console.WriteLine("Mpps: frames that the guest's port sent (up) or received (down; switch: both ports together) in a second, by testpmd's own counters, median; ratio: median of the rounds' ratios");
            Console.WriteLine(missed.Count == 0 ? "All promises kept." : $"MISSED: {string.Join("; ", missed)}");
        }
        return Math.Max(status, missed.Count == 0 || options.ReportOnly ? 0 : 1);
    }
}
