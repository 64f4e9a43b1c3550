namespace KvmNfv.LibvirtXml.Tree;

/// <summary>Holds the root element and, through its source, what stands before and after it.</summary>
internal sealed class DocumentNode : Node
{
    internal ElementNode Root = null!;

    internal override DocumentNode Clone()
    {
        var copy = CopySpanTo(new DocumentNode());
        copy.Root = Root.Clone();
        copy.Root.Parent = copy;
        return copy;
    }
}
