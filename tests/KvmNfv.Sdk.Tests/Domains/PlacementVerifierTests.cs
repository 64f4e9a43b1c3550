using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Domains;

internal sealed class PlacementVerifierTests
{
    private const int Pid = 4242;

    [TestCase("hugefile", true)]
    [TestCase("memfdhuge", true)]
    [TestCase("memfd", false)]
    [TestCase("anon", false)]
    public void Guest_as_planned_matches(string recording, bool huge)
    {
        var report = Verify(Mended(recording), Plan(huge));
        Assert.That(report.Rows.Where(r => r.Outcome != VerificationOutcome.Match), Is.Empty);
        Assert.That(report.Matches, Is.True);
        Assert.That(VerificationReport.FromJson(report.ToJson()), Is.EqualTo(report));
    }

    [Test]
    public void Recorded_guest_has_its_threads_and_memory()
    {
        var actual = new DomainActualReader(RecordedFiles.Of("hugefile")).Read(Pid, Plan(huge: true));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual.VCpus.Select(v => (v.VCpu, v.Thread.Affinity.ToString(), v.Thread.Policy, v.Thread.Priority)), Is.EqualTo(new[]
            {
                (0, "0", SchedulingPolicy.Other, 0), (1, "1", SchedulingPolicy.Fifo, 1),
            }));
            Assert.That(actual.IoThreads.Select(t => (t.Id, t.Thread.Name)), Is.EqualTo(new[] { (1, "IO iothread1") }));
            Assert.That(actual.Emulator.Select(t => t.Name), Is.EqualTo(new[] { "qemu-system-x86", "qemu-system-x86", "IO mon_iothread" }));
            Assert.That(actual.Memory, Has.Count.EqualTo(1));
            Assert.That(actual.Memory![0], Has.Property("PageSize").EqualTo(MemorySize.FromMiB(2)).And.Property("Policy").EqualTo("bind:0").And.Property("Cell").EqualTo(0));
            Assert.That(actual.Memory![0].Nodes, Is.EqualTo(new[] { new NodeMemory(0, MemorySize.FromMiB(96)) }));
            Assert.That(actual.Memory[0].Backing, Does.Contain("pc.ram"));
            Assert.That(DomainActual.FromJson(actual.ToJson()), Is.EqualTo(actual));
        }
    }

    [Test]
    public void Emulator_left_on_all_cpus_is_a_mismatch()
    {
        var report = Verify(RecordedFiles.Of("anon"), Plan(huge: false));
        Assert.That(report.Matches, Is.False);
        Assert.That(report.Rows.First(r => r.Outcome == VerificationOutcome.Mismatch), Has.Property("Subject").Contains("emulator").And.Property("Actual").EqualTo("0-1"));
    }

    [Test]
    public void Vcpu_moved_by_hand_is_a_mismatch()
    {
        var files = Mended("anon");
        files.Replace(Task(files, "CPU 1/TCG", "status"), "Cpus_allowed_list:\t1", "Cpus_allowed_list:\t0-1");
        Assert.That(Row(Verify(files, Plan(huge: false)), "vCPU 1 affinity"), Has.Property("Outcome").EqualTo(VerificationOutcome.Mismatch).And.Property("Actual").EqualTo("0-1"));
    }

    [Test]
    public void Vcpu_without_fifo_is_a_mismatch()
    {
        var files = Mended("anon");
        var other = files[Task(files, "CPU 0/TCG", "stat")];
        files[Task(files, "CPU 1/TCG", "stat")] = other;
        Assert.That(Row(Verify(files, Plan(huge: false)), "vCPU 1 scheduling"), Has.Property("Outcome").EqualTo(VerificationOutcome.Mismatch).And.Property("Actual").EqualTo("other"));
    }

    [Test]
    public void Memory_on_another_node_is_a_mismatch()
    {
        var files = Mended("hugefile");
        files.Replace($"/proc/{Pid}/numa_maps", "N0=48", "N0=40 N1=8");
        Assert.That(Row(Verify(files, Plan(huge: true)), "cell 0 memory node"), Has.Property("Outcome").EqualTo(VerificationOutcome.Mismatch)
            .And.Property("Actual").EqualTo("node 0: 80 MiB, node 1: 16 MiB"));
    }

    [Test]
    public void Ordinary_pages_where_huge_ones_were_planned_are_a_mismatch() =>
        Assert.That(Row(Verify(Mended("anon"), Plan(huge: true)), "cell 0 page size"), Has.Property("Outcome").EqualTo(VerificationOutcome.Mismatch)
            .And.Property("Actual").EqualTo("4 KiB"));

    [Test]
    public void Memory_not_yet_touched_matches_with_a_note()
    {
        var row = Row(Verify(Mended("plain"), Plan(huge: false)), "cell 0 memory node");
        Assert.That(row.Outcome, Is.EqualTo(VerificationOutcome.Match));
        Assert.That(row.Note, Does.Contain("90 MiB of 96 MiB").And.Contain("policy default"));
    }

    [Test]
    public void Single_threaded_emulation_never_matches_and_says_why()
    {
        foreach (var threads in new[] { null, Qmp("single") })
        {
            var report = PlacementVerifier.Compare(Plan(huge: false), new DomainActualReader(RecordedFiles.Of("single")).Read(Pid, Plan(huge: false), threads));
            Assert.That(report.Rows.Where(r => r.Subject.StartsWith("vCPU", StringComparison.Ordinal)),
                Has.Exactly(4).Matches<VerificationRow>(r => r!.Outcome == VerificationOutcome.Mismatch && r.Note!.Contains("single-threaded", StringComparison.Ordinal)));
        }
    }

    [Test]
    public void Qmp_finds_threads_whose_names_say_nothing()
    {
        var files = Mended("anon");
        foreach (var id in files.List($"/proc/{Pid}/task"))
            files[$"/proc/{Pid}/task/{id}/comm"] = "qemu-system-x86\n";
        Assert.That(Verify(files, Plan(huge: false)).Rows.Count(r => r.Outcome == VerificationOutcome.Unknown), Is.GreaterThanOrEqualTo(4));
        var actual = new DomainActualReader(files).Read(Pid, Plan(huge: false), Qmp("anon"));
        Assert.That(PlacementVerifier.Compare(Plan(huge: false), actual).Matches, Is.True);
    }

    [Test]
    public void Memory_that_may_not_be_read_is_unknown()
    {
        var files = Mended("hugefile");
        files.Forbidden.Add($"/proc/{Pid}/smaps");
        var report = Verify(files, Plan(huge: true));
        Assert.That(report.Matches, Is.False);
        Assert.That(Row(report, "cell 0 memory node"), Has.Property("Outcome").EqualTo(VerificationOutcome.Unknown).And.Property("Note").Contains("rights"));
    }

    [Test]
    public void Two_cells_are_told_apart_by_size_and_the_allocator_thread_is_known()
    {
        var report = Verify(Mended("twocells"), TwoCells(64, 32));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Row(report, "cell 0 memory node").Outcome, Is.EqualTo(VerificationOutcome.Match));
            Assert.That(Row(report, "cell 1 memory node"), Has.Property("Outcome").EqualTo(VerificationOutcome.Mismatch).And.Property("Actual").EqualTo("node 0"));
            Assert.That(report.Rows.Single(r => r.Subject.Contains("TC tc-ram-node0", StringComparison.Ordinal)).Outcome, Is.EqualTo(VerificationOutcome.Match));
        }
    }

    [Test]
    public void Cells_named_by_their_files_are_not_swapped_to_fit()
    {
        var files = Mended("twocells");
        // Give both backends one size, then put each on the other's node.
        files.Replace($"/proc/{Pid}/smaps", "7f91a9400000-7f91ab400000", "7f91a9400000-7f91ad400000");
        files.Replace($"/proc/{Pid}/numa_maps", "N0=32 kernelpagesize_kB=2048", "N1=32 kernelpagesize_kB=2048");
        files.Replace($"/proc/{Pid}/numa_maps", "N0=16 kernelpagesize_kB=2048", "N0=32 kernelpagesize_kB=2048");
        var report = Verify(files, TwoCells(64, 64));
        Assert.That(Row(report, "cell 0 memory node").Actual, Is.EqualTo("node 1"));
        Assert.That(Row(report, "cell 1 memory node").Actual, Is.EqualTo("node 0"));
    }

    [Test]
    public void Equal_cells_that_cannot_be_told_apart_say_so()
    {
        var files = Mended("equalcells");
        files.Replace($"/proc/{Pid}/numa_maps", "7f8ca4fff000 bind:0 file=/memfd:memory-backend-memfd\\040(deleted) dirty=12288 active=1 N0", "7f8ca4fff000 bind:1 file=x N1");
        var report = Verify(files, TwoCells(48, 48));
        Assert.That(Row(report, "cell 0 memory node"), Has.Property("Outcome").EqualTo(VerificationOutcome.Match).And.Property("Note").Contains("told apart"));
        Assert.That(Row(report, "cell 1 memory node").Actual, Is.EqualTo("node 1"));
    }

    [TestCase("9:cpuset:/machine/vnf\n0::/\n", "/sys/fs/cgroup/cpuset/machine/cpuset.effective_cpus")]
    [TestCase("0::/machine.slice/vnf.scope/libvirt\n", "/sys/fs/cgroup/machine.slice/vnf.scope/cpuset.cpus.effective")]
    public void Cpuset_of_either_cgroup_version_is_read_from_the_nearest_parent(string cgroup, string file)
    {
        var files = Mended("anon");
        files[$"/proc/{Pid}/cgroup"] = cgroup;
        files[file] = "0-1\n";
        Assert.That(new DomainActualReader(files).Read(Pid, Plan(huge: false)).CgroupCpus?.ToString(), Is.EqualTo("0-1"));
    }

    [Test]
    public void Ended_process_is_one_clear_exception() =>
        Assert.That(() => new DomainActualReader(new RecordedFiles()).Read(Pid, Plan(huge: false)), Throws.InvalidOperationException.With.Message.Contains("ended"));

    [TestCase("{}")]
    [TestCase("nonsense")]
    [TestCase("""{"return": [{"cpu-index": "x", "thread-id": 1}]}""")]
    public void Strange_qmp_answer_is_a_format_exception(string json) =>
        Assert.That(() => DomainThreadIds.FromQmp(json), Throws.InstanceOf<FormatException>().With.Message.Contains("query-cpus-fast"));

    private static DomainThreadIds Qmp(string recording)
    {
        var files = RecordedFiles.Of(recording);
        return DomainThreadIds.FromQmp(files["/query-cpus-fast.json"], files["/query-iothreads.json"]);
    }

    private static PlacementPlan Plan(bool huge) => (PlacementPlan)new Placer().Place(
        TestHost.Make(cores: 2, pages2M: 64), TestProfile.Make("hr", 96, sizes: huge ? TestHost.Huge2M : MemorySize.FromKiB(4)) with { IoThreads = 1 });

    // Node 0 has one CPU beside housekeeping, so the second cell with its two must go to node 1.
    private static PlacementPlan TwoCells(ulong first, ulong second) => (PlacementPlan)new Placer().Place(
        TestHost.Make(nodes: 2, cores: 2), TestProfile.Make("ddd").WithCells(("0", first), ("1-2", second)));

    private static VerificationReport Verify(RecordedFiles files, PlacementPlan plan) =>
        PlacementVerifier.Compare(plan, new DomainActualReader(files).Read(Pid, plan));

    private static VerificationRow Row(VerificationReport report, string subject) => report.Rows.Single(r => r.Subject == subject);

    // The recordings were pinned by hand, vCPUs only; this puts every other thread on CPU 0, as emulatorpin and iothreadpin do.
    private static RecordedFiles Mended(string recording)
    {
        var files = RecordedFiles.Of(recording);
        foreach (var id in files.List($"/proc/{Pid}/task"))
        {
            if (!files[$"/proc/{Pid}/task/{id}/comm"].StartsWith("CPU", StringComparison.Ordinal))
                files.Replace($"/proc/{Pid}/task/{id}/status", "Cpus_allowed_list:\t0-1", "Cpus_allowed_list:\t0");
        }

        return files;
    }

    private static string Task(RecordedFiles files, string name, string file) =>
        $"/proc/{Pid}/task/{files.List($"/proc/{Pid}/task").First(t => files[$"/proc/{Pid}/task/{t}/comm"].TrimEnd() == name)}/{file}";
}
