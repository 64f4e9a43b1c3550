using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Tests;

public sealed class MigrateEvacuateCommandTests
{
    // The test driver's own host under another name: a target that is not the source.
    private const string Target = "test:///default?target=1";

    [Test]
    public async Task Domain_that_no_target_takes_is_shown_with_the_reason()
    {
        var migration = new ScriptedMigration();
        var run = await ToolRun.OnTestDriverAsync(migration, "migrate", "evacuate", "--to", Target, "--no-measure", "--dry-run");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Out, Does.StartWith("DOMAIN").And.Contain("\ntest    none"));
        Assert.That(run.Out, Does.Contain("0 of 1 domains can leave test:///default"));
        Assert.That(migration.Started, Is.Null);
    }

    [Test]
    public async Task Json_of_a_run_is_the_report_alone()
    {
        var run = await ToolRun.OnTestDriverAsync(new ScriptedMigration(), "migrate", "evacuate", "test", "--to", Target, "--no-measure", "-o", "json");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        var report = EvacuationReport.FromJson(run.Out);
        Assert.That(report.Rows.Select(r => (r.Item.Name, r.Outcome)), Is.EqualTo(new[] { ("test", EvacuationOutcome.Refused) }));
    }

    [Test]
    public async Task Json_of_a_dry_run_is_the_plan_alone()
    {
        var run = await ToolRun.OnTestDriverAsync(new ScriptedMigration(), "migrate", "evacuate", "--to", Target, "--no-measure", "--dry-run", "-o", "json");
        Assert.That(EvacuationPlan.FromJson(run.Out).Items.Single().Name, Is.EqualTo("test"));
    }

    [TestCase("--to test:///default", "error: test:///default can't be evacuated to itself.\n")]
    [TestCase("ghost --to test:///default?target=1", "error: No such domain runs at test:///default: ghost.\n")]
    public async Task What_can_not_be_is_one_error_line(string options, string expected)
    {
        var run = await ToolRun.OnTestDriverAsync(["migrate", "evacuate", "--no-measure", .. options.Split(' ')]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, expected)));
    }

    [TestCase("", "--to")]
    [TestCase("--to a --at-once 0", "--at-once is a number from 1 to 64")]
    [TestCase("--to a --to b --migrate-uri tcp://x", "give one --to")]
    [TestCase("--to a --budget-total 5s", "give both")]
    [TestCase("--to a --link fast", "a rate such as 1Gbit")]
    public async Task Misspelt_command_line_is_a_usage_error(string options, string expected)
    {
        var run = await ToolRun.OnTestDriverAsync(["migrate", "evacuate", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public void Changes_are_told_once()
    {
        var changes = new EvacuationChanges();
        var item = new EvacuationItem { Domain = MigrationReports.TestDomain, Name = "test", Target = "qemu://two/system", Reason = "", Cost = TimeSpan.FromSeconds(35) };
        var row = new EvacuationRow { Item = item, Outcome = EvacuationOutcome.Waiting };
        Assert.That(changes.Lines(At(0, row)), Is.Empty);
        Assert.That(changes.Lines(At(1, row with { Outcome = EvacuationOutcome.Migrating })), Is.EqualTo(new[] { "   1.0 s  test: migrating to qemu://two/system, forecast 35.0 s" }));
        Assert.That(changes.Lines(At(2, row with { Outcome = EvacuationOutcome.Migrating })), Is.Empty);
        Assert.That(changes.Lines(At(41, row with { Outcome = EvacuationOutcome.Evacuated, Report = MigrationReports.Completed() })), Is.EqualTo(new[] { "  41.0 s  test: evacuated in 40.0 s, 120 ms away" }));
        Assert.That(new EvacuationChanges().Lines(At(3, row with { Outcome = EvacuationOutcome.Failed, Error = "no\nway" })).Single(), Does.StartWith("   3.0 s  test: failed: no").And.Not.Contain("\n"));
    }

    [Test]
    public void Panel_shows_what_is_under_way()
    {
        var item = new EvacuationItem { Domain = MigrationReports.TestDomain, Name = "test", Target = "qemu://two/system", Reason = "" };
        var progress = At(3, new EvacuationRow { Item = item, Outcome = EvacuationOutcome.Migrating }) with
        {
            Running = new Dictionary<Guid, MigrationProgress?> { [item.Domain] = new() { At = TimeSpan.FromSeconds(3), State = MigrationState.PreCopy, Iteration = 2, MemoryTotal = LibvirtXml.MemorySize.FromMiB(256), MemoryRemaining = LibvirtXml.MemorySize.FromMiB(64) } },
        };
        Assert.That(EvacuationText.Panel(progress), Is.EqualTo(new[] { "0 of 1 done, 1 under way, 3.0 s", "  test: pre-copy, pass 2, 64 MiB of 256 MiB to send" }));
    }

    private static EvacuationProgress At(int seconds, EvacuationRow row) => new() { At = TimeSpan.FromSeconds(seconds), Rows = [row], Running = new Dictionary<Guid, MigrationProgress?>() };
}
