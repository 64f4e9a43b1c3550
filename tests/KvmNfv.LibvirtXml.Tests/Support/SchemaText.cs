using System.Xml.Linq;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Draws texts that a value, data or text pattern of a RELAX NG schema allows.</summary>
internal sealed class SchemaText(Random random)
{
    private static readonly string[] s_words = ["vnf", "eth0", "a b", "Größe", "x<y&z", "/var/lib/x.img", "7", "it's \"quoted\""];
    private readonly Dictionary<XElement, string[]> _known = [];

    internal string Of(XElement pattern)
    {
        if (pattern.Name.LocalName == "text")
            return s_words[random.Next(s_words.Length)];
        if (!_known.TryGetValue(pattern, out var known))
            _known[pattern] = known = [.. SchemaValues.Of(pattern)];
        if (known.Length > 0 && random.Next(4) > 0)
            return known[random.Next(known.Length)];
        var rules = pattern.Elements().Where(e => e.Name.LocalName == "param").ToLookup(e => e.Attribute("name")!.Value, e => e.Value);
        return rules["pattern"].FirstOrDefault() is { } expression && pattern.Attribute("type")?.Value == "string" ? PatternSample.Of(expression, random)
            : known.Length > 0 ? known[random.Next(known.Length)]
            : rules["minInclusive"].FirstOrDefault() ?? Plain(pattern.Attribute("type")!.Value);
    }

    private string Plain(string type) => type switch
    {
        "dateTime" => "2026-01-02T03:04:05Z",
        "double" => "1.5",
        "NCName" => "name",
        "anyURI" => "http://example.org/a",
        "string" or "token" => s_words[random.Next(s_words.Length)],
        _ => throw new NotSupportedException($"No text is known for data of the type {type}."),
    };
}
