using System.Buffers;
using System.Text;

namespace KvmNfv.LibvirtXml.Tree;

/// <summary>
/// Writes the start tag of an element that was parsed and whose attributes changed: attributes left alone keep their quotes, spacing and
/// references. The slice is known to be well-formed, so finding the attributes in it takes names, '=' and quotes only.
/// </summary>
internal static class StartTag
{
    private static readonly SearchValues<char> s_nameEnd = SearchValues.Create(" \t\r\n/>");

    internal static void Append(StringBuilder output, ElementNode element, bool empty)
    {
        var tag = element.Source.AsSpan(element.Start, element.TagEnd - element.Start);
        var at = 1 + tag[1..].IndexOfAny(s_nameEnd);
        var segments = Split(tag, ref at);
        output.Append('<').Append(element.QualifiedName);
        foreach (var attribute in element.Attributes)
        {
            var known = segments.Find(segment => segment.Name == attribute.Name);
            if (known.Name is null)
            {
                output.Append(' ').Append(attribute.Name).Append("='");
                Escaping.Append(output, attribute.Value, attribute: true);
                output.Append('\'');
                continue;
            }

            var segment = tag[known.Start..known.End];
            var open = known.Value - known.Start;
            if (Unchanged(element, segment[(open + 1)..^1], attribute.Value))
            {
                output.Append(segment);
                continue;
            }

            output.Append(segment[..(open + 1)]);
            Escaping.Append(output, attribute.Value, attribute: true);
            output.Append(segment[^1]);
        }

        output.Append(tag[at..].TrimEnd('>').TrimEnd('/')).Append(empty ? "/>" : ">");
    }

    private static List<Segment> Split(ReadOnlySpan<char> tag, ref int at)
    {
        var segments = new List<Segment>();
        while (true)
        {
            var name = at;
            while (char.IsWhiteSpace(tag[name]))
                name++;
            if (tag[name] is '/' or '>')
                return segments;
            var value = name + tag[name..].IndexOfAny('"', '\'');
            var end = value + 1 + tag[(value + 1)..].IndexOf(tag[value]) + 1;
            segments.Add(new Segment(tag[name..value].TrimEnd().TrimEnd('=').TrimEnd().ToString(), at, value, end));
            at = end;
        }
    }

    // Without references or line breaks the raw value is the value; otherwise compare by escaping the value the same way.
    private static bool Unchanged(ElementNode element, ReadOnlySpan<char> raw, string value)
    {
        if (raw.IndexOfAny("&\r\n\t") < 0)
            return raw.SequenceEqual(value);
        var xml = $"<{element.Name} v={(raw.Contains('\'') ? '"' : '\'')}{raw}{(raw.Contains('\'') ? '"' : '\'')}/>";
        return TreeReader.Read(xml, XmlReadOptions.Default).Root.Attribute("v") == value;
    }

    private readonly record struct Segment(string Name, int Start, int Value, int End);
}
