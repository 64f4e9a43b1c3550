namespace KvmNfv.LibvirtXml;

/// <summary>All declared properties of an element type: what coverage, comparison and the tests walk through.</summary>
internal sealed class ElementShape(string type, ElementShape? @base, Func<Element>? make, bool any, ShapeMember[] own, Func<ElementShape[]>? alternatives)
{
    private readonly Dictionary<(string Name, string Namespace), ShapeMember> _children = [];
    private readonly HashSet<(string On, string Name)> _attributes = [];
    private bool _indexed;

    /// <summary>Name of the class.</summary>
    internal string Type { get; } = type;

    /// <summary>Makes an element that stands alone; null for abstract classes.</summary>
    internal Func<Element>? Make { get; } = make;

    /// <summary>Whether the content belongs to the user and everything in it counts as known.</summary>
    internal bool Any { get; } = any;

    /// <summary>This shape or, for a family, the shapes of all its members.</summary>
    internal IEnumerable<ElementShape> Alternatives => alternatives is null ? [this] : alternatives().SelectMany(static shape => shape.Alternatives);

    /// <summary>The properties, inherited ones first.</summary>
    internal IReadOnlyList<ShapeMember> Members { get; } = [.. @base?.Members ?? [], .. own];

    /// <summary>The property that describes a child element; null when none does.</summary>
    internal ShapeMember? ForChild(string name, string @namespace)
    {
        Index();
        return _children.GetValueOrDefault((name, @namespace));
    }

    internal bool KnowsAttribute(string name) => KnowsAttributeOn("", name);

    internal bool KnowsAttributeOn(string child, string name)
    {
        Index();
        return _attributes.Contains((child, name));
    }

    private void Index()
    {
        lock (_children)
        {
            if (_indexed)
                return;
            foreach (var member in Members)
                Add(member);
            _indexed = true;
        }
    }

    private void Add(ShapeMember member)
    {
        var on = member.On ?? (member.Kind == MemberKind.Text ? member.Name : "");
        if (member.Kind == MemberKind.Attribute)
            _attributes.Add((on, member.Name));
        if (member.UnitAttribute is { } unit)
            _attributes.Add((on, unit));
        // A child with a class of its own wins over an attribute borrowed from it.
        if (member.Kind is MemberKind.Attribute && member.On is { } child)
            _children.TryAdd((child, ""), member);
        else if (member.Kind is not (MemberKind.Attribute or MemberKind.Content))
            _children[(member.Name, member.Namespace)] = member;
    }
}
