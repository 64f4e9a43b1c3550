namespace KvmNfv.Sdk.Placement;

/// <summary>Finds the best CPUs for one cell on one node, exactly: cores make L3 domains, domains make packages, packages make the node.</summary>
internal static class CellFitter
{
    public static CellFit? Fit(HostMap map, NodeMap node, CellNeed need, VnfProfile profile)
    {
        if (node.Cpus.IsEmpty || MemoryFitter.Fit(map, node, need.Memory, profile.PageSizes) is not { } memory)
            return null;
        if (need.Exclusive == 0)
            return new CellFit { Cost = 0, Memory = memory, Cpus = () => new CellCpus([], [], [], []) };
        return FitCpus(node, need, profile.Smt) is { } cpus ? new CellFit { Cost = cpus.Cost, Memory = memory, Cpus = cpus.Choose } : null;
    }

    /// <summary>The best CPUs whatever the memory; null when there are not enough.</summary>
    public static (long Cost, Func<CellCpus> Choose)? FitCpus(NodeMap node, CellNeed need, SmtPolicy smt)
    {
        if (node.RealTimeCpus < need.RealTime || node.FreeCpus < need.Exclusive)
            return null;
        var partial = smt == SmtPolicy.Require ? 1 : 0;
        var packages = new List<(CoreKnapsack Domains, List<(CoreKnapsack Cores, CoreMap[] Maps)> Inner)>();
        foreach (var package in node.Packages)
        {
            var inner = new List<(CoreKnapsack, CoreMap[])>();
            var items = new List<CoreOption[]>();
            foreach (var domain in package)
            {
                var maps = domain.Where(c => c.Free.Length > 0).ToArray();
                if (maps.Length == 0)
                    continue;
                var cores = Knapsack([.. maps.Select(c => Options(c, need, smt))], need, partial);
                inner.Add((cores, maps));
                items.Add(cores.ToOptions(FitCost.Domain + (FitCost.Left * maps.Sum(c => c.Free.Length))));
            }

            if (inner.Count > 0)
                packages.Add((Knapsack(items, need, partial), inner));
        }

        var whole = Knapsack([.. packages.Select(p => p.Domains.ToOptions(FitCost.Package))], need, partial);
        var state = BestState(whole, need, partial);
        return whole.Cost(state) == FitCost.Infeasible ? null : (whole.Cost(state), () => Choose(whole, state, packages));
    }

    private static CoreKnapsack Knapsack(List<CoreOption[]> items, CellNeed need, int partial) =>
        new(items, need.RealTime, need.Dedicated, need.Emulator, partial);

    private static int BestState(CoreKnapsack whole, CellNeed need, int partial)
    {
        var full = whole.State(new CoreOption(need.RealTime, need.Dedicated, need.Emulator, 0, 0, 0));
        return partial == 0 || whole.Cost(full) <= whole.Cost(full + 1) ? full : full + 1;
    }

    private static CellCpus Choose(CoreKnapsack whole, int state, List<(CoreKnapsack Domains, List<(CoreKnapsack Cores, CoreMap[] Maps)> Inner)> packages)
    {
        var chosen = new List<(CoreMap Map, CoreOption Option)>();
        var ofPackages = whole.Choose(state);
        for (var p = 0; p < packages.Count; p++)
        {
            var ofDomains = packages[p].Domains.Choose(packages[p].Domains.State(ofPackages[p]));
            for (var d = 0; d < ofDomains.Length; d++)
            {
                var (cores, maps) = packages[p].Inner[d];
                chosen.AddRange(maps.Zip(cores.Choose(cores.State(ofDomains[d]))));
            }
        }

        var cpus = chosen.Where(c => c.Option.Taken > 0).OrderBy(c => c.Map.First).Select(c => c.Map.Choose(c.Option)).ToList();
        return new CellCpus([.. cpus.SelectMany(c => c.RealTime)], [.. cpus.SelectMany(c => c.Dedicated)],
            [.. cpus.SelectMany(c => c.Emulator)], [.. cpus.SelectMany(c => c.Idle)]);
    }

    // Every way to use a core that the SMT policy allows, with what it costs.
    private static CoreOption[] Options(CoreMap core, CellNeed need, SmtPolicy smt)
    {
        var options = new List<CoreOption> { default };
        var most = smt == SmtPolicy.Isolate ? 1 : core.Free.Length;
        if (smt != SmtPolicy.Prefer && !core.Whole)
            most = 0;
        if (smt == SmtPolicy.Require && core.Threads < 2)
            most = 0;
        for (var realTime = 0; realTime <= Math.Min(need.RealTime, core.RealTime.Length); realTime++)
        {
            for (var dedicated = 0; dedicated <= need.Dedicated; dedicated++)
            {
                for (var emulator = 0; emulator <= need.Emulator; emulator++)
                {
                    var taken = realTime + dedicated + emulator;
                    if (taken > 0 && taken <= most && (emulator == 0 || (realTime == 0 && core.EmulatorMay)))
                        options.Add(Option(core, smt, realTime, dedicated, emulator));
                }
            }
        }

        return CoreKnapsack.Preferred(options);
    }

    private static CoreOption Option(CoreMap core, SmtPolicy smt, int realTime, int dedicated, int emulator)
    {
        var taken = realTime + dedicated + emulator;
        var idle = smt == SmtPolicy.Prefer ? 0 : core.Free.Length - taken;
        var broken = smt == SmtPolicy.Prefer && core.Whole && taken < core.Threads ? 1 : 0;
        var partial = smt == SmtPolicy.Require && idle > 0 ? 1 : 0;
        var plain = core.Free.Length - core.Isolated.Length - Math.Max(0, realTime - core.RealTime.Count(core.Isolated.Contains));
        var spent = Math.Max(0, dedicated + emulator - plain);
        var cost = (FitCost.Broken * broken) - (FitCost.Left * (taken + idle)) + (FitCost.Isolated * spent);
        return new CoreOption(realTime, dedicated, emulator, partial, idle, cost);
    }
}
