using System.Globalization;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Which checks there are, and that each is complete.</summary>
internal sealed class ReadinessChecksTests
{
    private static readonly (char Letter, int Last)[] s_areas = [('K', 41), ('M', 12), ('P', 22), ('V', 17), ('I', 17), ('R', 5), ('L', 4)];

    private static IEnumerable<CheckDefinition> Definitions => ReadinessChecks.All.Select(c => c.Definition);

    [Test]
    public void All_118_checks_are_there_once_and_in_order() => Assert.That(
        Definitions.Select(d => d.Id),
        Is.EqualTo(s_areas.SelectMany(a => Enumerable.Range(1, a.Last).Select(n => string.Create(CultureInfo.InvariantCulture, $"{a.Letter}{n:00}")))));

    [TestCaseSource(nameof(Definitions))]
    public void Definition_is_complete(object definition)
    {
        var d = (CheckDefinition)definition;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { d.Title, d.Wanted, d.Reason, d.Reads, d.Source }, Has.None.Matches<string>(string.IsNullOrWhiteSpace));
            Assert.That(d.Profiles, Is.Not.Empty);
            Assert.That(d.Title, Does.Not.EndWith("."));
        }
    }
}
