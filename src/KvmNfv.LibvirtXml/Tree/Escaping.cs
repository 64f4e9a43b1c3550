using System.Buffers;
using System.Text;

namespace KvmNfv.LibvirtXml.Tree;

/// <summary>Writes character data and attribute values as libvirt does: all five predefined entities, line breaks in attributes as
/// character references.</summary>
internal static class Escaping
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("<>&'\"\r\n\t");

    internal static void Append(StringBuilder output, string value, bool attribute)
    {
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(s_special); at >= 0; at = rest.IndexOfAny(s_special))
        {
            output.Append(rest[..at]);
            output.Append(rest[at] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\'' => "&apos;",
                '"' => "&quot;",
                '\r' => "&#13;",
                '\n' when attribute => "&#10;",
                '\t' when attribute => "&#9;",
                '\n' => "\n",
                _ => "\t",
            });
            rest = rest[(at + 1)..];
        }

        output.Append(rest);
    }
}
