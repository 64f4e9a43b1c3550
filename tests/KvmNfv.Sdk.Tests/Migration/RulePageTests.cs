using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class RulePageTests
{
    private static readonly string s_page = Path.Combine(Repository.Root, "docs", "migration.md");

    [Test]
    public void Page_has_the_rules_as_the_table_has_them()
    {
        var expected = Table();
        if (Environment.GetEnvironmentVariable("KVMNFV_WRITE_RULES") == "1")
            File.WriteAllText(s_page, File.ReadAllText(s_page).Split("| rule |")[0] + expected);
        Assert.That(File.ReadAllText(s_page), Does.EndWith(expected), "Write it again: KVMNFV_WRITE_RULES=1 tests/run.sh --filter RulePageTests");
    }

    private static string Table() => "| rule | means | applies when | why | repair |\n|---|---|---|---|---|\n" + string.Concat(MigrationRules.All.Select(r =>
        $"| {r.Id} | {r.Severity.ToString().ToLowerInvariant()} | {Cell(r.AppliesWhen)} | {Cell(r.Reason)} | {Cell(r.Repairable ? string.Join(", or ", r.Repairs) : r.Mend)} |\n"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
