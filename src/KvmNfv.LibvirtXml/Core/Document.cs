using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>An element that is the root of a libvirt document.</summary>
public abstract class Document : Element
{
    private protected Document(in Slot slot)
        : base(slot)
    {
    }

    internal static ElementNode ParseRoot(string xml, string root, XmlReadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(xml);
        var node = TreeReader.Read(xml, options ?? XmlReadOptions.Default).Root;
        return node.Name == root
            ? node
            : throw new LibvirtXmlException($"the root element is <{node.QualifiedName}>, not <{root}>", node.Position().Line, node.Position().Column);
    }
}
