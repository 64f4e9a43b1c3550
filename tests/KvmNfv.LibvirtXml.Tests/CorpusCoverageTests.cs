using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

public class CorpusCoverageTests
{
    [Test]
    public void Corpus_is_described_by_typed_properties()
    {
        var kinds = new SortedDictionary<string, (int Total, int Covered)>(StringComparer.Ordinal);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Corpus.Files())
        {
            var document = LibvirtDocument.Load(file);
            if (KnownGaps.ForeignRoots.ContainsKey(document.ElementName))
                continue;
            var kind = Corpus.Name(file).Split('/')[0];
            var coverage = DocumentCoverage.Of(document);
            var (total, covered) = kinds.GetValueOrDefault(kind);
            kinds[kind] = (total + coverage.Total, covered + coverage.Covered);
            missing.UnionWith(coverage.Uncovered.Select(node => node.Kind));
        }

        using (Assert.EnterMultipleScope())
        {
            foreach (var (kind, (total, covered)) in kinds)
            {
                TestContext.Out.WriteLine($"{kind}: {covered} of {total} ({(double)covered / total:P3})");
                Assert.That((double)covered / total, Is.GreaterThanOrEqualTo(kind == "domain" ? 0.995 : 0.98), kind);
            }

            Assert.That(missing, Is.EquivalentTo(KnownGaps.Uncovered.Keys), "Places without a property are those that KnownGaps gives reasons for.");
        }
    }
}
