using System.Text;

namespace KvmNfv.LibvirtXml.Tree;

/// <summary>Writes a tree: clean parts by copying their source, the rest in libvirt's style (two spaces, single quotes).</summary>
internal sealed class TreeWriter
{
    private const string Step = "  ";
    private readonly StringBuilder _output = new();

    internal static string Write(Node node)
    {
        if (node is { Source: { } source, Dirty: false })
            return node is DocumentNode ? source : source[node.Start..node.End];
        var writer = new TreeWriter();
        if (node is DocumentNode document)
        {
            writer._output.Append(document.Source.AsSpan(0, document.Root.HasSource ? document.Root.Start : 0));
            writer.WriteNode(document.Root, IndentOfRoot(document.Root));
            writer._output.Append(document.Root.HasSource ? document.Source.AsSpan(document.Root.End) : "\n");
        }
        else
        {
            writer.WriteNode(node, node is ElementNode { Parent: DocumentNode } root ? IndentOfRoot(root) : Indent(node));
        }

        return writer._output.ToString();
    }

    private void WriteNode(Node node, string indent)
    {
        if (node is { Source: { } source, Dirty: false })
            _output.Append(source, node.Start, node.End - node.Start);
        else if (node is TextNode text)
            Escaping.Append(_output, text.Value, attribute: false);
        else if (node is ElementNode element)
            WriteElement(element, indent);
    }

    private void WriteElement(ElementNode element, string indent)
    {
        var children = element.Children;
        var empty = children.Count == 0 && !(element is { HasSource: true, CloseStart: >= 0 } && element.CloseLead == element.TagEnd);
        WriteStartTag(element, empty);
        if (empty)
            return;
        string? inner = null;
        var mixed = false;
        for (var i = 0; i < children.Count; i++)
        {
            var child = children[i];
            mixed |= child is TextNode;
            if (!child.AutoLead)
                _output.Append(child.Source, child.Lead, child.Start - child.Lead);
            else if (!mixed)
                _output.Append(inner ??= ChildIndent(element, indent));
            WriteNode(child, child.AutoLead ? inner ?? "" : OwnIndent(child));
        }

        if (element is { HasSource: true, CloseStart: >= 0 } && (element.CloseLead < element.CloseStart || inner is null))
            _output.Append(element.Source, element.CloseLead, element.CloseStart - element.CloseLead);
        else if (inner is not null && !mixed)
            _output.Append(indent);
        WriteEndTag(element);
    }

    private void WriteEndTag(ElementNode element)
    {
        var name = element.QualifiedName;
        var old = element is { HasSource: true, CloseStart: >= 0 } ? element.Source.AsSpan(element.CloseStart, element.End - element.CloseStart) : default;
        if (!old.IsEmpty && old["</".Length..^1].TrimEnd().SequenceEqual(name))
            _output.Append(old);
        else
            _output.Append("</").Append(name).Append('>');
    }

    private void WriteStartTag(ElementNode element, bool empty)
    {
        if (element.HasSource && element.TagChanged)
        {
            StartTag.Append(_output, element, empty);
        }
        else if (element.HasSource)
        {
            var tag = element.Source.AsSpan(element.Start, element.TagEnd - element.Start);
            if (tag is [.., '/', '>'] != empty)
                _output.Append(tag[..^(empty ? 1 : 2)].TrimEnd()).Append(empty ? "/>" : ">");
            else
                _output.Append(tag);
        }
        else
        {
            _output.Append('<').Append(element.QualifiedName);
            foreach (var attribute in element.Attributes)
            {
                _output.Append(' ').Append(attribute.Name).Append("='");
                Escaping.Append(_output, attribute.Value, attribute: true);
                _output.Append('\'');
            }

            _output.Append(empty ? "/>" : ">");
        }
    }

    // New children stand like their parsed siblings; without any, one step deeper than the parent. A document on one line stays so.
    private static string ChildIndent(ElementNode parent, string indent)
    {
        foreach (var sibling in parent.Children)
        {
            if (!sibling.AutoLead)
                return OwnIndent(sibling);
        }

        return indent.Length == 0 ? "" : indent + Step;
    }

    private static string OwnIndent(Node node)
    {
        var lead = node.Source.AsSpan(node.Lead, node.Start - node.Lead);
        return lead.LastIndexOf('\n') is >= 0 and var line ? lead[line..].ToString() : "";
    }

    private static string IndentOfRoot(ElementNode root)
    {
        if (root.Source is not { } source || root.AutoLead)
            return "\n";
        var multiline = root.Children.Count == 0 || source.AsSpan(root.Start, root.End - root.Start).Contains('\n');
        return !multiline ? "" : OwnIndent(root) is { Length: > 0 } indent ? indent : "\n";
    }

    private static string Indent(Node node) => node.AutoLead ? "\n" : OwnIndent(node);
}
