using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>Sees to it that the prefixes of nodes put into a tree are declared, on the root as libvirt does.</summary>
internal static class Namespaces
{
    internal static void Declare(ElementNode node)
    {
        if (node.Prefix.Length > 0 && Lookup(node, node.Prefix) != node.Namespace)
        {
            var root = node;
            while (root.Parent is ElementNode parent)
                root = parent;
            var name = $"xmlns:{node.Prefix}";
            (root.Attribute(name) is null ? root : node).SetAttribute(name, node.Namespace, []);
        }

        foreach (var child in node.Children)
        {
            if (child is ElementNode element)
                Declare(element);
        }
    }

    private static string? Lookup(ElementNode node, string prefix)
    {
        for (Node? at = node; at is ElementNode element; at = at.Parent)
        {
            if (element.Attribute($"xmlns:{prefix}") is { } found)
                return found;
        }

        return null;
    }
}
