using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>Each lint rule alone: a guest that breaks it and the same guest mended.</summary>
public class LintRuleTests
{
    [TestCaseSource(typeof(LintCases), nameof(LintCases.All))]
    public void Rule_finds_its_fault_and_nothing_once_mended(LintCase @case)
    {
        var found = Check(@case.Wrong);

        Assert.That(found.Select(finding => (finding.Rule, finding.Severity, finding.Path)), Is.EqualTo(new[] { (@case.Rule, @case.Severity, @case.Path) }));
        Assert.That(found[0].Mend, Does.Contain(@case.Mend));
        Assert.That(Check(@case.Right), Is.Empty);
    }

    [Test]
    public void Every_rule_has_a_case() =>
        Assert.That(LintCases.All.Select(@case => @case.Rule).Distinct(), Is.EquivalentTo(DomainLint.Rules.Select(rule => rule.Id)));

    [Test]
    public void Every_rule_is_described_once()
    {
        Assert.That(DomainLint.Rules.Select(rule => rule.Id), Is.Unique.And.All.Matches("^[a-z]+(-[a-z]+)*$"));
        Assert.That(DomainLint.Rules.Select(rule => rule.Finds), Is.Unique.And.All.Not.Empty);
    }

    private static IReadOnlyList<Finding> Check(string document) => DomainLint.Check(DomainDocument.Parse(document), LintCases.Host);
}
