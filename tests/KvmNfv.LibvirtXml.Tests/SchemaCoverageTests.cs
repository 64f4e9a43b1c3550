using KvmNfv.LibvirtXml.HostInterfaces;
using KvmNfv.LibvirtXml.NetworkFilters;
using KvmNfv.LibvirtXml.Networks;
using KvmNfv.LibvirtXml.NodeDevices;
using KvmNfv.LibvirtXml.Secrets;
using KvmNfv.LibvirtXml.Snapshots;
using KvmNfv.LibvirtXml.Storage;
using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

public class SchemaCoverageTests
{
    internal static (string Schema, ElementShape Root)[] Schemas { get; } =
    [
        ("domain", DomainDocument.Described), ("capability", CapabilitiesDocument.Described),
        ("domaincaps", DomainCapabilitiesDocument.Described), ("cpu", Cpu.Described), ("network", NetworkDocument.Described),
        ("networkport", NetworkPortDocument.Described), ("nodedev", NodeDeviceDocument.Described),
        ("storagepool", StoragePoolDocument.Described), ("storagevol", StorageVolumeDocument.Described),
        ("storagepoolcaps", StoragePoolCapabilitiesDocument.Described), ("domainsnapshot", SnapshotDocument.Described),
        ("domaincheckpoint", CheckpointDocument.Described), ("domainbackup", BackupDocument.Described),
        ("interface", HostInterfaceDocument.Described), ("nwfilter", NetworkFilterDocument.Described),
        ("nwfilterbinding", FilterBindingDocument.Described), ("secret", SecretDocument.Described),
    ];

    [TestCase("v9.0.0")]
    [TestCase("v12.8.0")]
    public void Schemas_places_are_modelled(string version)
    {
        var folder = Corpus.Schemas(version);
        var (elements, attributes, missing) = (0, 0, new List<string>());
        foreach (var (schema, root) in Schemas)
        {
            var walk = SchemaWalk.Of(Path.Combine(folder, schema + ".rng"), root);
            TestContext.Out.WriteLine($"{schema}: {walk.Elements.Count} elements, {walk.Attributes.Count} attributes, {walk.Missing.Count} not modelled");
            foreach (var place in walk.Missing)
                TestContext.Out.WriteLine($"  {place}");
            elements += walk.Elements.Count;
            attributes += walk.Attributes.Count;
            missing.AddRange(walk.Missing);
        }

        var share = 1 - ((double)missing.Count / (elements + attributes));
        TestContext.Out.WriteLine($"{version}: {elements} element places, {attributes} attribute places, {share:P2} modelled");
        Assert.That(missing, Is.EquivalentTo(KnownGaps.Unmodelled.Keys));
    }

    [TestCase("v9.0.0")]
    [TestCase("v12.8.0")]
    public void Values_that_a_schema_allows_can_be_read(string version)
    {
        var folder = Corpus.Schemas(version);
        var (tried, refused) = (0, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (schema, root) in Schemas)
        {
            foreach (var ((place, value), properties) in SchemaWalk.Of(Path.Combine(folder, schema + ".rng"), root).Values)
            {
                tried++;
                if (!properties.Any(p => Samples.IsRead(p.Shape, p.Member, value) || KnownGaps.RefusesRightly(p.Shape, p.Member, value)))
                    refused.Add($"{place} = '{value}' ({string.Join(", ", properties.Select(p => $"{p.Shape.Type}.{p.Member.Property}").Order())})");
            }
        }

        TestContext.Out.WriteLine($"{version}: {tried} values tried");
        Assert.That(refused, Is.Empty, string.Join('\n', refused));
    }
}
