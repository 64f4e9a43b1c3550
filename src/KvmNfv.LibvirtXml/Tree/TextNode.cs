namespace KvmNfv.LibvirtXml.Tree;

/// <summary>Character data, entity references resolved; a CDATA section is one too.</summary>
internal sealed class TextNode(string value) : Node
{
    internal string Value = value;

    internal override TextNode Clone() => CopySpanTo(new TextNode(Value));
}
