using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Tests;

public sealed class MigrationReportTextTests
{
    [Test]
    public void Completed_within_the_budget()
    {
        var text = Text(MigrationReports.Completed());
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith("Domain 'test' runs at qemu://two/system: 40.0 s in all, 120 ms away. Within the budget.\n"));
            Assert.That(text, Does.Match(@"Total time +\d+\.\d s +40\.0 s +\+\d+ % +60\.0 s"));
            Assert.That(text, Does.Match(@"Downtime +[\d.]+ ms +120 ms +[+-]\d+ % +300 ms"));
            Assert.That(text, Does.Match(@"Time to service +- +40\.2 s"));
            Assert.That(text, Does.Match(@"QEMU +110 ms").And.Match(@"libvirt +121 ms").And.Match(@"events +120 ms").And.Match(@"probe +180 ms +icmp 10\.0\.0\.5: longest gap of 41800 answers at 1 ms; held up itself by up to 3 ms"));
            Assert.That(text, Does.Match(@"4 +35\.0 s +9 MiB"));
            Assert.That(text, Does.Contain("-0.2 s  hook      the port is prepared").And.Contain("32.0 s  decision  downtime limit 100 ms: by the schedule"));
            Assert.That(text, Does.Contain("ok      runs-once: it runs").And.Contain("unseen  placement: the kernel"));
            Assert.That(text, Does.Not.Contain("THROTTLE"), "a lever that was not used has no column");
        });
    }

    [Test]
    public void Budget_that_was_overrun_is_named_with_what_overran_it() =>
        Assert.That(Text(MigrationReports.Completed(TimeSpan.FromMilliseconds(10))), Does.StartWith("Domain 'test' runs at").And.Contain("OUTSIDE of the budget: 120 ms away instead of 10 ms."));

    [Test]
    public void Cancelled_one_says_why_and_claims_no_downtime()
    {
        var text = Text(MigrationReports.Cancelled());
        Assert.That(text, Does.StartWith("Domain 'test' was not migrated, it was called off after 12.0 s: cancelled by the caller.\n"));
        Assert.That(text, Does.Not.Contain("Downtime, measured"));
        Assert.That(text, Does.Match(@"Total time +[\d.]+ s +12\.0 s +- +60\.0 s"), "what was broken off is not compared");
        Assert.That(text, Does.Not.Contain("budget:").And.Not.Contain("Within"));
    }

    [Test]
    public void Failed_proof_is_in_the_verdict_and_in_its_heading()
    {
        var text = Text(MigrationReports.Completed() with { Proof = [new("runs-once", false, "it runs at both ends")] });
        Assert.That(text.Split('\n')[0], Does.EndWith("NOT PROVED: see below."));
        Assert.That(text, Does.Contain("Proof: NOT GIVEN\nWRONG   runs-once: it runs at both ends"));
    }

    [Test]
    public void Hundreds_of_passes_show_their_beginning_and_end()
    {
        var passes = Enumerable.Range(1, 300).Select(i => new PassRecord { Iteration = i, At = TimeSpan.FromSeconds(i), Remaining = default });
        var text = Text(MigrationReports.Completed() with { Passes = [.. passes] });
        Assert.That(text, Does.Match(@"\n12 +12\.0 s").And.Match(@"\n\.\.\.").And.Match(@"\n295 +295\.0 s").And.Match(@"\n300 "));
        Assert.That(text, Does.Not.Match(@"\n13 ").And.Not.Match(@"\n294 "));
    }

    [TestCase(80)]
    [TestCase(120)]
    public void Nothing_is_wider_than_the_terminal(int width)
    {
        var text = Text(MigrationReports.PostCopied() with { Error = string.Join(' ', Enumerable.Repeat("and this", 40)) }, width);
        Assert.That(text.Split('\n').Where(l => l.Length > width), Is.Empty);
    }

    [Test]
    public void Text_from_a_guest_host_or_file_cannot_steer_the_terminal() =>
        Assert.That(Text(MigrationReports.Completed() with { DomainName = "x\e[2J", Error = "a\nb\a" }), Does.Not.Contain("\e").And.Not.Contain("\a"));

    private static string Text(MigrationReport report, int? width = null)
    {
        using var output = new StringWriter();
        using var console = new CliConsole(output, TextWriter.Null, isTerminal: false, width: width);
        MigrationReportText.Write(console, report);
        return output.ToString();
    }
}
