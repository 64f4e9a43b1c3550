using System.Diagnostics;
using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Hosts;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>VNFs come and go at random on recorded hosts; every plan is checked anew, and what runs together is checked as a whole.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class ChurnTests
{
    // A tenth in a second run with another libvirt, which takes no part in this.
    private static readonly int s_requests = int.TryParse(Environment.GetEnvironmentVariable("KVMNFV_CHURN"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
        : Environment.GetEnvironmentVariable("KVMNFV_LIBVIRT") == "backports" ? 1_000 : 10_000;

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Normalised))]
    public void Churn_on_a_recorded_host_breaks_no_rule(string name)
    {
        var watch = Stopwatch.StartNew();
        var host = WithMemory(RecordedHost.FromNormalised(name));
        var (random, policy) = (new Random(7), new PlacementPolicy { Isolation = RealTimeIsolation.Ignored });
        var (placer, checker, running, placed, most) = (new Placer(policy), new RunningChecker(host, policy), new List<(PlacementPlan Plan, HostUsage Usage)>(), 0, 0);
        for (var request = 0; request < s_requests; request++)
        {
            // Departures keep the host nearly full: where refusals, gaps and half-used cores are.
            while (running.Count > 0 && (random.Next(100) < 45 || running.Count > host.Cpus.Count))
            {
                var leaves = random.Next(running.Count);
                checker.Remove(running[leaves].Plan);
                running[leaves] = running[^1];
                running.RemoveAt(running.Count - 1);
            }

            var usage = Sum(running.Select(r => r.Usage));
            var profile = Request(random);
            if (placer.TryPlace(host, profile, usage) is not { } plan)
                continue;
            placed++;
            if (PlanVerifier.Faults(host, profile, usage, policy, plan) is { Count: > 0 } faults)
                Assert.Fail($"{string.Join("; ", faults)}\n{profile.ToJson()}\n{usage.ToJson()}\n{plan.ToJson()}");
            checker.Add(plan);
            running.Add((plan, HostUsage.None.With(plan)));
            most = Math.Max(most, running.Count);
        }

        TestContext.Out.WriteLine($"{placed} of {s_requests} placed, at most {most} at once, {watch.ElapsedMilliseconds} ms");
        // One normalised file lost its nodes' CPUs (see SysfsTopologyReaderTests).
        Assert.That(placed > 0 || host.Nodes.All(n => n.Cpus.IsEmpty), Is.True);
    }

    private static VnfProfile Request(Random random)
    {
        var letters = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "hrdd"[random.Next(4)]));
        var profile = TestProfile.Make(letters, 512, (SmtPolicy)random.Next(3)) with
        {
            Emulator = (EmulatorPolicy)random.Next(2), IoThreads = random.Next(3), IoThreadPolicy = (IoThreadPolicy)random.Next(3),
            CoreType = random.Next(4) == 0 ? random.Next(2) == 0 ? CoreTypes.Performance : CoreTypes.Efficiency : null,
        };
        return letters.Length > 2 && random.Next(3) == 0 ? profile.WithCells(("0", 256), ($"1-{letters.Length - 1}", 128)) : profile;
    }

    private static HostUsage Sum(IEnumerable<HostUsage> usages)
    {
        var (exclusive, realTime, floating, memory) = (CpuSet.Empty, CpuSet.Empty, CpuSet.Empty, new List<NodeUsage>());
        foreach (var usage in usages)
        {
            exclusive |= usage.Exclusive;
            realTime |= usage.RealTime;
            floating |= usage.Floating;
            memory.AddRange(usage.Memory);
        }

        return new HostUsage { Exclusive = exclusive, RealTime = realTime, Floating = floating, Memory = [.. memory] };
    }

    // Some recordings have no memory files, and some come from tiny virtual machines; placing needs memory.
    private static HostTopology WithMemory(HostTopology host) => host with
    {
        Nodes = [.. host.Nodes.Select(n => n.Memory is null || n.FreeMemory < MemorySize.FromGiB(4) ? n with { Memory = MemorySize.FromGiB(64), FreeMemory = null } : n)],
    };
}
