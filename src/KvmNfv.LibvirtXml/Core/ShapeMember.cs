using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>One declared property: what it describes, and how to read and write it without reflection.</summary>
internal sealed record ShapeMember(string Property, MemberKind Kind, string Name)
{
    internal string Namespace { get; init; } = "";

    /// <summary>The child element that bears the attribute; null when the element itself does.</summary>
    internal string? On { get; init; }

    /// <summary>The attribute that holds the unit of a size; null where there is none.</summary>
    internal string? UnitAttribute { get; init; }

    /// <summary>The shape of a child element: of its node, because the alternatives of a family differ, or without a node of its class.</summary>
    internal Func<ElementNode?, ElementShape>? Inner { get; init; }

    /// <summary>Reads the property; null, false or an empty list when the document has nothing for it.</summary>
    internal required Func<Element, object?> Read { get; init; }

    /// <summary>Writes what <see cref="Read"/> gave, of another element of the type, into this one.</summary>
    internal required Action<Element, Element> Copy { get; init; }
}
