using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Tests;

public sealed class MigrateRunCommandTests
{
    private string _folder = "";

    [SetUp]
    public void Prepare() => _folder = Directory.CreateTempSubdirectory("kvmnfv-run-").FullName;

    [TearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Plan_from_a_file_is_run_with_events_on_the_error_stream_and_the_report_on_the_output()
    {
        var migration = new ScriptedMigration();
        migration.Tell(0, MigrationEventKind.State, "pre-copy");
        migration.Tell(25, MigrationEventKind.Pass, "pass 2: 64 MiB to send");
        migration.End(MigrationReports.Completed());
        var run = await RunAsync(migration);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Error.TrimEnd().Split('\n'), Is.EqualTo(new[] { "   0.0 s  state     pre-copy", "  25.0 s  pass      pass 2: 64 MiB to send" }));
            Assert.That(run.Out, Does.StartWith("Plan: peer-to-peer; one channel; post-copy as a last resort; downtime limit 100 ms.\nForecast: "));
            Assert.That(run.Out, Does.Contain("\nDomain 'test' runs at qemu://two/system"));
            Assert.That(migration.Started!.Domain, Is.EqualTo(MigrationReports.TestDomain));
            Assert.That(migration.Options!.Journal, Is.Not.Null);
        });
    }

    [Test]
    public async Task Json_is_the_report_alone_and_files_get_report_and_picture()
    {
        if (Pictures.PictureFont.Typeface is null)
            Assert.Ignore("No font is installed here.");
        var migration = new ScriptedMigration();
        migration.End(MigrationReports.Completed());
        var (report, picture) = (Path.Combine(_folder, "report.json"), Path.Combine(_folder, "picture.svg"));
        var run = await RunAsync(migration, "-o", "json", "--report", report, "--picture", picture, "--probe", "tcp://127.0.0.1:9", "--peer-uri", "qemu://peer/system");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(MigrationReport.FromJson(run.Out), Is.EqualTo(MigrationReports.Completed()));
        Assert.That(MigrationReport.FromJson(await File.ReadAllTextAsync(report)), Is.EqualTo(MigrationReports.Completed()));
        Assert.That(await File.ReadAllTextAsync(picture), Does.Contain("<svg"));
        Assert.That(migration.Options!.Probe, Is.Not.Null);
        Assert.That(migration.Options!.DestinationUri, Is.EqualTo("qemu://peer/system"));
    }

    private static IEnumerable<TestCaseData> Bad() =>
    [
        new(MigrationReports.Cancelled()) { TestName = "{m}(cancelled)" },
        new(MigrationReports.Completed(TimeSpan.FromMilliseconds(10))) { TestName = "{m}(outside of the budget)" },
        new(MigrationReports.Completed() with { Proof = [] }) { TestName = "{m}(not proved)" },
    ];

    [TestCaseSource(nameof(Bad))]
    public async Task Anything_but_done_within_the_budget_and_proved_is_exit_code_1(MigrationReport report)
    {
        var migration = new ScriptedMigration();
        migration.End(report);
        Assert.That((await RunAsync(migration)).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task Interruption_calls_it_off_and_waits_for_the_report()
    {
        using var interruption = new CancellationTokenSource();
        var migration = new ScriptedMigration();
        var running = RunAsync(migration, interruption.Token);
        Assert.That(() => migration.Started, Is.Not.Null.After(30_000, 10));
        await interruption.CancelAsync();
        var run = await running;
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("Calling it off"));
        Assert.That(run.Out, Does.Contain("it was called off after 12.0 s"));
    }

    [Test]
    public async Task Post_copy_that_can_not_be_called_off_is_followed_to_its_end()
    {
        using var interruption = new CancellationTokenSource();
        var migration = new ScriptedMigration { OnCancel = () => Task.FromException(new InvalidOperationException("It is in post-copy.")) };
        var running = RunAsync(migration, interruption.Token);
        Assert.That(() => migration.Started, Is.Not.Null.After(30_000, 10));
        await interruption.CancelAsync();
        await migration.CancelAsked;
        migration.End(MigrationReports.PostCopied());
        var run = await running;
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("It can't be called off: It is in post-copy."));
        Assert.That(run.Out, Does.Contain("runs at qemu://two/system"));
    }

    [Test]
    public async Task Pick_up_follows_what_runs_or_says_that_nothing_does()
    {
        var migration = new ScriptedMigration();
        migration.End(MigrationReports.Completed() with { Plan = null });
        var run = await ToolRun.OnTestDriverAsync(migration, "migrate", "run", "test", "--to", "test:///default", "--pick-up", "--journal", _folder);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(migration.PickedUp, Is.True);
        var nothing = await ToolRun.OnTestDriverAsync(new ScriptedMigration { Runs = false }, "migrate", "run", "test", "--to", "test:///default", "--pick-up", "--journal", _folder);
        Assert.That(nothing.ExitCode, Is.EqualTo(1));
        Assert.That(nothing.Error, Does.StartWith("error: domain 'test' is in no migration"));
    }

    [Test]
    public async Task Plan_of_another_domain_is_one_error_line()
    {
        var run = await RunAsync(MigrationReports.Plan() with { Domain = Guid.NewGuid() }, new ScriptedMigration(), default);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.EqualTo("error: The plan is another domain's.\n"));
    }

    [Test]
    public async Task Dry_run_shows_the_plan_and_starts_nothing()
    {
        var migration = new ScriptedMigration();
        var run = await RunAsync(migration, "--dry-run");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.StartWith("Plan: "));
        Assert.That(migration.Started, Is.Null);
    }

    [Test]
    public async Task Refused_migration_shows_the_rules_and_starts_nothing()
    {
        var migration = new ScriptedMigration();
        var run = await ToolRun.OnTestDriverAsync(migration, "migrate", "run", "test", "--to", "test:///default", "--no-measure", "--journal", _folder);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Does.Contain("REFUSED").And.Contain("can't be migrated"));
        Assert.That(migration.Started, Is.Null);
    }

    [TestCase("--plan x --pick-up", "contradict each other")]
    [TestCase("--plan x --link 1Gbit", "--link is for making a plan")]
    [TestCase("--pick-up --budget nfv", "--budget is for making a plan")]
    [TestCase("--picture a.jpg", "end its name with .svg or .png")]
    [TestCase("--report /no/such/folder/a.json", "there is no folder /no/such/folder")]
    [TestCase("--probe ftp://x", "ftp")]
    [TestCase("--downtime-schedule 1h", "a time from 1ms to 2000s")]
    [TestCase("--storage some", "use auto, none, full, incremental")]
    public async Task Misspelt_command_line_is_a_usage_error(string options, string expected)
    {
        var run = await ToolRun.OnTestDriverAsync(new ScriptedMigration(), ["migrate", "run", "test", "--to", "test:///default", .. options.Split(' ')]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(expected));
    }

    private Task<ToolRun> RunAsync(ScriptedMigration migration, params string[] more) => RunAsync(MigrationReports.Plan(), migration, default, more);

    private Task<ToolRun> RunAsync(ScriptedMigration migration, CancellationToken cancellationToken) => RunAsync(MigrationReports.Plan(), migration, cancellationToken);

    private async Task<ToolRun> RunAsync(MigrationPlan plan, ScriptedMigration migration, CancellationToken cancellationToken, params string[] more)
    {
        var file = Path.Combine(_folder, "plan.json");
        await File.WriteAllTextAsync(file, plan.ToJson(), CancellationToken.None);
        return await ToolRun.RunAsync(
            ["migrate", "run", "test", "-c", "test:///default", "--to", "test:///default", "--plan", file, "--journal", _folder, .. more], migrator: migration, cancellationToken: cancellationToken);
    }
}
