namespace KvmNfv.LibvirtXml;

/// <summary>All declared properties of an element type: what coverage, comparison and the tests walk through.</summary>
internal sealed class ElementShape(string type, ElementShape? @base, Func<Element>? make, bool any, ShapeMember[] own)
{
    /// <summary>Name of the class.</summary>
    internal string Type { get; } = type;

    /// <summary>Makes an element that stands alone; null for abstract classes.</summary>
    internal Func<Element>? Make { get; } = make;

    /// <summary>Whether the content belongs to the user and everything in it counts as known.</summary>
    internal bool Any { get; } = any;

    /// <summary>The properties, inherited ones first.</summary>
    internal IReadOnlyList<ShapeMember> Members { get; } = [.. @base?.Members ?? [], .. own];
}
