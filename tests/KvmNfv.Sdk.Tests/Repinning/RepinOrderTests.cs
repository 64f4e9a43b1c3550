using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Repinning;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Repinning;

internal sealed class RepinOrderTests
{
    private static readonly HostTopology s_host = TestHost.Make(cores: 4, threads: 2);

    [Test]
    public void Thread_that_floats_leaves_before_the_vcpu_comes()
    {
        var steps = Order("", Emulator("0", "2"), VCpu(1, "4", "0"));
        Assert.That(steps, Is.EqualTo(new[] { "emulator 0>2", "vCPU 1 4>0" }));
    }

    [Test]
    public void Vcpu_goes_first_where_the_emulator_waits_for_its_cpu() =>
        Assert.That(Order("", Emulator("0", "4"), VCpu(1, "4", "6")), Is.EqualTo(new[] { "vCPU 1 4>6", "emulator 0>4" }));

    [Test]
    public void Emulator_draws_together_to_let_a_vcpu_pass() =>
        Assert.That(Order("", Emulator("0-1", "1,4"), VCpu(1, "4", "0", realTime: false)), Is.EqualTo(new[] { "emulator 0-1>1", "vCPU 1 4>0", "emulator 1>1,4" }));

    [Test]
    public void Vcpus_that_change_places_use_a_free_cpu() =>
        Assert.That(Order("6", VCpu(0, "2", "4"), VCpu(1, "4", "2")), Is.EqualTo(new[] { "vCPU 0 2>6", "vCPU 1 4>2", "vCPU 0 6>4" }));

    [Test]
    public void Change_of_places_without_a_free_cpu_is_refused_and_names_who()
    {
        var (steps, refusal) = new RepinOrder([VCpu(0, "2", "4"), VCpu(1, "4", "2")], s_host, CpuSet.Empty).Find(paused: false, allowPause: false);
        Assert.That(steps, Is.Empty);
        Assert.That(refusal!.What, Does.Contain("vCPU 0 (2 to 4)").And.Contain("vCPU 1 (4 to 2)"));
        Assert.That(refusal.Mend, Does.Contain("--pause"));
    }

    [Test]
    public void Change_of_places_may_happen_in_a_pause()
    {
        var (steps, _) = new RepinOrder([VCpu(0, "2", "4"), VCpu(1, "4", "2")], s_host, CpuSet.Empty).Find(paused: false, allowPause: true);
        Assert.That(steps.Select(s => s.Kind), Is.EqualTo(new[] { RepinStepKind.Pause, RepinStepKind.VCpu, RepinStepKind.VCpu, RepinStepKind.Resume }));
    }

    [Test]
    public void Guest_that_is_paused_already_stays_paused()
    {
        var (steps, _) = new RepinOrder([VCpu(0, "2", "4"), VCpu(1, "4", "2")], s_host, CpuSet.Empty).Find(paused: true, allowPause: false);
        Assert.That(steps.Select(s => s.Kind), Is.EqualTo(new[] { RepinStepKind.VCpu, RepinStepKind.VCpu }));
    }

    [Test]
    public void Emulator_never_comes_beside_a_real_time_vcpu() =>
        Assert.That(Order("", Emulator("0", "5"), VCpu(1, "4", "6")), Is.EqualTo(new[] { "vCPU 1 4>6", "emulator 0>5" }));

    // 3,000 random pairs of sound layouts: what is found is safe at every step and ends as planned.
    [Test]
    public void Every_order_is_safe_at_every_step()
    {
        var random = new Random(5);
        var (found, refused) = (0, 0);
        for (var round = 0; round < 3000; round++)
        {
            var threads = Layouts(random);
            var used = threads.Aggregate(CpuSet.Empty, (all, t) => all | t.From | t.To);
            var spare = CpuSet.From((CpuSet.Range(0, 7) - used).Where(c => !s_host.Cpu(c)!.Siblings.Overlaps(used)));
            var (steps, refusal) = new RepinOrder(threads, s_host, spare).Find(paused: false, allowPause: false);
            if (refusal is not null)
            {
                refused++;
                continue;
            }

            found++;
            var at = threads.Select(t => t.From).ToArray();
            foreach (var step in steps)
            {
                var i = threads.FindIndex(t => t.Kind == step.Kind && t.Id == step.Id);
                Assert.That(step.From, Is.EqualTo(at[i]));
                at[i] = step.To!;
                Assert.That(IsSound(threads, at), $"round {round}: {string.Join("; ", steps.Select(Text))}");
            }

            Assert.That(at, Is.EqualTo(threads.Select(t => t.To)));
        }

        Assert.That(found, Is.GreaterThan(1000));
        Assert.That(refused, Is.GreaterThan(20));
    }

    private static List<RepinThread> Layouts(Random random)
    {
        while (true)
        {
            var vcpus = random.Next(1, 4);
            List<RepinThread> threads = [new(RepinStepKind.Emulator, null, Floating(random), Floating(random), false, false)];
            for (var v = 0; v < vcpus; v++)
                threads.Add(new RepinThread(RepinStepKind.VCpu, v, CpuSet.Of(random.Next(8)), CpuSet.Of(random.Next(8)), true, random.Next(2) == 0));
            if (IsSound(threads, [.. threads.Select(t => t.From)]) && IsSound(threads, [.. threads.Select(t => t.To)]))
                return threads;
        }
    }

    private static CpuSet Floating(Random random) => CpuSet.Of(random.Next(8)) | CpuSet.Of(random.Next(8));

    // Written anew, not with the code under test.
    private static bool IsSound(List<RepinThread> threads, CpuSet[] at)
    {
        for (var a = 0; a < threads.Count; a++)
        {
            for (var b = 0; b < threads.Count; b++)
            {
                if (a == b || !threads[a].Exclusive)
                    continue;
                if (at[a].Overlaps(at[b]))
                    return false;
                if (threads[a].RealTime && !threads[b].Exclusive && s_host.Cpu(at[a].Min)!.Siblings.Overlaps(at[b]))
                    return false;
            }
        }

        return true;
    }

    private static string[] Order(string spare, params RepinThread[] threads)
    {
        var (steps, refusal) = new RepinOrder(threads, s_host, CpuSet.Parse(spare)).Find(paused: false, allowPause: false);
        Assert.That(refusal, Is.Null);
        return [.. steps.Select(Text)];
    }

    private static string Text(RepinStep step) => $"{step.Subject} {step.From}>{step.To}";

    private static RepinThread Emulator(string from, string to) => new(RepinStepKind.Emulator, null, CpuSet.Parse(from), CpuSet.Parse(to), false, false);

    private static RepinThread VCpu(int id, string from, string to, bool realTime = true) => new(RepinStepKind.VCpu, id, CpuSet.Parse(from), CpuSet.Parse(to), true, realTime);
}
