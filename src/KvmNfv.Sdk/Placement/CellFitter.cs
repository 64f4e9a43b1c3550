namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Finds the best CPUs for one cell on any node, exactly: cores make L3 domains, domains make packages, packages make the node. What domains and
/// nodes of the same make cost is computed once.
/// </summary>
internal sealed class CellFitter
{
    private readonly NeedKind[] _kinds;
    private readonly CellNeed _need;
    private readonly SmtPolicy _smt;
    private readonly ShareRoom _shares;
    private readonly NeedSpace _space;
    private readonly int _realTime;
    private readonly Dictionary<int, CoreOption[]> _cores = [];
    private readonly Dictionary<(string, int), CoreOption[]> _domains = [];
    private readonly Dictionary<string, long> _nodes = [];

    public CellFitter(VnfNeeds needs, CellNeed need, SmtPolicy smt, ShareRoom shares)
    {
        (_kinds, _need, _smt, _shares) = (needs.Kinds, need, smt, shares);
        _space = new NeedSpace(need.Counts, smt == SmtPolicy.Require);
        _realTime = needs.Count(need, VCpuRole.RealTime);
    }

    /// <summary>The cost of the best CPUs on a node, whatever the memory; <see cref="FitCost.Infeasible"/> when there are not enough.</summary>
    public long Cost(NodeMap node)
    {
        if (_need.Exclusive == 0)
            return 0;
        if (node.RealTimeCpus < _realTime || node.FreeCpus < _need.Exclusive)
            return FitCost.Infeasible;
        var packages = node.Packages.Where(p => p.Length > 0).Select(p => p.Select(Domain).OrderBy(d => d.Id).ToArray()).ToArray();
        var key = string.Join('|', packages.Select(p => string.Join(',', p.Select(d => d.Id))));
        if (_nodes.TryGetValue(key, out var known))
            return known;
        var node1 = CoreKnapsack.Nothing(_space);
        foreach (var package in packages)
            CoreKnapsack.Add(_space, node1, Package(package.Select(d => d.Options)));
        return _nodes[key] = node1[BestState(node1)];
    }

    /// <summary>The CPUs on a node that <see cref="Cost"/> found to fit.</summary>
    public CellCpus Choose(NodeMap node)
    {
        var byKind = _kinds.Select(_ => new List<int>()).ToArray();
        var idle = new List<int>();
        if (_need.Exclusive > 0)
        {
            var packages = node.Packages.Where(p => p.Length > 0).ToArray();
            var options = packages.Select(p => Package(p.Select(d => Domain(d).Options))).ToArray();
            var whole = CoreKnapsack.Nothing(_space);
            foreach (var package in options)
                CoreKnapsack.Add(_space, whole, package);
            var ofPackages = new CoreKnapsack(_space, options).Choose(BestState(whole));
            foreach (var (package, state) in packages.Zip(ofPackages).Where(p => p.Second > 0))
            {
                var ofDomains = new CoreKnapsack(_space, [.. package.Select(d => Domain(d).Options)]).Choose(state);
                foreach (var (domain, part) in package.Zip(ofDomains).Where(d => d.Second > 0))
                {
                    var ofCores = new CoreKnapsack(_space, [.. domain.Cores.Select(Core)]).Choose(part);
                    foreach (var (core, use) in domain.Cores.Zip(ofCores).Where(c => c.Second > 0))
                        Take(core, use, byKind, idle);
                }
            }
        }

        return new CellCpus([.. byKind.Select(k => k.ToArray())], [.. idle]);
    }

    private int BestState(long[] whole) => _space.HasPartial && whole[_space.Full + 1] < whole[_space.Full] ? _space.Full + 1 : _space.Full;

    private CoreOption[] Package(IEnumerable<CoreOption[]> domains)
    {
        var best = CoreKnapsack.Nothing(_space);
        foreach (var domain in domains)
            CoreKnapsack.Add(_space, best, domain);
        return ToOptions(best, FitCost.Package, null);
    }

    private (int Id, CoreOption[] Options) Domain(DomainMap domain)
    {
        var shares = _shares.Room(domain.Layout);
        var key = (domain.Key, shares);
        if (!_domains.TryGetValue(key, out var options))
        {
            var best = CoreKnapsack.Nothing(_space);
            foreach (var core in domain.Cores)
                CoreKnapsack.Add(_space, best, Core(core));
            var fits = _shares.IsEmpty ? null : new Predicate<int>(state => _shares.Fits(domain.Layout, SharesOf(state)));
            _domains[key] = options = ToOptions(best, FitCost.Domain + (FitCost.Left * domain.FreeCpus), fits);
        }

        return (RuntimeId(options), options);
    }

    // Equal domains share one array, so its number stands for what the domain offers.
    private readonly Dictionary<CoreOption[], int> _ids = [];

    private int RuntimeId(CoreOption[] options)
    {
        if (!_ids.TryGetValue(options, out var id))
            _ids[options] = id = _ids.Count;
        return id;
    }

    private uint SharesOf(int state)
    {
        var mask = 0u;
        for (var kind = 0; kind < _kinds.Length; kind++)
            mask |= _kinds[kind].Share >= 0 && _space.Digit(state, kind) > 0 ? 1u << _kinds[kind].Share : 0;
        return mask;
    }

    // Every need that can be met, as options of a larger item. Using nothing costs nothing.
    private CoreOption[] ToOptions(long[] best, long extra, Predicate<int>? allowed)
    {
        var options = new List<CoreOption>();
        foreach (var state in _space.Preference)
        {
            if (state == 0)
                options.Add(default);
            else if (best[state] != FitCost.Infeasible && allowed?.Invoke(state) != false)
                options.Add(new CoreOption(state, best[state] + extra));
        }

        return [.. options];
    }

    // Every way to use a core that the SMT policy allows, with what it costs.
    private CoreOption[] Core(CoreMap core)
    {
        if (_cores.TryGetValue(core.KindId, out var known))
            return known;
        var kind = core.Kind;
        var most = _smt == SmtPolicy.Isolate ? 1 : kind.Free;
        if ((_smt != SmtPolicy.Prefer && !kind.Whole) || (_smt == SmtPolicy.Require && kind.Threads < 2))
            most = 0;
        var options = new List<CoreOption> { default };
        Extend(0, 0, 0, 0, 0);
        var rank = options.Select(o => (Option: o, Taken: _space.Taken(o.State), Partial: _space.Partial(o.State)));
        return _cores[core.KindId] =
            [.. rank.OrderByDescending(o => o.Taken).ThenByDescending(o => o.Option.State - o.Partial).ThenBy(o => o.Partial).Select(o => o.Option)];

        void Extend(int digit, int state, int realTime, int dedicated, int emulator)
        {
            var taken = realTime + dedicated + emulator;
            if (taken > most || realTime > kind.RealTime || (emulator > 0 && (realTime > 0 || !kind.EmulatorMay)))
                return;
            if (digit == _kinds.Length)
            {
                if (taken > 0)
                    options.Add(Option(kind, state, realTime, dedicated, emulator));
                return;
            }

            var (role, accepts) = (_kinds[digit].Role, _kinds[digit].Accepts(kind.Type));
            for (var count = 0; count <= Math.Min(accepts ? _need.Counts[digit] : 0, most - taken); count++)
            {
                Extend(digit + 1, state + (count * _space.Weight(digit)), realTime + (role == VCpuRole.RealTime ? count : 0),
                    dedicated + (role == VCpuRole.Dedicated ? count : 0), emulator + (role is null ? count : 0));
            }
        }
    }

    private CoreOption Option(in CoreKind core, int state, int realTime, int dedicated, int emulator)
    {
        var taken = realTime + dedicated + emulator;
        var idle = _smt == SmtPolicy.Prefer ? 0 : core.Free - taken;
        var broken = _smt == SmtPolicy.Prefer && core.Whole && taken < core.Threads ? 1 : 0;
        var partial = _smt == SmtPolicy.Require && idle > 0 ? 1 : 0;
        var plain = core.Free - core.Isolated - Math.Max(0, realTime - core.RealTimeIsolated);
        var spent = Math.Max(0, dedicated + emulator - plain);
        return new CoreOption(state + partial, (FitCost.Broken * broken) - (FitCost.Left * (taken + idle)) + (FitCost.Isolated * spent));
    }

    // Real-time threads get isolated CPUs first, others those that aren't; kinds in their order.
    private void Take(CoreMap core, int state, List<int>[] byKind, List<int> idle)
    {
        var map = _shares.Map;
        var isolated = map.Layout.Isolated;
        var realTime = 0;
        for (var kind = 0; kind < _kinds.Length; kind++)
            realTime += _kinds[kind].Role == VCpuRole.RealTime ? _space.Digit(state, kind) : 0;
        var chosen = core.Free.Where(c => map.MayBeRealTime(c, core.Quiet)).OrderBy(c => !isolated.Contains(c)).ThenBy(c => c).Take(realTime).Order().ToArray();
        var rest = core.Free.Except(chosen).OrderBy(isolated.Contains).ThenBy(c => c).ToArray();
        var (nextRealTime, nextRest) = (0, 0);
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            for (var i = _space.Digit(state, kind); i > 0; i--)
                byKind[kind].Add(_kinds[kind].Role == VCpuRole.RealTime ? chosen[nextRealTime++] : rest[nextRest++]);
        }

        if (_smt != SmtPolicy.Prefer)
            idle.AddRange(rest[nextRest..]);
    }
}
