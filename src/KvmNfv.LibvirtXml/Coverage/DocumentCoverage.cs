using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>
/// How much of a document typed properties describe. An element without a property counts with everything in it; so does a second
/// element where libvirt has only one. Content of a user's own (metadata) counts as described.
/// </summary>
public sealed class DocumentCoverage
{
    private readonly List<UncoveredNode> _uncovered = [];

    private DocumentCoverage()
    {
    }

    /// <summary>Elements and attributes in the document, namespace declarations left out.</summary>
    public int Total { get; private set; }

    /// <summary>Those that a typed property describes.</summary>
    public int Covered => Total - _uncovered.Count;

    /// <summary>Those that none describes, in document order.</summary>
    public IReadOnlyList<UncoveredNode> Uncovered => _uncovered;

    /// <summary>Measures a document or a part of one.</summary>
    public static DocumentCoverage Of(Element document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var coverage = new DocumentCoverage();
        if (document.XmlNode is { } node)
        {
            coverage.Total++;
            if (document is UnknownDevice)
            {
                coverage.Miss(node, node.QualifiedName);
                coverage.Unknown(node, node.QualifiedName);
            }
            else
            {
                coverage.Element(node, document.Shape);
            }
        }

        return coverage;
    }

    private void Element(ElementNode node, ElementShape shape)
    {
        if (shape.Any)
        {
            Count(node);
            return;
        }

        Attributes(node, shape.Type, shape.KnowsAttribute);
        var seen = new HashSet<ShapeMember>();
        foreach (var child in node.Children.OfType<ElementNode>())
        {
            Total++;
            var member = shape.ForChild(child.Name, child.Namespace);
            if (member is null || (member.Kind is not (MemberKind.Items or MemberKind.Values) && !seen.Add(member)))
            {
                Miss(child, $"{shape.Type}/{child.QualifiedName}");
                Unknown(child, $"{shape.Type}/{child.QualifiedName}");
            }
            else if (member.Inner is not null)
            {
                Element(child, member.Inner(child));
            }
            else
            {
                Attributes(child, $"{shape.Type}/{child.Name}", name => shape.KnowsAttributeOn(child.Name, name));
                foreach (var inner in child.Children.OfType<ElementNode>())
                {
                    Total++;
                    Miss(inner, $"{shape.Type}/{child.Name}/{inner.QualifiedName}");
                    Unknown(inner, $"{shape.Type}/{child.Name}/{inner.QualifiedName}");
                }
            }
        }
    }

    private void Attributes(ElementNode node, string kind, Predicate<string> known)
    {
        foreach (var attribute in node.Attributes)
        {
            if (attribute.IsNamespace)
                continue;
            Total++;
            if (!known(attribute.Name))
                _uncovered.Add(new UncoveredNode($"{TreePath.Of(node)}/@{attribute.Name}", $"{kind}/@{attribute.Name}"));
        }
    }

    private void Miss(ElementNode node, string kind) => _uncovered.Add(new UncoveredNode(TreePath.Of(node), kind));

    private void Unknown(ElementNode node, string kind)
    {
        Attributes(node, kind, static _ => false);
        foreach (var child in node.Children.OfType<ElementNode>())
        {
            Total++;
            Miss(child, $"{kind}/{child.QualifiedName}");
            Unknown(child, $"{kind}/{child.QualifiedName}");
        }
    }

    private void Count(ElementNode node)
    {
        foreach (var attribute in node.Attributes)
            Total += attribute.IsNamespace ? 0 : 1;
        foreach (var child in node.Children.OfType<ElementNode>())
        {
            Total++;
            Count(child);
        }
    }
}
