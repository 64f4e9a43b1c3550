using System.Text.RegularExpressions;
using KvmNfv.Sdk.Audit;

namespace KvmNfv.Sdk.Tests.Audit;

/// <summary>The table of docs/audit.md is the registry.</summary>
internal sealed partial class AuditPageTests
{
    // Set to 1, the test writes the table instead of comparing it.
    private const string Update = "KVMNFV_UPDATE_DOCS";

    [Test]
    public void Rules_on_the_page_are_the_registry_s()
    {
        var page = Path.Combine(Root(), "docs", "audit.md");
        var text = File.ReadAllText(page);
        var expected = string.Join('\n', Table());
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(page, text = Rules().Replace(text, m => $"{m.Groups[1].Value}\n{expected}\n{m.Groups[3].Value}"));
        Assert.That(Rules().Match(text).Groups[2].Value.Trim(), Is.EqualTo(expected), $"{Update}=1 writes it anew");
    }

    private static IEnumerable<string> Table()
    {
        yield return "| rule | real-time | others | needs | finds | why |";
        yield return "|---|---|---|---|---|---|";
        foreach (var rule in DomainAudit.Rules)
            yield return $"| {rule.Id} | {Name(rule.Severity)} | {(rule.Otherwise is { } other ? Name(other) : "-")} | {Needs(rule.Needs)} | {rule.Title} | {rule.Why} |";
    }

    private static string Name(AuditSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Needs(AuditNeeds needs) => needs == AuditNeeds.None ? "" : needs.ToString().ToLowerInvariant();

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KvmNfv.Sdk.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("No folder above the tests holds KvmNfv.Sdk.sln.");
    }

    [GeneratedRegex("(<!-- rules:.*?-->)\n(.*?)(<!-- /rules -->)", RegexOptions.Singleline)]
    private static partial Regex Rules();
}
