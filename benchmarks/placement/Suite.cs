using System.Diagnostics;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Benchmarks.Placement;

/// <summary>The cases, and whether what is promised of each is kept.</summary>
internal static class Suite
{
    public static int Run(Options options)
    {
        (string Name, Func<bool> Run)[] cases =
        [
            ("plan", Plan), ("infeasible", Infeasible), ("peer", () => Peer()), ("fleet", () => Fleet(options)),
        ];
        var kept = true;
        foreach (var (_, run) in cases.Where(c => c.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)))
            kept &= run();
        return kept || options.ReportOnly ? 0 : 1;
    }

    // A plan on a host of 2 sockets and 256 CPUs that fills up and empties: median under 1 ms.
    private static bool Plan()
    {
        Console.WriteLine("A plan on 2 sockets, 256 CPUs, with VNFs coming and going (median of 2,000)");
        var kept = true;
        foreach (var (what, nodes, domains, cores) in new[] { ("1 node a socket, 1 L3", 1, 1, 64), ("1 node a socket, 8 L3", 1, 8, 8), ("4 nodes a socket, 8 L3", 4, 2, 8) })
        {
            var host = MadeHost.Make(2, nodes, domains, cores);
            var (placer, random, running, times, refused) = (new Placer(), new Random(7), new List<PlacementPlan>(), new List<double>(), 0);
            for (var i = 0; i < 3000; i++)
            {
                while (running.Count > 0 && random.Next(100) < 45)
                    running.RemoveAt(random.Next(running.Count));
                var usage = running.Aggregate(HostUsage.None, (u, p) => u.With(p));
                var profile = Requests.Next(random);
                var start = Stopwatch.GetTimestamp();
                var plan = placer.TryPlace(host, profile, usage);
                var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (plan is null)
                    refused++;
                else
                    running.Add(plan);
                // The JIT recompiles during the first thousand.
                if (i >= 1000)
                    times.Add(time);
            }

            times.Sort();
            var median = times[times.Count / 2];
            kept &= Report($"  {what,-24} median {median,7:F3} ms   99 % {times[times.Count * 99 / 100],7:F3} ms   {refused} of 3,000 refused", median < 1, "1 ms");
        }

        return kept;
    }

    // What can't be placed, with the whole answer: every reason, and the smallest change that would fit.
    private static bool Infeasible()
    {
        Console.WriteLine("8 unequal cells on 16 nodes of which 7 have room (median of 21)");
        var host = MadeHost.Make(8, 2, 1, 8);
        // From node 7 on everything is taken.
        var usage = new HostUsage { Exclusive = CpuSet.Range(7 * 8, 127) | CpuSet.Range(128 + (7 * 8), 255) };
        var profile = Requests.Cells(8, 6);
        var placer = new Placer();
        var search = Median(() => placer.TryPlace(host, profile, usage));
        var whole = Median(() => placer.Place(host, profile, usage));
        var refusal = (PlacementRefusal)placer.Place(host, profile, usage);
        Console.WriteLine($"  {refusal.SmallestChange?.Text} ({refusal.OtherChanges.Count} other changes)");
        var kept = Report($"  proof that nothing fits       {search,7:F3} ms", search < 50, "50 ms");
        return Report($"  with reasons and change       {whole,7:F3} ms", whole < 50, "50 ms") && kept;
    }

    // Against a permutation fit that only looks for any fit: ratio of medians, in turns.
    private static bool Peer()
    {
        Console.WriteLine("Against a permutation fit as Nova's (median of 11 pairs, in turns)");
        var host = MadeHost.Make(8, 2, 1, 8);
        foreach (var (cells, free) in new[] { (4, 16), (4, 3), (5, 4), (6, 5) })
        {
            var usage = free == 16 ? HostUsage.None : new HostUsage { Exclusive = CpuSet.Range(free * 8, 127) | CpuSet.Range(128 + (free * 8), 255) };
            var (profile, placer) = (Requests.Cells(cells, 6), new Placer());
            var pairs = new List<(double Peer, double Own)>();
            var (ours, theirs) = (placer.TryPlace(host, profile, usage), PermutationFit.Fit(host, profile, usage));
            if (ours is null != (theirs is null))
                Console.WriteLine("  they don't agree whether it fits");
            for (var i = 0; i < 11; i++)
                pairs.Add((Time(() => PermutationFit.Fit(host, profile, usage)), Time(() => placer.TryPlace(host, profile, usage))));
            var ratio = pairs.Select(p => p.Own / p.Peer).Order().ElementAt(5);
            Console.WriteLine($"  {cells} cells, {free,2} free nodes of 16: peer {pairs.Select(p => p.Peer).Order().ElementAt(5),9:F3} ms, placer {pairs.Select(p => p.Own).Order().ElementAt(5),7:F3} ms, ratio {ratio:F4}{(ours is null ? ", refused" : "")}");
        }

        Console.WriteLine("  (8 cells and 7 free nodes take the permutation fit 519 million permutations: not run)");
        return true;
    }

    // A fleet: each request goes to the first of three hosts drawn at random that has room.
    private static bool Fleet(Options options)
    {
        Console.WriteLine($"A fleet of {options.Hosts:N0} hosts and {options.Requests:N0} requests (2 sockets, 8 L3, 64 CPUs a host)");
        var host = MadeHost.Make(2, 1, 4, 4);
        var (random, placer) = (new Random(7), new Placer());
        var hosts = new HostUsage[options.Hosts];
        Array.Fill(hosts, HostUsage.None);
        var (placed, tried) = (0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        for (var request = 0; request < options.Requests; request++)
        {
            var profile = Requests.Next(random);
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var at = random.Next(hosts.Length);
                tried++;
                if (placer.TryPlace(host, profile, hosts[at]) is not { } plan)
                    continue;
                hosts[at] = hosts[at].With(plan);
                placed++;
                break;
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        Console.WriteLine($"  {placed:N0} placed with {tried:N0} tries in {seconds:F1} s: {tried / seconds:N0} plans a second on one core");
        Console.WriteLine($"  {memory:F0} MB for what {options.Hosts:N0} hosts have promised, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most for the process");
        GC.KeepAlive(hosts);
        return true;
    }

    private static bool Report(string text, bool kept, string promise)
    {
        Console.WriteLine($"{text}   promised under {promise}: {(kept ? "kept" : "MISSED")}");
        return kept;
    }

    private static double Median(Action action)
    {
        for (var i = 0; i < 30; i++)
            action();
        return Enumerable.Range(0, 21).Select(_ => Time(action)).Order().ElementAt(10);
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
