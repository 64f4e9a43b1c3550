namespace KvmNfv.Benchmarks.Channels;

/// <summary>C and C# in turns, medians of the pairs' ratios against the promises.</summary>
internal static class Comparison
{
    private const long Billion = 1_000_000_000;

    public static int Run(Options options)
    {
        if (Environment.ProcessorCount < 2)
        {
            Console.Error.WriteLine("error: two CPUs are needed, one for each end");
            return 2;
        }
        var missed = new List<string>();
        var c = new[] { Path.Combine(options.Peer, "channel-peer") };
        foreach (var (name, program) in options.Programs)
        {
            Console.WriteLine($"C# ({name}) against C (gcc -O2), the same ring, two processes pinned to CPU 0 and 1 of {Environment.ProcessorCount}, in turns, {options.Pairs} pairs");
            Console.WriteLine();
            Console.WriteLine($"{"case",-28}{"C",10}{"C#",10}{"ratio",8}{"limit",8}{"10-90 %",12}{"C Mmsg/s",10}{"C#",8}{"bytes",7}{"gap us",8}  promise");
            foreach (var one in ChannelCase.All.Where(x => x.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)))
                Compare(one, c, program, $"{one.Name} ({name})", options.Pairs, missed);
            if (options.Long)
                RunLong(program, name, missed);
            Console.WriteLine();
        }
        Console.WriteLine("C, C#: nanoseconds per message, median; ratio: median of the pairs' ratios of time; bytes, gap: allocated by, and longest poll gap of, the C# receiver");
        Console.WriteLine(missed.Count == 0 ? "All promises kept." : $"MISSED: {string.Join("; ", missed)}");
        return missed.Count == 0 || options.ReportOnly ? 0 : 1;
    }

    private static void Compare(ChannelCase one, string[] c, string[] program, string name, int pairs, List<string> missed)
    {
        var (ratios, cTimes, sharpTimes) = (new List<double>(), new List<double>(), new List<double>());
        long bytes = 0, gap = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            double cTime = 0, sharpTime = 0;
            for (var turn = 0; turn < 2; turn++)
            {
                if ((pair + turn) % 2 == 0)
                {
                    cTime = PeerRun.Measure(one, c).Nanoseconds;
                    continue;
                }
                var run = PeerRun.Measure(one, program);
                (sharpTime, bytes, gap) = (run.Nanoseconds, bytes + run.Bytes, Math.Max(gap, run.Gap));
            }
            cTimes.Add(cTime);
            sharpTimes.Add(sharpTime);
            ratios.Add(sharpTime / cTime);
        }
        var ratio = Medians.Of(ratios);
        var kept = (one.Limit is null || ratio <= one.Limit) && bytes == 0;
        if (!kept)
            missed.Add(name);
        var (cMedian, sharpMedian) = (Medians.Of(cTimes), Medians.Of(sharpTimes));
        Console.WriteLine($"{one.Name,-28}{cMedian,10:F2}{sharpMedian,10:F2}{ratio,8:F2}{one.Limit,8:F2}"
            + $"{Medians.Most(ratios),12}{1000 / cMedian,10:F1}{1000 / sharpMedian,8:F1}{bytes,7}{gap,8}  {(one.Limit is null ? "-" : kept ? "kept" : "MISSED")}");
    }

    private static void RunLong(string[] program, string name, List<string> missed)
    {
        var one = ChannelCase.All[1];
        var (time, bytes, collections, gap) = PeerRun.Measure(one, program, Billion);
        var kept = bytes == 0 && collections == 0;
        if (!kept)
            missed.Add($"10^9 messages without allocating ({name})");
        Console.WriteLine($"10^9 messages of 64 B: {bytes} bytes allocated, {collections} collections, {1000 / time:F1} Mmsg/s, longest poll gap {gap} us  {(kept ? "kept" : "MISSED")}");
    }
}
