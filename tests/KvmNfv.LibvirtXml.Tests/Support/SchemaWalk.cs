using System.Xml.Linq;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Walks a RELAX NG schema beside the shapes of the model and counts the places (an element or attribute in its surroundings)
/// that the model has a typed property for.</summary>
internal sealed class SchemaWalk
{
    private readonly SchemaGrammar _grammar;
    private readonly HashSet<string> _visited = [];

    private SchemaWalk(string file) => _grammar = SchemaGrammar.Load(file);

    internal HashSet<string> Elements { get; } = [];

    internal HashSet<string> Attributes { get; } = [];

    internal SortedSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties that some place of the schema is for.</summary>
    internal HashSet<ShapeMember> Used { get; } = [];

    /// <summary>Values that the schema allows in a place, and the properties (one of each alternative) that it is for.</summary>
    internal Dictionary<(string Place, string Value), HashSet<(ElementShape Shape, ShapeMember Member)>> Values { get; } = [];

    internal static SchemaWalk Of(string file, ElementShape root)
    {
        var walk = new SchemaWalk(file);
        foreach (var start in walk._grammar.Starts)
            walk.Content(start, new Place([], "", "", root), []);
        return walk;
    }

    private void Content(XElement pattern, Place place, HashSet<string> open)
    {
        foreach (var child in pattern.Elements().Where(SchemaGrammar.IsPattern))
        {
            switch (child.Name.LocalName)
            {
                case "element":
                    foreach (var name in SchemaGrammar.Names(child))
                        Element(child, name, place);
                    break;
                case "attribute":
                    foreach (var name in SchemaGrammar.Names(child))
                        Attribute(child, name, place);
                    break;
                case "ref" when open.Add(child.Attribute("name")!.Value):
                    foreach (var define in _grammar.Defines(child.Attribute("name")!.Value))
                        Content(define, place, open);
                    break;
                case "value" or "data":
                    Text(child, place);
                    break;
                case "list":
                    break; // several values in one: no single one is the content
                default:
                    Content(child, place, open);
                    break;
            }
        }
    }

    private void Text(XElement pattern, Place place)
    {
        foreach (var shape in place.Shapes.Where(s => s.Make is not null))
        {
            var member = place.On.Length > 0 ? shape.ForChild(place.On, place.Namespace) : shape.Members.FirstOrDefault(m => m.Kind == MemberKind.Content);
            if (member is { Kind: MemberKind.Content or MemberKind.Text or MemberKind.Values })
                Allow(place.Name, SchemaValues.Of(pattern), shape, member);
        }
    }

    private void Allow(string place, IEnumerable<string> values, ElementShape shape, ShapeMember member)
    {
        foreach (var value in values)
        {
            if (!Values.TryGetValue((place, value), out var properties))
                Values[(place, value)] = properties = [];
            properties.Add((shape, member));
        }
    }

    private IEnumerable<string> ValuesIn(XElement pattern, HashSet<string> open) => pattern.Name.LocalName switch
    {
        "value" or "data" => SchemaValues.Of(pattern),
        "list" or "text" => [],
        "ref" when open.Add(pattern.Attribute("name")!.Value) => _grammar.Defines(pattern.Attribute("name")!.Value)
            .SelectMany(define => define.Elements().Where(SchemaGrammar.IsPattern)).SelectMany(inner => ValuesIn(inner, open)),
        "ref" => [],
        _ => pattern.Elements().Where(SchemaGrammar.IsPattern).SelectMany(inner => ValuesIn(inner, open)),
    };

    private void Element(XElement pattern, string name, Place place)
    {
        var ns = SchemaGrammar.Namespace(pattern);
        if (name.Contains(':', StringComparison.Ordinal))
            name = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var inner = place.Root is { } root ? new Place([.. root.Alternatives], "", root.Type, null) : Step(place, name, ns);
        if (place.Root is null)
        {
            Elements.Add($"{place.Name}/{name}");
            if (inner is null)
            {
                Missing.Add($"{place.Name}/{name}");
                return;
            }
        }

        if (inner!.Shapes.All(s => s.Any) || !_visited.Add($"{pattern.GetHashCode()} {name} {inner.Name} {inner.On}"))
            return;
        Used.UnionWith(inner.Shapes.SelectMany(s => s.Members).Where(m => m.Kind == MemberKind.Content));
        Content(pattern, inner, []);
    }

    private Place? Step(Place place, string name, string ns)
    {
        if (place.On.Length > 0)
            return null;
        var owners = place.Shapes.Where(s => s.ForChild(name, ns) is not null).ToList();
        if (owners.Count == 0)
            return null;
        Used.UnionWith(owners.Select(s => s.ForChild(name, ns)!));
        var inner = owners.Select(s => s.ForChild(name, ns)!).Where(m => m.Inner is not null).SelectMany(m => m.Inner!(null).Alternatives).Distinct().OrderBy(s => s.Any).ToArray();
        // Content without types (of an alternative that the model does not know) says nothing about the alternatives it knows.
        if (inner.Length > 0 && !inner[0].Any)
            inner = [.. inner.Where(s => !s.Any)];
        return inner.Length > 0
            ? new Place(inner, "", string.Join('|', inner.Select(s => s.Type).Order().Take(2)), null)
            : new Place([.. owners], name, $"{place.Name}/{name}", null, ns);
    }

    private void Attribute(XElement pattern, string name, Place place)
    {
        Attributes.Add($"{place.Name}/@{name}");
        if (!place.Shapes.Any(s => s.KnowsAttributeOn(place.On, name)))
            Missing.Add($"{place.Name}/@{name}");
        var values = ValuesIn(pattern, []).ToList();
        foreach (var shape in place.Shapes)
        {
            foreach (var member in shape.Members.Where(m => m.Kind == MemberKind.Attribute && m.Name == name && (m.On ?? "") == place.On))
            {
                Used.Add(member);
                if (shape.Make is not null)
                    Allow($"{place.Name}/@{name}", values, shape, member);
            }
        }
    }

    private sealed record Place(ElementShape[] Shapes, string On, string Name, ElementShape? Root, string Namespace = "");
}
