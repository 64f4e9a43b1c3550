using System.Text;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>docs/readiness.md lists every check, as the code has it. KVMNFV_UPDATE_DOCS=1 writes the list anew.</summary>
internal sealed class ReadinessPageTests
{
    private const string Begin = "<!-- checks: written by ReadinessPageTests with KVMNFV_UPDATE_DOCS=1 -->";
    private const string End = "<!-- end of checks -->";
    private const int MostRemedies = 4;

    private static readonly CheckState[] s_mended = [CheckState.Fail, CheckState.Warn, CheckState.Note];

    [Test]
    public void Page_lists_every_check()
    {
        var file = Path.Combine(KvmNfv.Tests.Repository.Root, "docs", "readiness.md");
        var page = File.ReadAllText(file);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.That(begin, Is.Positive, "The page has lost its mark.");
        Assert.That(end, Is.GreaterThan(begin), "The page has lost its second mark.");
        var wanted = page[..(begin + Begin.Length)] + "\n" + List() + page[end..];
        if (Environment.GetEnvironmentVariable("KVMNFV_UPDATE_DOCS") == "1")
            File.WriteAllText(file, wanted);
        else
            Assert.That(page, Is.EqualTo(wanted), "Run this test with KVMNFV_UPDATE_DOCS=1.");
    }

    private static string List()
    {
        var text = new StringBuilder();
        foreach (var area in ReadinessChecks.All.GroupBy(c => c.Definition.Area))
        {
            text.Append($"\n### {area.Key}\n\n| id | looks at | wanted | why | mended by, for example | reads | needed by | costs | source |\n|---|---|---|---|---|---|---|---|---|\n");
            foreach (var check in area)
                text.Append(Row(check.Definition));
        }

        return text.Append('\n').ToString();
    }

    private static string Row(CheckDefinition d)
    {
        var wanted = d.Wanted + (d.WantedForPackets is { } p ? $"; packet: {p}" : "") + (d.WantedInGuest is { } g ? $"; in a guest: {g}" : "");
        var remedies = CheckCaseTests.Cases.Where(c => c.Id == d.Id && s_mended.Contains(c.State)).SelectMany(c => c.Run().Remedies).Select(r => r.Text).Distinct().Take(MostRemedies);
        var needed = string.Join(", ", d.Profiles.Select(r => r == ReadinessProfile.Realtime ? "real-time" : "packet")) + d.Scope switch { CheckScope.Host => "; hosts", CheckScope.Guest => "; guests", _ => "" };
        return $"| {d.Id} | {Cell(d.Title)} | {Cell(wanted)} | {Cell(d.Reason)} | {Cell(string.Join(" ", remedies))} | {Cell(d.Reads)} | {needed} | {d.Severity.ToString().ToLowerInvariant()} | {Cell(d.Source)} |\n";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
