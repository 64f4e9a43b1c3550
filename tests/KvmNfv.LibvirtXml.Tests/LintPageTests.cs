using System.Text.RegularExpressions;
using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>The table of docs/documents.md is the registry.</summary>
public partial class LintPageTests
{
    // Set to 1, the test writes the table instead of comparing it.
    private const string Update = "KVMNFV_UPDATE_DOCS";

    [Test]
    public void Rules_on_the_page_are_the_registry_s()
    {
        var page = Path.Combine(Corpus.Repository ?? throw new DirectoryNotFoundException("No folder above the tests holds KvmNfv.Sdk.sln."), "docs", "documents.md");
        var text = File.ReadAllText(page);
        var expected = string.Join('\n', Table());
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(page, text = Rules().Replace(text, m => $"{m.Groups[1].Value}\n{expected}\n{m.Groups[3].Value}"));
        Assert.That(Rules().Match(text).Groups[2].Value.Trim(), Is.EqualTo(expected), $"{Update}=1 writes it anew");
    }

    private static IEnumerable<string> Table() =>
        ["| rule | severity | finds |", "|---|---|---|", .. DomainLint.Rules.Select(rule => $"| {rule.Id} | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Finds} |")];

    [GeneratedRegex("(<!-- rules:.*?-->)\n(.*?)(<!-- /rules -->)", RegexOptions.Singleline)]
    private static partial Regex Rules();
}
