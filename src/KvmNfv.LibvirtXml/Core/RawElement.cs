using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>An element without types, for content that no property describes: unknown elements, metadata of other programs.</summary>
public sealed class RawElement : IEquatable<RawElement>
{
    internal RawElement(ElementNode node) => Node = node;

    /// <summary>Makes an element that stands alone.</summary>
    /// <param name="name">Local name.</param>
    /// <param name="namespaceUri">Namespace, or empty text for none.</param>
    /// <param name="prefix">Prefix for the namespace; without one the namespace is declared as the default on this element.</param>
    /// <exception cref="ArgumentException">A name cannot be written in XML, or there is a prefix without a namespace.</exception>
    public RawElement(string name, string namespaceUri = "", string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(namespaceUri);
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.Length > 0 && namespaceUri.Length == 0)
            throw new ArgumentException("A prefix needs a namespace.", nameof(prefix));
        Node = new ElementNode(XmlText.Name(name), prefix.Length == 0 ? "" : XmlText.Name(prefix), namespaceUri);
        if (namespaceUri.Length > 0)
            Node.SetAttribute(prefix.Length == 0 ? "xmlns" : $"xmlns:{prefix}", namespaceUri, []);
    }

    /// <summary>Local name.</summary>
    public string Name => Node.Name;

    /// <summary>Namespace; empty text for none, as libvirt's own elements.</summary>
    public string NamespaceUri => Node.Namespace;

    /// <summary>The text directly in the element; null when there is none. Setting it leaves child elements alone.</summary>
    /// <exception cref="ArgumentException">The text cannot be written in XML.</exception>
    public string? Value
    {
        get => Node.Text;
        set => Node.SetText(XmlText.Value(value));
    }

    /// <summary>The attributes in document order: qualified name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes =>
        Node.Attributes.ToArray().Select(static a => KeyValuePair.Create(a.Name, a.Value)).ToArray();

    /// <summary>The child elements in document order, as they are now.</summary>
    public IReadOnlyList<RawElement> Elements => Node.Children.OfType<ElementNode>().Select(static node => new RawElement(node)).ToArray();

    internal ElementNode Node { get; }

    /// <summary>The value of an attribute by qualified name; null when it is not there.</summary>
    public string? GetAttribute(string name) => Node.Attribute(name);

    /// <summary>Sets an attribute; null removes it.</summary>
    /// <exception cref="ArgumentException">The name or the value cannot be written in XML.</exception>
    public void SetAttribute(string name, string? value) => Node.SetAttribute(XmlText.Name(name), XmlText.Value(value), []);

    /// <summary>Adds a child as the last one; a copy when it is already part of a document.</summary>
    public void Add(RawElement child)
    {
        ArgumentNullException.ThrowIfNull(child);
        var node = child.Node.Parent is null ? child.Node : child.Node.Clone();
        node.AutoLead = true;
        Node.Insert(Node.Children.Count, node);
        Namespaces.Declare(node);
    }

    /// <summary>Takes a child out.</summary>
    /// <returns>False when it is not a child of this element.</returns>
    public bool Remove(RawElement child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (child.Node.Parent != Node)
            return false;
        Node.Remove(child.Node);
        return true;
    }

    /// <inheritdoc />
    public bool Equals(RawElement? other) => other?.Node == Node;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RawElement);

    /// <inheritdoc />
    public override int GetHashCode() => Node.GetHashCode();

    /// <summary>The element as XML.</summary>
    public override string ToString() => TreeWriter.Write(Node);
}
