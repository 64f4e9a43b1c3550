namespace KvmNfv.Migration.Benchmarks;

/// <summary>The questions, and what is measured for each.</summary>
internal static class Suite
{
    public const string Own = "own", Levers = "levers", Overhead = "overhead", Stuck = "stuck";

    public static readonly string[] Names = [Own, Levers, Overhead, Stuck];

    private static readonly string[] s_converging = ["idle", "uniform", "hot", "read", "zero", "noise"];

    // Twenty out of twenty, whatever --pairs says; virsh only shows that it does not get there.
    private const int StuckRounds = 20, StuckTries = 2;

    public static async Task<IReadOnlyList<CaseResult>> RunAsync(Lab lab, Options options)
    {
        var runner = new Runner(lab, options);
        var results = new List<CaseResult>();
        foreach (var suite in Names.Where(options.Suites.Contains))
        {
            foreach (var link in options.Links.Select(Link.Of))
            {
                foreach (var workload in Patterns(suite, options).Select(Workload.Of))
                    results.AddRange(await RunAsync(runner, options, suite, link, workload));
            }
        }

        return results;
    }

    private static IEnumerable<string> Patterns(string suite, Options options) => options.Patterns.Count > 0 ? options.Patterns : suite switch
    {
        Own => s_converging,
        Levers => ["uniform", "hot", "noise"],
        Overhead => ["noise"],
        _ => ["stuck", "stuck-hot"],
    };

    private static async Task<IEnumerable<CaseResult>> RunAsync(Runner runner, Options options, string suite, Link link, Workload workload)
    {
        if (suite != Stuck)
        {
            Contender[] contenders =
            [
                Contenders.Default(),
                .. Against(suite).Where(c => c.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)),
            ];
            return [await runner.RunAsync(suite, link, workload, contenders, options.Pairs)];
        }

        var peer = await runner.RunAsync(suite, link, workload, [Contenders.Default()], StuckTries);
        var own = await runner.RunAsync(suite, link, workload, [Contenders.OwnChoice()], options.Pairs < 10 ? options.Pairs : StuckRounds);
        return [own with { Moves = [.. peer.Moves, .. own.Moves] }];
    }

    private static IEnumerable<Contender> Against(string suite) => suite switch
    {
        Own => [Contenders.OwnChoice()],
        Overhead => [Contenders.SameFlags()],
        _ => Contenders.Levers(),
    };
}
