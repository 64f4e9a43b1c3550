using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Hosts.Tuning;
using KvmNfv.Sdk.Tests.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Tuning;

internal sealed class TuningPlanTests
{
    [Test]
    public void Steps_stand_in_the_order_of_their_stages()
    {
        var plan = Realtime(StockHost.Create());

        Assert.That(plan.Steps.Select(s => s.Stage), Is.Ordered);
        Assert.That(plan.Steps.Select(s => s.Stage).Distinct(), Is.EqualTo(Enum.GetValues<TuningStage>()));
        Assert.That(plan.Steps.Select(s => s.Id), Is.Unique);
    }

    [Test]
    public void Every_step_says_why_how_back_and_what_to_copy() => Assert.Multiple(() =>
    {
        foreach (var step in Realtime(StockHost.Create()).Steps)
        {
            Assert.That(step.Reason, Does.EndWith(".").And.Length.GreaterThan(20), step.Id);
            Assert.That(step.Undo, Is.Not.Empty, step.Id);
            Assert.That(step.Snippets, Is.Not.Empty, step.Id);
            Assert.That(step.Risk == TuningRisk.Low, Is.EqualTo(step.RiskReason is null), step.Id);
            Assert.That(step.Mends, Is.All.Match("^[KMPVIRL][0-9]{2}$"), step.Id);
        }
    });

    [Test]
    public void Every_check_that_a_step_mends_exists()
    {
        // The readiness checks' areas and their last numbers.
        var last = new Dictionary<char, int> { ['K'] = 41, ['M'] = 12, ['P'] = 22, ['V'] = 17, ['I'] = 17, ['R'] = 5, ['L'] = 4 };

        Assert.That(Realtime(StockHost.Create()).Steps.SelectMany(s => s.Mends).Where(m => int.Parse(m[1..]) is var n && (n < 1 || n > last[m[0]])), Is.Empty);
    }

    [Test]
    public void Command_line_of_a_stock_host_gets_the_isolation_set_and_loses_the_misspelling() => Assert.That(Realtime(StockHost.Create()).CommandLine.Wanted, Is.EqualTo(
        "BOOT_IMAGE=/boot/vmlinuz-6.12.9-amd64 root=/dev/sda1 ro quiet isolcpus=managed_irq,domain,1,3,5,7 nohz_full=1,3,5,7 rcu_nocbs=1,3,5,7 rcu_nocb_poll irqaffinity=0,2,4,6 "
        + "skew_tick=1 nowatchdog tsc=reliable rcutree.kthread_prio=11 rcupdate.rcu_normal_after_boot=1 rcutree.nohz_full_patience_delay=1000 processor.max_cstate=1 intel_idle.max_cstate=1 "
        + "intel_pstate=disable mce=ignore_ce transparent_hugepage=never numa_balancing=disable pcie_aspm.policy=performance intel_iommu=on iommu=pt "
        + "default_hugepagesz=1G hugepagesz=1G hugepages=0:16,1:16"));

    [TestCase("6.1.0-rt", "rcutree.nohz_full_patience_delay", false)]
    [TestCase("6.11.0-rt", "rcutree.nohz_full_patience_delay", true)]
    [TestCase("5.10.0", "hugepages=32", true)]
    [TestCase("5.16.0", "hugepages=0:16,1:16", true)]
    public void Command_line_follows_the_kernel(string release, string words, bool expected) =>
        Assert.That(Realtime(StockHost.Create().With("/proc/sys/kernel/osrelease", release)).CommandLine.Wanted.Contains(words, StringComparison.Ordinal), Is.EqualTo(expected));

    [Test]
    public void Packet_profile_leaves_power_saving_to_the_host()
    {
        var plan = TuningPlan.Create(StockHost.Create(), new TuningOptions { Profile = ReadinessProfile.Packet });

        Assert.Multiple(() =>
        {
            Assert.That(plan.CommandLine.Wanted, Does.Not.Contain("max_cstate").And.Not.Contain("nowatchdog").And.Not.Contain("rcu_nocb_poll"));
            Assert.That(plan.Steps.Select(s => s.Id), Does.Not.Contain("boot.kernel").And.Not.Contain("turbo").And.Not.Contain("fair-server"));
            Assert.That(Step(plan, "sysctl.kernel.watchdog_cpumask").Wanted, Is.EqualTo("0,2,4,6"));
            Assert.That(plan.Steps.Select(s => s.Id), Does.Contain("wakeup-latency"));
        });
    }

    [Test]
    public void An_Amd_host_gets_its_own_parameters()
    {
        var plan = Realtime(StockHost.Create().With("/proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\nflags\t\t: fpu svm\n"));

        Assert.That(plan.CommandLine.Wanted, Does.Contain("amd_pstate=passive").And.Contain("iommu=pt").And.Not.Contain("intel_").And.Not.Contain("tsc=reliable"));
        Assert.That(File(plan, TuningPaths.Modprobe), Does.Contain("options kvm_amd avic=1"));
        Assert.That(Step(plan, "firmware.settings").Snippets.Single().Text, Does.Contain("Determinism Slider"));
    }

    [TestCase("Dell Inc.", "System Profile")]
    [TestCase("HPE", "Workload Profile")]
    [TestCase("Lenovo", "Operating Mode")]
    [TestCase("Supermicro", "Enhanced Halt State (C1E)")]
    [TestCase("Unheard of", "Enhanced Intel SpeedStep")]
    public void Firmware_settings_are_in_the_makers_words(string vendor, string words) =>
        Assert.That(Step(Realtime(StockHost.Create().With("/sys/class/dmi/id/sys_vendor", vendor)), "firmware.settings").Snippets.Single().Text, Does.Contain(words));

    [Test]
    public void Interrupts_move_to_the_nearest_housekeeping_CPUs_save_those_of_assigned_devices()
    {
        var writes = Step(Realtime(StockHost.Create()), "interrupts").Writes.ToDictionary(w => w.Path, w => w.Value);

        Assert.That(writes, Is.EqualTo(new Dictionary<string, string>
        {
            ["/proc/irq/default_smp_affinity"] = "55", ["/proc/irq/24/smp_affinity_list"] = "0,2,4,6", ["/proc/irq/25/smp_affinity_list"] = "2,6",
        }));
    }

    [Test]
    public void What_a_guest_would_notice_is_said()
    {
        var plan = Realtime(StockHost.Create());

        Assert.Multiple(() =>
        {
            Assert.That(Step(plan, "workqueues").Disturbs, Does.Contain("stand still"));
            Assert.That(Step(plan, "nic.eth0").Disturbs, Does.Contain("reset"));
            Assert.That(Step(plan, "services").Disturbs, Does.Contain("irqbalance"));
            Assert.That(Step(plan, "ksm").Disturbs, Does.Contain("Merged pages"));
        });
    }

    [Test]
    public void A_step_that_is_satisfied_is_marked_and_no_action()
    {
        var host = StockHost.Create().With("/proc/sys/vm/swappiness", "1").With("/proc/sys/vm/stat_interval", "20").With("/sys/kernel/mm/ksm/run", "2").With("/sys/kernel/realtime", "1");
        var plan = Realtime(host);

        foreach (var id in new[] { "sysctl.vm.swappiness", "sysctl.vm.stat_interval", "ksm", "boot.kernel" })
        {
            Assert.That(Step(plan, id).Satisfied, id);
            Assert.That(plan.Actions.Select(s => s.Id), Does.Not.Contain(id));
        }

        Assert.That(File(plan, TuningPaths.Sysctl), Does.Contain("vm.stat_interval = 10"), "files are whole");
    }

    [Test]
    public void A_host_that_has_booted_the_plans_line_has_no_more_to_do_there()
    {
        var host = StockHost.Create();
        var first = Realtime(host);

        var second = Realtime(host.With("/proc/cmdline", first.CommandLine.Wanted)
            .With("/sys/devices/system/node/node0/hugepages/hugepages-1048576kB/nr_hugepages", "16").With("/sys/devices/system/node/node1/hugepages/hugepages-1048576kB/nr_hugepages", "16"));

        Assert.That(Step(second, "boot.cmdline").Satisfied);
        Assert.That(second.CommandLine.Wanted, Is.EqualTo(first.CommandLine.Wanted));
    }

    [Test]
    public void Huge_pages_are_taken_as_asked_and_checked()
    {
        var pages = HugePageRequest.Parse("1G:1=4");
        var plan = TuningPlan.Create(StockHost.Create(), new TuningOptions { HugePages = pages });

        Assert.That(plan.CommandLine.Wanted, Does.EndWith("hugepagesz=1G hugepages=1:4"));
        foreach (var (bad, words) in new[] { ("1G:2=1", "no node 2"), ("1G:0=100", "more than node 0"), ("16M:0=1", "no pages of 16M") })
            Assert.That(() => TuningPlan.Create(StockHost.Create(), new TuningOptions { HugePages = HugePageRequest.Parse(bad) }), Throws.TypeOf<TuningException>().With.Message.Contains(words));
        foreach (var bad in new[] { "1G", "1G:0", "x:0=1", "1G:0=-1", "1G:0=1,", ":0=1" })
            Assert.That(() => HugePageRequest.Parse(bad), Throws.TypeOf<FormatException>(), bad);
    }

    [Test]
    public void A_virtual_host_has_no_firmware_to_set() =>
        Assert.That(Realtime(StockHost.Create().With("/sys/class/dmi/id/sys_vendor", "QEMU")).Steps.Select(s => s.Id), Does.Not.Contain("firmware.settings"));

    [Test]
    public void A_host_of_which_nothing_may_be_read_but_its_topology_still_has_a_plan()
    {
        var plan = Realtime(FakeHost.Bare());

        Assert.That(plan.CommandLine.Wanted, Does.Contain("isolcpus=managed_irq,domain,1,3,5,7"));
        Assert.That(Step(plan, "boot.cmdline").Satisfied, Is.False);
        Assert.That(Step(plan, "sysctl.vm.swappiness").Writes, Is.Empty, "what can't be read can't be restored");
    }

    [Test]
    public void Text_of_the_machine_cannot_break_the_page()
    {
        var host = StockHost.Create().With("/sys/class/dmi/id/product_name", "evil\n# <script>|```").Boot("x=`touch|y` dyndbg=\"a  b\"");

        var page = Realtime(host).ToMarkdown();

        Assert.That(page, Does.Not.Contain("<script>").And.Not.Contain("\n# <"));
        Assert.That(page, Does.Not.Contain("\n# &lt;").And.Contain("Supermicro evil"));
    }

    [Test]
    public void Json_round_trips()
    {
        var plan = Realtime(StockHost.Create());

        Assert.That(TuningPlan.FromJson(plan.ToJson()).ToJson(), Is.EqualTo(plan.ToJson()));
        Assert.That(TuningPlan.FromJson(plan.ToJson()), Is.EqualTo(plan));
    }

    [Test]
    public void Page_has_a_heading_for_each_link_of_its_contents()
    {
        var lines = Realtime(StockHost.Create()).ToMarkdown().Split('\n');
        var anchors = lines.Where(l => l.StartsWith("##", StringComparison.Ordinal)).Select(l => Anchor(l.TrimStart('#', ' '))).ToHashSet();
        var links = lines.Where(l => l.TrimStart().StartsWith("- [", StringComparison.Ordinal) && l.Contains("](#")).Select(l => l[(l.IndexOf("](#", StringComparison.Ordinal) + 3)..].Split(')')[0]).ToList();

        Assert.That(links, Has.Count.GreaterThan(20).And.SubsetOf(anchors));
    }

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public void Recorded_host_has_the_same_plan_each_time(string name)
    {
        var files = RecordedHost.Files(name);
        foreach (var profile in Enum.GetValues<ReadinessProfile>())
        {
            var plan = TuningPlan.Create(files, new TuningOptions { Profile = profile });
            var again = TuningPlan.Create(files, new TuningOptions { Profile = profile });

            Assert.That(again.ToJson(), Is.EqualTo(plan.ToJson()));
            Assert.That(again.ToMarkdown(), Is.EqualTo(plan.ToMarkdown()));
            if (!plan.Isolated.IsEmpty)
                Assert.That(plan.CommandLine.Wanted, Does.Contain($"nohz_full={plan.Isolated}"));
        }
    }

    private static TuningPlan Realtime(FakeHost host) => TuningPlan.Create(host, new TuningOptions());

    private static TuningStep Step(TuningPlan plan, string id) => plan.Steps.Single(s => s.Id == id);

    private static string File(TuningPlan plan, string path) => plan.Files.Single(f => f.Path == path).Content;

    // GitHub's rule, written down here on its own.
    private static string Anchor(string heading) => new([.. heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c)]);
}
