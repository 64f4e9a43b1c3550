using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Hosts.Tuning;

namespace KvmNfv.Sdk.Tests.Hosts.Tuning;

internal sealed class TuningEngineTests
{
    private const string Swappiness = "/proc/sys/vm/swappiness";
    private const string Thp = "/sys/kernel/mm/transparent_hugepage/enabled";
    private const string Irq = "/proc/irq/24/smp_affinity_list";
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    private static readonly TuningPlan s_plan = Plan(
        Step("swap", new TuningWrite { Path = Swappiness, Value = "10" }),
        Step("thp", new TuningWrite { Path = Thp, Value = "never", Kind = TuningValueKind.Choice }),
        Step("irq", new TuningWrite { Path = Irq, Value = "0-1", Kind = TuningValueKind.CpuList, MayBeRefused = "managed" }),
        Step("ready", new TuningWrite { Path = "/proc/sys/vm/stat_interval", Value = "10", Kind = TuningValueKind.AtLeast }),
        Step("words"));

    private string _folder = "";
    private MemoryHost _host = new();
    private TuningEngine _engine = null!;

    private string State => Path.Combine(_folder, "state", "tuning.json");

    [SetUp]
    public void Host()
    {
        _folder = Directory.CreateTempSubdirectory("kvmnfv-tuning-").FullName;
        _host = new MemoryHost
        {
            [Swappiness] = "60\n", [Thp] = "always [madvise] never\n", [Irq] = "0-7\n", ["/proc/sys/vm/stat_interval"] = "20\n", [BootId] = "one\n",
            OnWrite = { [Thp] = v => "always madvise never".Replace(v, $"[{v}]", StringComparison.Ordinal) },
        };
        _engine = new TuningEngine(_host, _host, State);
    }

    [TearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Apply_does_only_what_was_asked_for_and_rollback_restores_it()
    {
        var report = _engine.Apply(s_plan, ["thp", "swap"]);

        Assert.Multiple(() =>
        {
            Assert.That(report.Results.Select(r => (r.Step, r.Outcome)), Is.EqualTo(new[] { ("swap", TuningOutcome.Applied), ("thp", TuningOutcome.Applied) }));
            Assert.That(_host[Thp].Trim(), Is.EqualTo("always madvise [never]"));
            Assert.That(_host.Written, Does.Not.Contain(Irq));
            Assert.That(File.GetUnixFileMode(State), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });

        _host.Written.Clear();
        var back = _engine.Rollback();

        Assert.Multiple(() =>
        {
            Assert.That(back.Results.Select(r => (r.Step, r.Outcome)), Is.EqualTo(new[] { ("thp", TuningOutcome.Restored), ("swap", TuningOutcome.Restored) }), "in reverse");
            Assert.That(_host[Swappiness].Trim(), Is.EqualTo("60"));
            Assert.That(_host[Thp].Trim(), Is.EqualTo("always [madvise] never"));
            Assert.That(File.Exists(State), Is.False);
            Assert.That(_engine.Rollback().Results, Is.Empty);
        });
    }

    [Test]
    public void Apply_of_all_leaves_out_what_is_satisfied_and_what_only_people_can_do() =>
        Assert.That(_engine.Apply(s_plan, [TuningEngine.AllRuntime]).Results.Select(r => r.Step), Is.EqualTo(new[] { "swap", "thp", "irq", "ready" }));

    [Test]
    public void A_value_that_is_right_is_not_written()
    {
        Assert.That(_engine.Apply(s_plan, ["ready"]).Results.Single().Outcome, Is.EqualTo(TuningOutcome.Unchanged));
        Assert.That(_host.Written, Is.Empty);
    }

    [Test]
    public void A_dry_run_writes_nothing()
    {
        var report = _engine.Apply(s_plan, ["swap"], dryRun: true);

        Assert.That(report.Results.Single() is { Outcome: TuningOutcome.Planned, Before: "60", Wanted: "10" });
        Assert.That(_host.Written, Is.Empty);
        Assert.That(File.Exists(State), Is.False);
    }

    [Test]
    public void A_refusal_that_may_be_is_no_failure_and_is_not_remembered()
    {
        _host.OnWrite[Irq] = _ => throw new IOException("Input/output error");

        var report = _engine.Apply(s_plan, ["irq"]);

        Assert.That(report.Results.Single() is { Outcome: TuningOutcome.Refused, Message: "managed" });
        Assert.That(report.Succeeded);
        Assert.That(_engine.Rollback().Results, Is.Empty);
    }

    [Test]
    public void A_failure_stops_nothing_and_undoes_nothing()
    {
        _host.OnWrite[Swappiness] = _ => throw new UnauthorizedAccessException("denied");

        var report = _engine.Apply(s_plan, ["swap", "thp"]);

        Assert.That(report.Results.Select(r => r.Outcome), Is.EqualTo(new[] { TuningOutcome.Failed, TuningOutcome.Applied }));
        Assert.That(report.Succeeded, Is.False);
        Assert.That(_engine.Rollback().Results.Select(r => r.Step), Is.EqualTo(new[] { "thp" }));
    }

    [Test]
    public void A_value_that_reads_back_otherwise_is_a_failure_and_is_rolled_back()
    {
        _host.OnWrite[Swappiness] = v => v == "10" ? "55" : v;

        var result = _engine.Apply(s_plan, ["swap"]).Results.Single();

        Assert.That(result is { Outcome: TuningOutcome.Failed, After: "55" });
        _engine.Rollback();
        Assert.That(_host[Swappiness].Trim(), Is.EqualTo("60"));
    }

    [Test]
    public void A_crash_in_the_middle_leaves_a_state_that_rolls_back()
    {
        // Not an exception that the engine knows: as if the process had ended there, after the kernel took the value.
        _host.OnWrite[Thp] = v =>
        {
            _host.OnWrite.Remove(Thp);
            _host[Thp] = "always madvise [never]\n";
            throw new InvalidProgramException("crash");
        };

        Assert.That(() => _engine.Apply(s_plan, ["swap", "thp"]), Throws.TypeOf<InvalidProgramException>());
        var back = new TuningEngine(_host, _host, State).Rollback();

        Assert.That(back.Succeeded);
        Assert.That(_host[Swappiness].Trim(), Is.EqualTo("60"));
        Assert.That(_host[Thp].Trim(), Is.EqualTo("madvise"), "written back as the word that was chosen");
    }

    [Test]
    public void Applying_again_keeps_the_oldest_value()
    {
        _engine.Apply(s_plan, ["swap"]);
        _host[Swappiness] = "30";
        _engine.Apply(s_plan, ["swap"]);

        _engine.Rollback();

        Assert.That(_host[Swappiness].Trim(), Is.EqualTo("60"));
    }

    [Test]
    public void Rollback_says_when_somebody_else_changed_the_value()
    {
        _engine.Apply(s_plan, ["swap"]);
        _host[Swappiness] = "30";

        Assert.That(_engine.Rollback().Results.Single() is { Outcome: TuningOutcome.Restored, Message: not null });
    }

    [Test]
    public void Rollback_after_a_reboot_writes_nothing()
    {
        _engine.Apply(s_plan, ["swap"]);
        _host[BootId] = "two";
        _host.Written.Clear();

        Assert.That(_engine.Rollback().Results.Single().Outcome, Is.EqualTo(TuningOutcome.Rebooted));
        Assert.That(_host.Written, Is.Empty);
        Assert.That(File.Exists(State), Is.False);
    }

    [Test]
    public void Rollback_of_a_file_that_is_gone_is_no_failure()
    {
        _engine.Apply(s_plan, ["irq"]);
        _host.Remove(Irq);

        var report = _engine.Rollback();

        Assert.That(report.Results.Single().Outcome, Is.EqualTo(TuningOutcome.Gone));
        Assert.That(report.Succeeded);
    }

    [Test]
    public void What_cannot_be_restored_stays_in_the_state()
    {
        _engine.Apply(s_plan, ["swap", "thp"]);
        _host.OnWrite[Swappiness] = _ => throw new IOException("busy");

        Assert.That(_engine.Rollback().Succeeded, Is.False);
        _host.OnWrite.Remove(Swappiness);
        Assert.That(_engine.Rollback().Results.Single() is { Step: "swap", Outcome: TuningOutcome.Restored });
    }

    [TestCase("none", "no step 'none'")]
    [TestCase("words", "can't be applied")]
    [TestCase(null, "Name the steps")]
    public void A_step_that_cannot_be_applied_is_an_error_before_anything_is_written(string? step, string words)
    {
        Assert.That(() => _engine.Apply(s_plan, step is null ? [] : ["swap", step]), Throws.TypeOf<TuningException>().With.Message.Contains(words));
        Assert.That(_host.Written, Is.Empty);
    }

    [TestCase("{ \"version\": 1, \"changes\": [ { \"step\": \"x\", \"path\": \"/etc/passwd\", \"old\": \"a\", \"new\": \"b\" } ] }", "/etc/passwd")]
    [TestCase("{ \"version\": 1, \"changes\": [ { \"step\": \"x\", \"path\": \"/sys/../etc/passwd\", \"old\": \"a\", \"new\": \"b\" } ] }", "/sys/../etc/passwd")]
    [TestCase("{ \"version\": 9 }", "version 9")]
    [TestCase("{", "not a state file")]
    public void A_state_file_that_is_not_ours_is_refused(string json, string words)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(State)!);
        File.WriteAllText(State, json);
        File.SetUnixFileMode(State, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.That(() => _engine.Rollback(), Throws.TypeOf<TuningException>().With.Message.Contains(words));
        Assert.That(_host.Written, Is.Empty);
    }

    [Test]
    public void A_state_file_that_others_may_write_is_refused()
    {
        _engine.Apply(s_plan, ["swap"]);
        File.SetUnixFileMode(State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);

        Assert.That(() => _engine.Rollback(), Throws.TypeOf<TuningException>().With.Message.Contains("chmod 600"));
    }

    [Test]
    public void Two_runs_at_once_exclude_each_other()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(State)!);
        using var other = new TuningStateFile(State);

        Assert.That(() => _engine.Apply(s_plan, ["swap"]), Throws.TypeOf<TuningException>().With.Message.Contains("Another run"));
    }

    [Test]
    public void Writer_follows_links_inside_its_root_only_and_creates_nothing()
    {
        var sys = Directory.CreateDirectory(Path.Combine(_folder, "sys/real")).FullName;
        File.WriteAllText(Path.Combine(sys, "value"), "old and long");
        File.CreateSymbolicLink(Path.Combine(_folder, "sys/inside"), "/sys/real/value");
        File.CreateSymbolicLink(Path.Combine(_folder, "sys/outside"), "../../../../../../../../etc/hostname");
        var writer = new HostWriter(_folder);

        writer.Write("/sys/inside", "new");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(Path.Combine(sys, "value")), Is.EqualTo("new\n"));
            Assert.That(() => writer.Write("/sys/outside", "x"), Throws.TypeOf<FileNotFoundException>());
            Assert.That(() => writer.Write("/sys/missing", "x"), Throws.TypeOf<FileNotFoundException>());
            Assert.That(() => writer.Write("/etc/hostname", "x"), Throws.TypeOf<UnauthorizedAccessException>());
            Assert.That(() => writer.Write("/sys/../etc/hostname", "x"), Throws.TypeOf<UnauthorizedAccessException>());
        });
    }

    private static TuningPlan Plan(params TuningStep[] steps) => new()
    {
        Profile = ReadinessProfile.Realtime, Host = new TuningHost(), CommandLine = new KernelCommandLineChange { Wanted = "" }, Steps = [.. steps],
    };

    private static TuningStep Step(string id, params TuningWrite[] writes) =>
        new() { Id = id, Title = id, Stage = TuningStage.Runtime, Wanted = "x", Reason = "x", Undo = "x", Writes = [.. writes] };
}
