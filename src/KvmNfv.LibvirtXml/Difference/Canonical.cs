using System.Text;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>Writes an element without what has no meaning: attributes sorted, no white space between tags, no comments.</summary>
internal static class Canonical
{
    internal static string Of(ElementNode node)
    {
        var output = new StringBuilder();
        Append(output, node);
        return output.ToString();
    }

    private static void Append(StringBuilder output, ElementNode node)
    {
        output.Append('<').Append(node.QualifiedName);
        foreach (var attribute in node.Attributes.ToArray().OrderBy(static a => a.Name, StringComparer.Ordinal))
        {
            output.Append(' ').Append(attribute.Name).Append("='");
            Escaping.Append(output, attribute.Value, attribute: true);
            output.Append('\'');
        }

        output.Append('>');
        foreach (var child in node.Children)
        {
            if (child is ElementNode element)
                Append(output, element);
            else if (child is TextNode text)
                Escaping.Append(output, text.Value, attribute: false);
        }

        output.Append("</").Append(node.QualifiedName).Append('>');
    }
}
