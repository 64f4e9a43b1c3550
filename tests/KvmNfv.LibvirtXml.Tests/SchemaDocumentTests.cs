using System.Xml.Linq;
using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>Documents of every kind, drawn from libvirt's schemas: what the corpus does not happen to show is covered all the same.</summary>
public class SchemaDocumentTests
{
    private const int Documents = 200;

    private static IEnumerable<(string Schema, ElementShape Root)> Schemas => [.. SchemaCoverageTests.Schemas, ("sysinfo", SysInfo.Described)];

    private static IEnumerable<TestCaseData> Kinds() =>
        from version in new[] { "v9.0.0", "v12.8.0" }
        from kind in Schemas
        where kind.Schema != "sysinfo" || version != "v9.0.0" // which had it within the domain's only
        select new TestCaseData(version, kind.Schema).SetArgDisplayNames(kind.Schema, version);

    [TestCaseSource(nameof(Kinds))]
    public void Document_drawn_from_a_schema_is_kept_and_described(string version, string schema)
    {
        var root = Schemas.Single(s => s.Schema == schema).Root;
        var sample = new SchemaSample(SchemaGrammar.Load(Path.Combine(Corpus.Schemas(version), schema + ".rng")), new Random(20_261_124));
        var (total, covered, explained, read, refused) = (0, 0, 0, 0, 0);
        var uncovered = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Documents; i++)
        {
            var xml = sample.Next().ToString(i % 2 == 0 ? SaveOptions.None : SaveOptions.DisableFormatting);
            var document = LibvirtDocument.Parse(xml);
            Assert.That(document.Shape.Type, Is.EqualTo(root.Type), xml);
            Assert.That(RoundTrip.FirstDifference(document), Is.Null, xml);
            var coverage = DocumentCoverage.Of(document);
            total += coverage.Total;
            covered += coverage.Covered;
            explained += coverage.Uncovered.Count(SchemaLooseness.Explains);
            foreach (var node in coverage.Uncovered.Where(node => !SchemaLooseness.Explains(node)))
                uncovered[node.Kind] = uncovered.GetValueOrDefault(node.Kind) + 1;
            Read(document, ref read, ref refused);
            Assert.That(document.ToString(), Is.EqualTo(xml), "Reading has changed the document.");
        }

        var share = (double)(covered + explained) / total;
        TestContext.Out.WriteLine($"{schema} {version}: {covered} of {total} elements and attributes described, {explained} only allowed by the schema, together {share:P3}; "
            + $"{read} values read, {refused} refused");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(share, Is.GreaterThanOrEqualTo(schema == "domain" ? 0.995 : 0.98));
            Assert.That(uncovered, Is.Empty, "Places without a property that SchemaLooseness gives no reason for.");
        }
    }

    // What a schema allows beyond libvirt's bounds is refused, in libvirt's own way: see KnownGaps and Values_that_a_schema_allows_can_be_read.
    private static void Read(Element element, ref int read, ref int refused)
    {
        foreach (var member in element.Shape.Members)
        {
            try
            {
                switch (member.Read(element))
                {
                    case Element inner:
                        if (inner.Exists)
                            Read(inner, ref read, ref refused);
                        break;
                    case IEnumerable<Element> items:
                        foreach (var item in items)
                            Read(item, ref read, ref refused);
                        break;
                    case IEnumerable<object> values:
                        read += values.Count();
                        break;
                    case not null:
                        read++;
                        break;
                }
            }
            catch (LibvirtXmlException)
            {
                refused++;
            }
        }
    }
}
