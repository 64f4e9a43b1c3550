using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>Where an element view stands: on a node, or at the place under <see cref="Parent"/> where the node would be.</summary>
internal readonly struct Slot
{
    internal readonly ElementNode? Node;
    internal readonly Element? Parent;
    internal readonly string Name;
    internal readonly string Namespace;

    internal Slot(ElementNode node)
        : this(node, null, node.Name, node.Namespace)
    {
    }

    internal Slot(ElementNode? node, Element? parent, string name, string @namespace)
    {
        Node = node;
        Parent = parent;
        Name = name;
        Namespace = @namespace;
    }

    /// <summary>An attribute of the element around, which chooses the member of some families.</summary>
    internal string? ParentAttribute(string name) => Parent is not null ? Parent.Attr(name) : (Node?.Parent as ElementNode)?.Attribute(name);

    /// <summary>A new element that stands alone.</summary>
    internal static Slot New(string name, string @namespace = "") =>
        new(new ElementNode(name, LibvirtNamespace.PrefixOf(@namespace), @namespace));
}
