using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>No declared property may stand unused: each is met in a real document or named by libvirt's schemas, and each is read and
/// written here.</summary>
public class PropertyTests
{
    private static readonly string[] s_samples =
    [
        "1", "yes", "0-3", "7a0d53d5-4a9c-4ba1-8f39-6ba3a3f3f2c8", "52:54:00:12:34:56", "10.1", "text",
    ];

    [Test]
    public void Every_property_is_in_a_document_or_a_schema()
    {
        var used = new HashSet<ShapeMember>();
        foreach (var file in Corpus.Files())
            Use(LibvirtDocument.Load(file), used);
        foreach (var version in new[] { "v9.0.0", "v12.8.0" })
        {
            foreach (var (schema, root) in SchemaCoverageTests.Schemas)
                used.UnionWith(SchemaWalk.Of(Path.Combine(Corpus.Schemas(version), schema + ".rng"), root).Used);
        }

        var unused = Shapes.All.SelectMany(shape => shape.Members.Where(member => !used.Contains(member)).Select(member => $"{shape.Type}.{member.Property}"));
        Assert.That(unused, Is.EquivalentTo(KnownGaps.PropertiesWithoutUse.Keys));
    }

    [Test]
    public void Every_value_property_is_read_and_written()
    {
        Assert.Multiple(() =>
        {
            foreach (var shape in Shapes.All)
            {
                foreach (var member in shape.Members.Where(member => member.Kind is not (MemberKind.Child or MemberKind.Items)))
                    Assert.That(RoundTrips(shape, member), Is.True, $"{shape.Type}.{member.Property}");
            }
        });
    }

    [Test]
    public void Corpus_rebuilt_from_typed_properties_alone_means_the_same()
    {
        var files = Corpus.Files();
        Assert.Multiple(() =>
        {
            foreach (var file in files.Where(file => !file.Contains("-invalid", StringComparison.Ordinal)))
            {
                var document = LibvirtDocument.Load(file);
                if (document is UnknownDevice)
                    continue;
                Element rebuilt;
                IReadOnlyList<DocumentChange> changes;
                try
                {
                    rebuilt = ShapeCopy.Child(document)!;
                    changes = [.. DocumentDiff.Compare(document, rebuilt).Where(c => !c.Path.Contains("metadata", StringComparison.Ordinal))];
                }
                catch (LibvirtXmlException e)
                {
                    // Documents that libvirt refuses may hold values of no type.
                    TestContext.Out.WriteLine($"{Corpus.Name(file)}: {e.Message}");
                    continue;
                }

                if (DocumentCoverage.Of(document).Uncovered.Count == 0 && !UsesAny(document))
                    Assert.That(changes, Is.Empty, Corpus.Name(file));
            }
        });
    }

    private static bool UsesAny(Element document) => document.ToString().Contains("metadata", StringComparison.Ordinal)
        || document is DomainDocument { Features.Capabilities.Exists: true } || document.ElementName is "domstatus" or "qemu-migration" or "domainsnapshot"
        || document.ToString().Contains("privateData", StringComparison.Ordinal);

    private static bool RoundTrips(ElementShape shape, ShapeMember member)
    {
        foreach (var sample in s_samples)
        {
            var (from, to) = (shape.Make!(), shape.Make!());
            Samples.Put(from, member, sample);
            try
            {
                if (member.Read(from) is null or false)
                    continue;
                member.Copy(from, to);
            }
            catch (LibvirtXmlException)
            {
                continue;
            }

            return DocumentDiff.Compare(from, to).Count == 0;
        }

        return false;
    }

    private static void Use(Element element, HashSet<ShapeMember> used)
    {
        foreach (var member in element.Shape.Members)
        {
            object? value;
            try
            {
                value = member.Read(element);
            }
            catch (LibvirtXmlException)
            {
                continue;
            }

            switch (value)
            {
                case null or false or Element { Exists: false }:
                    continue;
                case Element child:
                    Use(child, used);
                    break;
                case IEnumerable<Element> items:
                    var list = items.ToList();
                    list.ForEach(item => Use(item, used));
                    if (list.Count == 0)
                        continue;
                    break;
            }

            used.Add(member);
        }
    }
}
