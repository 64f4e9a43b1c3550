namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Where a schema allows what libvirt does not read: the model is right to say that no property describes it.</summary>
internal static class SchemaLooseness
{
    // The schema leaves to each alternative what belongs to one of them; libvirt reads it by the type.
    private static readonly ElementShape[] s_families = [CharacterSource.Described, TpmBackend.Described, Hostdev.Described, DiskSource.Described];

    private static readonly Dictionary<string, string> s_places = new()
    {
        ["SecLabel/label"] = "several labels of a device's file; libvirt reads the first",
        ["Devices/redirfilter"] = "several filters; libvirt refuses all but one",
        ["PoolSource/name"] = "several volume groups; libvirt reads the first",
        ["UnknownAddress/@bus"] = "an address without a type at a USB device that is found by its vendor; libvirt asks for the type",
        ["UnknownAddress/@device"] = "the same",
        ["UnknownAddress/@port"] = "the same",
    };

    /// <summary>Whether a node that no property describes has a place in the schema only.</summary>
    internal static bool Explains(UncoveredNode node)
    {
        var parts = node.Kind.Split('/');
        return s_places.ContainsKey($"{parts[0]}/{parts[1]}")
            || s_families.Any(family => Array.Exists([.. family.Alternatives], a => a.Type == parts[0]) && family.Alternatives.Any(a => Knows(a, parts[1])));
    }

    private static bool Knows(ElementShape shape, string step) =>
        step.StartsWith('@') ? shape.KnowsAttribute(step[1..]) : shape.ForChild(step, "") is not null;
}
