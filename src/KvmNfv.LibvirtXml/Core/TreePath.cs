using System.Globalization;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>Writes the place of a node as an XPath expression; a position only where several siblings share the name.</summary>
internal static class TreePath
{
    internal static string Of(ElementNode node)
    {
        if (node.Parent is not ElementNode parent)
            return $"/{node.QualifiedName}";
        var (position, count) = (0, 0);
        foreach (var child in parent.Children)
        {
            if (child is not ElementNode sibling || !sibling.Is(node.Name, node.Namespace))
                continue;
            count++;
            if (sibling == node)
                position = count;
        }

        var index = count > 1 ? string.Create(CultureInfo.InvariantCulture, $"[{position}]") : "";
        return $"{Of(parent)}/{node.QualifiedName}{index}";
    }
}
