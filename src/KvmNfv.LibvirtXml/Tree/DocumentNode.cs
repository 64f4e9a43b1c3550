using System.Text;

namespace KvmNfv.LibvirtXml.Tree;

/// <summary>Holds the root element and, through its source, what stands before and after it.</summary>
internal sealed class DocumentNode : Node
{
    internal ElementNode Root = null!;

    /// <summary>The encoding of the file it was loaded from; null for a text.</summary>
    internal Encoding? Encoding;

    internal override DocumentNode Clone()
    {
        var copy = CopySpanTo(new DocumentNode { Encoding = Encoding });
        copy.Root = Root.Clone();
        copy.Root.Parent = copy;
        return copy;
    }
}
