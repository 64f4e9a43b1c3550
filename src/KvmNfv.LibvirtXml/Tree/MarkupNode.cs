namespace KvmNfv.LibvirtXml.Tree;

/// <summary>A comment or processing instruction: kept, never interpreted, and only ever copied from its source.</summary>
internal sealed class MarkupNode : Node
{
    internal override MarkupNode Clone() => CopySpanTo(new MarkupNode());
}
