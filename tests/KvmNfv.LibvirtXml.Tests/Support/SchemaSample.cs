using System.Xml.Linq;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Makes documents that a RELAX NG schema allows: its choices, optional parts, repetitions and orders are drawn.</summary>
internal sealed class SchemaSample(SchemaGrammar grammar, Random random)
{
    // Past it, only what must be there is made.
    private const int Deepest = 10;
    private static readonly XNamespace s_foreign = "http://example.org/app";
    private readonly Dictionary<XElement, bool> _possible = [];
    private readonly SchemaText _text = new(random);

    internal XElement Next() => Make(grammar.Starts[0], 0).OfType<XElement>().Single();

    private List<XObject> Make(XElement pattern, int depth) => pattern.Name.LocalName switch
    {
        "element" => [Element(pattern, depth)],
        "attribute" => [Attribute(pattern)],
        "value" or "data" or "text" => [new XText(_text.Of(pattern))],
        "list" => [new XText(string.Join(' ', Parts(pattern, depth).SelectMany(part => part).Cast<XText>().Select(text => text.Value)))],
        "ref" => Definition(pattern.Attribute("name")!.Value, depth),
        "optional" when depth > Deepest || random.Next(2) == 0 || !IsPossible(pattern) => [],
        "zeroOrMore" => Repeat(pattern, depth, IsPossible(pattern) && depth <= Deepest ? random.Next(depth < 3 ? 9 : 4) : 0),
        "oneOrMore" => Repeat(pattern, depth, depth <= Deepest ? random.Next(1, 4) : 1),
        "choice" => Choice(Patterns(pattern), depth),
        "interleave" => Interleave(Parts(pattern, depth)),
        "grammar" => new SchemaSample(grammar.Nested(pattern), random).Start(depth),
        _ => [.. Parts(pattern, depth).SelectMany(part => part)],
    };

    private List<XObject> Start(int depth) => Make(grammar.Starts[0], depth);

    private IEnumerable<List<XObject>> Parts(XElement pattern, int depth) => Patterns(pattern).Select(part => Make(part, depth));

    private List<XObject> Repeat(XElement pattern, int depth, int times) =>
        [.. Enumerable.Range(0, times).SelectMany(_ => Parts(pattern, depth)).SelectMany(part => part)];

    private List<XObject> Definition(string name, int depth)
    {
        var parts = grammar.Defines(name);
        return parts.Count == 1 ? Make(parts[0], depth)
            : parts.Any(part => part.Attribute("combine")?.Value == "choice") ? Choice(parts, depth)
            : Interleave(parts.Select(part => Make(part, depth)));
    }

    private List<XObject> Choice(IEnumerable<XElement> all, int depth)
    {
        var possible = all.Where(IsPossible).ToList();
        return Make(depth > Deepest ? possible.MinBy(part => Depth(part, []))! : possible[random.Next(possible.Count)], depth);
    }

    private List<XObject> Interleave(IEnumerable<List<XObject>> parts)
    {
        var waiting = parts.Where(part => part.Count > 0).Select(part => new Queue<XObject>(part)).ToList();
        var merged = new List<XObject>();
        while (waiting.Count > 0)
        {
            var next = waiting[random.Next(waiting.Count)];
            merged.Add(next.Dequeue());
            if (next.Count == 0)
                waiting.Remove(next);
        }

        return merged;
    }

    private XElement Element(XElement pattern, int depth)
    {
        var element = new XElement(Name(pattern, SchemaGrammar.Namespace(pattern)));
        foreach (var part in Parts(pattern, depth + 1).SelectMany(part => part))
        {
            // A name that may be any is drawn twice at times.
            if (part is not XAttribute attribute || element.Attribute(attribute.Name) is null)
                element.Add(part);
        }

        return element;
    }

    private XAttribute Attribute(XElement pattern) =>
        new(Name(pattern, pattern.Attribute("ns")?.Value ?? ""), string.Concat(Texts(pattern).Select(text => text.Value)));

    private IEnumerable<XText> Texts(XElement pattern) =>
        Patterns(pattern).Any() ? Parts(pattern, 0).SelectMany(part => part).Cast<XText>() : [new XText("any")];

    private XName Name(XElement pattern, XNamespace space)
    {
        var names = SchemaGrammar.Names(pattern).ToArray();
        if (names.Length == 0)
            return s_foreign + "item";
        var name = names[random.Next(names.Length)].Split(':');
        return name.Length == 1 ? space + name[0] : pattern.GetNamespaceOfPrefix(name[0])! + name[1];
    }

    private static IEnumerable<XElement> Patterns(XElement pattern) => pattern.Elements().Where(SchemaGrammar.IsPattern);

    /// <summary>Whether something can stand for a pattern: the part that <c>notAllowed</c> closes cannot.</summary>
    private bool IsPossible(XElement pattern)
    {
        if (_possible.TryGetValue(pattern, out var known))
            return known;
        _possible[pattern] = true;
        return _possible[pattern] = pattern.Name.LocalName switch
        {
            "notAllowed" => false,
            "ref" => grammar.Defines(pattern.Attribute("name")!.Value) is var parts && parts.All(IsPossible) | parts.Any(part => part.Attribute("combine")?.Value == "choice" && IsPossible(part)),
            "choice" => Patterns(pattern).Any(IsPossible),
            "optional" or "zeroOrMore" when pattern.Parent?.Name.LocalName != "choice" => Patterns(pattern).All(IsPossible),
            "grammar" => true,
            _ => Patterns(pattern).Where(part => part.Name.LocalName is not ("optional" or "zeroOrMore")).All(IsPossible),
        };
    }

    /// <summary>The fewest levels of elements that a pattern makes.</summary>
    private int Depth(XElement pattern, HashSet<XElement> open)
    {
        if (!open.Add(pattern))
            return Deepest;
        var depth = pattern.Name.LocalName switch
        {
            "optional" or "zeroOrMore" or "attribute" => 0,
            "element" => 1 + Most(Patterns(pattern)),
            "ref" => Most(grammar.Defines(pattern.Attribute("name")!.Value)),
            "choice" => Patterns(pattern).Where(IsPossible).Min(part => Depth(part, open)),
            _ => Most(Patterns(pattern)),
        };
        open.Remove(pattern);
        return depth;

        int Most(IEnumerable<XElement> parts) => parts.Select(part => Depth(part, open)).DefaultIfEmpty().Max();
    }
}
