using System.Xml.Linq;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>The definitions of a RELAX NG schema and of the schemas that it includes.</summary>
internal sealed class SchemaGrammar
{
    private static readonly XNamespace s_rng = "http://relaxng.org/ns/structure/1.0";
    private readonly Dictionary<string, List<XElement>> _defines = [];
    private readonly List<XElement> _starts = [];

    private SchemaGrammar(string file) => File = file;

    internal string File { get; }

    internal IReadOnlyList<XElement> Starts => _starts;

    internal static SchemaGrammar Load(string file)
    {
        var grammar = new SchemaGrammar(file);
        grammar.Include(file);
        return grammar;
    }

    /// <summary>A grammar within a pattern, which has names of its own.</summary>
    internal SchemaGrammar Nested(XElement grammar)
    {
        var nested = new SchemaGrammar(File);
        foreach (var part in grammar.Elements())
            nested.Load(part, File);
        return nested;
    }

    /// <summary>The parts of a definition; several where <c>combine</c> joins them.</summary>
    internal IReadOnlyList<XElement> Defines(string name) => _defines.GetValueOrDefault(name, []);

    internal static IEnumerable<string> Names(XElement pattern) => pattern.Attribute("name") is { } name
        ? [name.Value]
        : pattern.Elements(s_rng + "name").Concat(pattern.Elements(s_rng + "choice").Elements(s_rng + "name")).Select(n => n.Value.Trim());

    internal static string Namespace(XElement pattern) =>
        pattern.AncestorsAndSelf().Select(e => e.Attribute("ns")?.Value).FirstOrDefault(v => v is not null) ?? "";

    internal static bool IsPattern(XElement element) =>
        element.Name.Namespace == s_rng && element.Name.LocalName is not ("name" or "anyName" or "nsName" or "except" or "param");

    private void Include(string file)
    {
        foreach (var part in XDocument.Load(file).Root!.Elements())
            Load(part, file);
    }

    private void Load(XElement part, string file)
    {
        switch (part.Name.LocalName)
        {
            case "include":
                var starts = _starts.Count;
                Include(Path.Combine(Path.GetDirectoryName(file)!, part.Attribute("href")!.Value));
                if (part.Element(s_rng + "start") is not null || starts > 0)
                    _starts.RemoveRange(starts, _starts.Count - starts);
                foreach (var replaced in part.Elements(s_rng + "define"))
                    _defines[replaced.Attribute("name")!.Value] = [replaced];
                break;
            case "start":
                _starts.Add(part);
                break;
            case "define":
                var name = part.Attribute("name")!.Value;
                if (!_defines.TryGetValue(name, out var list))
                    _defines[name] = list = [];
                list.Add(part);
                break;
            case "div":
                foreach (var inner in part.Elements())
                    Load(inner, file);
                break;
        }
    }
}
