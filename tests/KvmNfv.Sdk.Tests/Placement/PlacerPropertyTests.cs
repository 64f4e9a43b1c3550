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

    [Test]
    public void Plan_is_the_best_that_brute_force_finds_and_a_refusal_means_there_is_none()
    {
        var (plans, refusals) = (0, 0);
        s_case.Sample(Holds, iter: 1500, print: Print);
        TestContext.Out.WriteLine($"{plans} plans, {refusals} refusals");
        Assert.That(Math.Min(plans, refusals), Is.GreaterThan(200), "the generator must make both");

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
    public void Same_request_gives_the_same_result_whatever_the_order_of_the_input() => s_case.SelectMany(c => Gen.Int.Select(seed => (c, seed))).Sample(x =>
    {
        var ((host, profile, usage, policy), seed) = x;
        var random = new Random(seed);
        T[] Shuffled<T>(EquatableList<T> items)
        {
            var array = items.ToArray();
            random.Shuffle(array);
            return array;
        }

        var shuffled = new HostTopology { Source = host.Source, Cpus = [.. Shuffled(host.Cpus)], Nodes = [.. Shuffled(host.Nodes)], Caches = [.. Shuffled(host.Caches)] };
        var first = new Placer(policy).Place(host, profile, usage);
        return first.Equals(new Placer(policy).Place(host, profile, usage)) && first.Equals(new Placer(policy).Place(shuffled, profile, usage));
    }, iter: 400);

    [Test]
    public void Result_profile_host_and_usage_round_trip_through_json() => s_case.Sample(c =>
    {
        var result = new Placer(c.Policy).Place(c.Host, c.Profile, c.Usage);
        return PlacementResult.FromJson(result.ToJson()).Equals(result) && VnfProfile.FromJson(c.Profile.ToJson()).Equals(c.Profile)
            && HostTopology.FromJson(c.Host.ToJson()).Equals(c.Host) && HostUsage.FromJson(c.Usage.ToJson()).Equals(c.Usage);
    }, iter: 300);

    [Test]
    public void Every_named_change_fits_and_every_refusal_names_a_constraint() => s_case.Sample(c =>
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

    private static string Print((HostTopology Host, VnfProfile Profile, HostUsage Usage, PlacementPolicy Policy) c) =>
        $"{c.Host.ToJson()}\n{c.Profile.ToJson()}\n{c.Usage.ToJson()}\n{c.Policy}\n{new Placer(c.Policy).Place(c.Host, c.Profile, c.Usage).ToJson()}\n"
        + $"brute force: {BruteForce.Best(c.Host, c.Profile, c.Usage, c.Policy)}";
}
