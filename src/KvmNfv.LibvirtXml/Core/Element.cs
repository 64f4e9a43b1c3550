using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>
/// A typed view of one element of a kept XML tree. Properties read from and write to the tree, nothing is copied; what no property
/// describes stays in the tree and is written back. A property that holds an element never gives null for it: where the document has no
/// such element the view is empty (<see cref="Exists"/> is false), and the first value set in it creates the element in libvirt's order.
/// Reading is safe from several threads as long as none of them writes.
/// </summary>
public abstract partial class Element
{
    private readonly Element? _parent;
    private readonly string _name;
    private readonly string _namespace;
    private ElementNode? _node;

    private protected Element(in Slot slot)
    {
        _node = slot.Node;
        _parent = slot.Parent;
        _name = slot.Name;
        _namespace = slot.Namespace;
        if (_node is not null)
            _node.View = this;
    }

    /// <summary>Whether the document has this element.</summary>
    public bool Exists => XmlNode is not null;

    /// <summary>The element's local name.</summary>
    public string ElementName => XmlNode?.Name ?? _name;

    /// <summary>The same element without types: for content that no property describes.</summary>
    /// <exception cref="InvalidOperationException">The element does not exist.</exception>
    public RawElement Raw => new(XmlNode ?? throw new InvalidOperationException($"The document has no <{_name}> element."));

    /// <summary>The node, looked up again when an empty view's element has come into being or was replaced.</summary>
    internal ElementNode? XmlNode
    {
        get
        {
            if (_parent is null)
                return _node;
            var parent = _parent.XmlNode;
            if (_node is null || _node.Parent != parent)
                _node = parent?.Child(_name, _namespace);
            return _node;
        }
    }

    internal abstract ElementShape Shape { get; }

    /// <summary>The value of the choosing attribute that this member of a family stands for.</summary>
    internal abstract string? Variant { get; }

    internal abstract ReadOnlySpan<string> AttributeOrder { get; }

    internal abstract ReadOnlySpan<string> ChildOrder { get; }

    /// <summary>Takes the element, with all that is in it, out of the document. Does nothing when it does not exist.</summary>
    /// <exception cref="InvalidOperationException">It is the root of its document.</exception>
    public void Remove()
    {
        if (XmlNode is not { Parent: { } holder } node)
            return;
        if (holder is not ElementNode parent)
            throw new InvalidOperationException("The root of a document cannot be removed.");
        parent.Remove(node);
    }

    /// <summary>The text of an attribute as the document has it, whether a property describes it or not; null when it is not there.</summary>
    /// <param name="name">Qualified name, as written.</param>
    public string? GetAttribute(string name) => XmlNode?.Attribute(name);

    /// <summary>Sets an attribute, described by a property or not; null removes it.</summary>
    /// <param name="name">Qualified name, as to be written.</param>
    /// <param name="value">The text, not escaped.</param>
    /// <exception cref="ArgumentException">The name or the value cannot be written in XML.</exception>
    public void SetAttribute(string name, string? value) => Set(XmlText.Name(name), XmlText.Value(value));

    /// <summary>The element as XML, with what stands around it when it is the root of a document; empty text when it does not exist.</summary>
    public override string ToString() => XmlNode switch
    {
        null => "",
        { Parent: DocumentNode document } => TreeWriter.Write(document),
        { } node => TreeWriter.Write(node),
    };

    /// <summary>
    /// Writes the element as a document: in the encoding, and with the byte order mark, of the file that its document was loaded from; in
    /// UTF-8 without a mark, as libvirt does, when it was loaded from none.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The document's encoding does not have all of its characters.</exception>
    public void Save(string path) => File.WriteAllBytes(path, XmlBytes.Encode(this));

    /// <summary>Writes the element as a document, as <see cref="Save(string)"/> does, and leaves the stream open.</summary>
    /// <exception cref="InvalidOperationException">The document's encoding does not have all of its characters.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(XmlBytes.Encode(this));
    }

    /// <summary>An XPath expression that finds the element in its document, such as <c>/domain/devices/interface[2]</c>.</summary>
    public string GetXPath() => XmlNode is { } node ? TreePath.Of(node) : $"{_parent?.GetXPath()}/{_name}";
}
