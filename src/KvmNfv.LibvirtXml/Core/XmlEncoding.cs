using System.Text;

namespace KvmNfv.LibvirtXml;

/// <summary>Finds out a document's encoding as appendix F of XML 1.0 says: by the byte order mark, by the shape of the first characters,
/// by the declaration, else UTF-8. The encoding's preamble is the mark that was there; what it cannot read or write is an error.</summary>
internal static class XmlEncoding
{
    internal static Encoding Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        [(byte)'<', 0, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true),
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true),
        [(byte)'<', 0, _, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        [0, (byte)'<', 0, _, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
        _ => Declared(bytes),
    };

    private static Encoding Declared(ReadOnlySpan<byte> bytes)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var head = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 256)]);
        if (Name(head) is not { } name)
            return utf8;
        try
        {
            var found = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
            return found.IsSingleByte ? found : utf8;
        }
        catch (ArgumentException)
        {
            throw new LibvirtXmlException($"the encoding {name} is not known here; convert the document to UTF-8", 1, head.IndexOf(name, StringComparison.Ordinal) + 1);
        }
    }

    private static string? Name(string head)
    {
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        if (end < 0 || !head.StartsWith("<?xml", StringComparison.Ordinal) || head.IndexOf("encoding", StringComparison.Ordinal) is not (>= 0 and var at) || at > end)
            return null;
        var quote = head.AsSpan(at, end - at).IndexOfAny('"', '\'');
        var name = quote < 0 ? "" : head[(at + quote + 1)..end];
        return name.IndexOfAny(['"', '\'']) is > 0 and var length ? name[..length] : null;
    }
}
