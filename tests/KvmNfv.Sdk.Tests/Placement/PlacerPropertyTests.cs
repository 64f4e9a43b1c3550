using CsCheck;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

internal sealed class PlacerPropertyTests
{
    private static readonly (int Packages, int Nodes, int Domains, int Cores, int Threads)[] s_shapes =
    [
        (1, 1, 1, 2, 1), (1, 1, 1, 4, 2), (1, 1, 2, 3, 2), (1, 2, 1, 3, 2), (2, 1, 1, 3, 2), (2, 2, 1, 3, 1), (1, 3, 1, 2, 2), (1, 1, 3, 2, 2), (1, 2, 2, 3, 1), (1, 2, 1, 1, 4),
    ];

    private static readonly string[] s_profiles = ["r", "hr", "hrr", "d", "dd", "ddd", "hd", "hrd", "rrd", "hrrr", "h", "s", "hdddd", "rd", "sdr"];

    private static readonly Gen<(HostTopology Host, VnfProfile Profile, HostUsage Usage, PlacementPolicy Policy)> s_case =
        from shape in Any(s_shapes)
        let count = shape.Packages * shape.Nodes * shape.Domains * shape.Cores * shape.Threads
        from isolated in Gen.Frequency((2, Gen.Const(CpuSet.Empty)), (1, Set(count, 0.5)))
        from offline in Gen.Frequency((2, Gen.Const(CpuSet.Empty)), (1, Set(count, 0.15)))
        from pages in Gen.Int[0, 3].Array[shape.Packages * shape.Nodes]
        from exclusive in Gen.Frequency((1, Gen.Const(CpuSet.Empty)), (1, Set(count, 0.25)))
        from realTime in Set(count, 0.5)
        from floating in Gen.Frequency((3, Gen.Const(CpuSet.Empty)), (1, Set(count, 0.15)))
        from vcpus in Any(s_profiles)
        from smt in Any(SmtPolicy.Prefer, SmtPolicy.Prefer, SmtPolicy.Isolate, SmtPolicy.Require)
        from emulator in Any(EmulatorPolicy.Housekeeping, EmulatorPolicy.Housekeeping, EmulatorPolicy.Dedicated)
        from split in Gen.Int[0, 3]
        from isolation in Any(RealTimeIsolation.WhereAvailable, RealTimeIsolation.Ignored, RealTimeIsolation.Required)
        let host = Pages(TestHost.Make(shape.Packages, shape.Nodes, shape.Domains, shape.Cores, shape.Threads, isolated.ToString(), offline.ToString()), pages)
        where !host.Online.IsEmpty
        select (host, Profile(vcpus, smt, emulator, split),
            new HostUsage { Exclusive = exclusive, RealTime = realTime & exclusive, Floating = floating - exclusive }, new PlacementPolicy { Isolation = isolation });

    // The same with what not every host or VNF has: devices, shares of cache and bandwidth, types of core, IOThreads of their own, a poll-mode switch.
    private static readonly Gen<(HostTopology Host, VnfProfile Profile, HostUsage Usage, PlacementPolicy Policy)> s_richCase =
        from c in s_case
        let nodes = c.Host.Nodes.Count
        from cards in Gen.Select(Gen.Int[-1, nodes - 1], Gen.Int[0, 3]).Array[1, 2]
        from requests in Gen.Select(Gen.Int[0, 3], Any(DeviceAffinity.Required, DeviceAffinity.Socket, DeviceAffinity.Preferred), Gen.Int[-1, c.Profile.Cells.Count - 1]).Array[0, 2].Select(a => a.Length == 2 && a[0].Item1 == 3 ? [] : a)
        from resctrl in Gen.Int[0, 3]
        from root in Any(0x1UL, 0x1UL, 0x11UL, 0x8UL, 0x7UL)
        from shareable in Any(0UL, 0x20UL, 0x6UL)
        from shares in Gen.Int[0, 8]
        from ways in Gen.Int[1, 3]
        from promised in Gen.Int[0, 6]
        from slow in Gen.Frequency((1, Gen.Const(CpuSet.Empty)), (1, Set(12, 0.5)))
        from named in Gen.Bool
        from type in Any(null, null, null, null, null, CoreTypes.Performance, CoreTypes.Efficiency, "intel_atom")
        from firstType in Any(null, null, CoreTypes.Performance, CoreTypes.Any)
        from ioThreads in Any(IoThreadPolicy.Emulator, IoThreadPolicy.Housekeeping, IoThreadPolicy.Dedicated)
        from polling in Gen.Frequency((3, Gen.Const(CpuSet.Empty)), (1, Set(c.Host.Cpus.Count, 0.15)))
        let host = Rich(c.Host, cards, resctrl, root, shareable, slow, named)
        let profile = Rich(c.Profile, requests, shares, ways, type, firstType, ioThreads)
        where profile.Validate().Count == 0 && profile.VCpus.Count < 4
        select (host, profile, c.Usage with
        {
            Devices = promised is 1 or 2 && host.PciDevices.Count > 0 ? [host.PciDevices[promised % host.PciDevices.Count].Address] : [],
            Caches = resctrl > 0 && promised is 3 or 4 ? [new CacheReservation(0, 3, resctrl == 3 ? CacheType.Data : CacheType.Unified, 0x40, MemorySize.FromMiB(1))] : [],
            Bandwidths = promised is 4 ? [new BandwidthReservation(0, 60)] : [],
            ResourceGroups = promised is 5 ? 2 : 0,
        }, c.Policy with { PollMode = polling.IsEmpty ? null : polling });

    [TestCase(false, 1000)]
    [TestCase(true, 1000)]
    public void Plan_is_the_best_that_brute_force_finds_and_a_refusal_means_there_is_none(bool rich, int iterations)
    {
        var (plans, refusals) = (0, 0);
        (rich ? s_richCase : s_case).Sample(Holds, iter: iterations, print: Print);
        TestContext.Out.WriteLine($"{plans} plans, {refusals} refusals");
        Assert.That(Math.Min(plans, refusals), Is.GreaterThan(iterations / 10), "the generator must make both");

        bool Holds((HostTopology Host, VnfProfile Profile, HostUsage Usage, PlacementPolicy Policy) c)
        {
            var best = BruteForce.Best(c.Host, c.Profile, c.Usage, c.Policy);
            if (new Placer(c.Policy).Place(c.Host, c.Profile, c.Usage) is not PlacementPlan plan)
            {
                Interlocked.Increment(ref refusals);
                return best is null;
            }

            Interlocked.Increment(ref plans);
            return PlanVerifier.Faults(c.Host, c.Profile, c.Usage, c.Policy, plan).Count == 0 && plan.Score == best
                && PlanVerifier.Score(c.Host, c.Profile, c.Usage, c.Policy, plan) == best;
        }
    }

    [Test]
    public void Same_request_gives_the_same_result_whatever_the_order_of_the_input() => s_richCase.SelectMany(c => Gen.Int.Select(seed => (c, seed))).Sample(x =>
    {
        var ((host, profile, usage, policy), seed) = x;
        var random = new Random(seed);
        T[] Shuffled<T>(EquatableList<T> items)
        {
            var array = items.ToArray();
            random.Shuffle(array);
            return array;
        }

        var shuffled = new HostTopology
        {
            Source = host.Source,
            Cpus = [.. Shuffled(host.Cpus)],
            Nodes = [.. Shuffled(host.Nodes)],
            Caches = [.. Shuffled(host.Caches)],
            PciDevices = [.. Shuffled(host.PciDevices)],
            Resctrl = host.Resctrl,
        };
        var first = new Placer(policy).Place(host, profile, usage);
        return first.Equals(new Placer(policy).Place(host, profile, usage)) && first.Equals(new Placer(policy).Place(shuffled, profile, usage));
    }, iter: 400);

    [Test]
    public void Result_profile_host_and_usage_round_trip_through_json() => s_richCase.Sample(c =>
    {
        var result = new Placer(c.Policy).Place(c.Host, c.Profile, c.Usage);
        return PlacementResult.FromJson(result.ToJson()).Equals(result) && VnfProfile.FromJson(c.Profile.ToJson()).Equals(c.Profile)
            && HostTopology.FromJson(c.Host.ToJson()).Equals(c.Host) && HostUsage.FromJson(c.Usage.ToJson()).Equals(c.Usage);
    }, iter: 300);

    [Test]
    public void Every_named_change_fits_and_every_refusal_names_a_constraint() => s_richCase.Sample(c =>
    {
        if (new Placer(c.Policy).Place(c.Host, c.Profile, c.Usage) is not PlacementRefusal refusal)
            return true;
        var changes = refusal.OtherChanges.Append(refusal.SmallestChange).OfType<PlacementChange>().ToList();
        return refusal.Failed.Count > 0 && changes.All(change => change.Steps.Count > 0
            && (change.Profile is null || change.Steps.Any(s => s.Kind == PlacementChangeKind.Isolation)
                || new Placer(c.Policy).Place(c.Host, change.Profile, c.Usage).Equals(change.Plan)));
    }, iter: 400);

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<CpuSet> Set(int count, double share) =>
        Gen.Double[0, 1].Array[count].Select(dice => CpuSet.From(Enumerable.Range(0, count).Where(i => dice[i] < share)));

    private static HostTopology Pages(HostTopology host, int[] pages) => host with
    {
        Nodes = [.. host.Nodes.Select((n, i) => n with
        {
            HugePages = [new HugePagePool(TestHost.Huge2M, pages[i] * 32, pages[i] * 32)],
            FreeMemory = MemorySize.FromMiB((ulong)(pages[i] == 3 ? 32 : 4096)),
        })],
    };

    private static VnfProfile Profile(string vcpus, SmtPolicy smt, EmulatorPolicy emulator, int split)
    {
        var profile = TestProfile.Make(vcpus, 128, smt, TestHost.Huge2M, MemorySize.FromKiB(4)) with { Emulator = emulator, IoThreads = split };
        if (split < 2 || vcpus.Length < split)
            return profile;
        return split == 2
            ? profile.WithCells(("0", 64), ($"1-{vcpus.Length - 1}", 128))
            : profile.WithCells(("0", 64), ("1", 64), ($"2-{vcpus.Length - 1}", 64));
    }

    private static HostTopology Rich(HostTopology host, (int Node, int Functions)[] cards, int resctrl, ulong root, ulong shareable, CpuSet slow, bool named)
    {
        foreach (var (node, functions) in cards)
            host = host.WithCard(node < 0 ? null : node, functions);
        if (resctrl > 0)
            host = host.WithResctrl(6 + (resctrl & 1), root, shareable, 3 + resctrl, cdp: resctrl == 3, minWays: resctrl);
        return slow.IsEmpty ? host : host.WithSlow(slow, named);
    }

    private static VnfProfile Rich(VnfProfile profile, (int Choice, DeviceAffinity Affinity, int Cell)[] requests, int shares, int ways, string? type, string? firstType, IoThreadPolicy ioThreads) => profile with
    {
        Devices = [.. requests.Select((r, i) => new DeviceRequest
        {
            Name = $"d{i}", Affinity = r.Affinity, Cell = r.Cell < 0 ? null : r.Cell,
            Address = r.Choice == 0 && i == 0 ? "0000:01:00.0" : null, PhysicalFunction = r.Choice is 1 or 2 ? $"eth{r.Choice - 1}" : null, Class = r.Choice == 3 || (r.Choice == 0 && i > 0) ? "0200" : null,
        })],
        Shares = shares switch
        {
            1 => [new ResourceShare { CacheWays = ways }],
            2 => [new ResourceShare { Role = VCpuRole.RealTime, CacheWays = ways }, new ResourceShare { Role = VCpuRole.Dedicated, CacheWays = 2, MemoryBandwidth = 25 }],
            3 => [new ResourceShare { Role = VCpuRole.RealTime, CacheWays = ways, MemoryBandwidth = 50 }],
            _ => [],
        },
        CoreType = type,
        VCpus = [.. profile.VCpus.Select((v, i) => i < 2 && v.Role is VCpuRole.RealTime or VCpuRole.Dedicated ? v with { CoreType = firstType } : v)],
        IoThreads = ioThreads == IoThreadPolicy.Dedicated ? Math.Min(1, profile.IoThreads) : profile.IoThreads,
        IoThreadPolicy = ioThreads,
    };

    private static string Print((HostTopology Host, VnfProfile Profile, HostUsage Usage, PlacementPolicy Policy) c) =>
        $"{c.Host.ToJson()}\n{c.Profile.ToJson()}\n{c.Usage.ToJson()}\n{c.Policy}\n{new Placer(c.Policy).Place(c.Host, c.Profile, c.Usage).ToJson()}\n"
        + $"brute force: {BruteForce.Best(c.Host, c.Profile, c.Usage, c.Policy)}";
}
