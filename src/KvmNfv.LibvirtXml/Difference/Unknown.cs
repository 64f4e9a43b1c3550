using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>What of an element no property describes, in a form that can be compared.</summary>
internal static class Unknown
{
    internal static Dictionary<string, string> Of(Element element)
    {
        var found = new Dictionary<string, string>();
        if (element.XmlNode is not { } node)
            return found;
        var shape = element.Shape;
        foreach (var attribute in node.Attributes)
        {
            if (!attribute.IsNamespace && (shape.Any || !shape.KnowsAttribute(attribute.Name)))
                found[$"@{attribute.Name}"] = attribute.Value;
        }

        foreach (var child in node.Children.OfType<ElementNode>())
        {
            if (!shape.Any && shape.ForChild(child.Name, child.Namespace) is not null)
                continue;
            var name = child.QualifiedName;
            for (var n = 2; found.ContainsKey(name); n++)
                name = $"{child.QualifiedName}[{n}]";
            found[name] = Canonical.Of(child);
        }

        return found;
    }
}
