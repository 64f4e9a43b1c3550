namespace KvmNfv.Benchmarks.Channels;

/// <summary>Ours and the peers in turns, medians of the rounds' ratios against the promises.</summary>
internal static class RateComparison
{
    /// <summary>The names of promises that were missed.</summary>
    public static List<string> Run(IReadOnlyList<Contender> contenders, IEnumerable<RateCase> cases, Options options)
    {
        var missed = new List<string>();
        Console.WriteLine($"{string.Join(", ", contenders.Select(c => c.Name))} in turns, {options.Pairs} rounds of {options.Seconds:0.#} s after 2 s of warm-up; all of a contender on CPU {RateRun.ContenderCpu}, "
            + $"dpdk-testpmd with the guest's virtio-user port{(cases.First().Ports > 1 ? "s" : "")} on CPU {RateRun.GuestCpu} of {Environment.ProcessorCount}; both poll; {(Testpmd.HasHugePages ? "pages of 2 MiB" : "pages of 4 KiB")}");
        Console.WriteLine();
        Console.WriteLine($"{"case",-24}{"ours",-26}{"peer",-12}{"ours Mpps",10}{"peer",8}{"ratio",8}{"least",8}{"10-90 %",12}  promise");
        foreach (var one in cases.Where(c => c.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)))
        {
            var rates = contenders.ToDictionary(c => c, _ => new List<double>());
            for (var round = 0; round < options.Pairs; round++)
            {
                for (var turn = 0; turn < contenders.Count; turn++)
                {
                    var contender = contenders[(round + turn) % contenders.Count];
                    rates[contender].Add(RateRun.Measure(contender, one, TimeSpan.FromSeconds(options.Seconds)));
                }
            }
            foreach (var ours in contenders.Where(c => c.Least is null))
            {
                foreach (var peer in contenders.Where(c => c.Least is not null))
                {
                    if (!Report(one, ours, peer, rates[ours], rates[peer]))
                        missed.Add($"{one.Name}: {ours.Name} against {peer.Name}");
                }
            }
        }
        Console.WriteLine();
        return missed;
    }

    private static bool Report(RateCase one, Contender ours, Contender peer, List<double> rates, List<double> peerRates)
    {
        var ratios = rates.Zip(peerRates, (o, p) => o / p).ToList();
        var ratio = Medians.Of(ratios);
        var kept = ratio >= peer.Least;
        Console.WriteLine($"{one.Name,-24}{ours.Name,-26}{peer.Name,-12}{Medians.Of(rates) / 1e6,10:F2}{Medians.Of(peerRates) / 1e6,8:F2}{ratio,8:F2}{peer.Least,8:F2}{Medians.Most(ratios),12}  {(kept ? "kept" : "MISSED")}");
        return kept;
    }
}
