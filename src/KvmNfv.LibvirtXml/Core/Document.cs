using System.Text;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>An element that is a libvirt document of its own: it can be read from and written to files.</summary>
public abstract class Document : Element
{
    private protected Document(in Slot slot)
        : base(slot)
    {
    }

    /// <summary>Writes the document as UTF-8 without a byte order mark, as libvirt does.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => File.WriteAllText(path, ToString());

    /// <summary>Writes the document as UTF-8 without a byte order mark and leaves the stream open.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Encoding.UTF8.GetBytes(ToString()));
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
