using System.Text;

namespace KvmNfv.LibvirtXml;

/// <summary>Decodes a document's bytes: byte order mark, then the declared encoding, then UTF-8. Undecodable bytes are an error.</summary>
internal static class XmlBytes
{
    internal static string Read(string path, XmlReadOptions? options)
    {
        using var file = File.OpenRead(path);
        return Read(file, options);
    }

    internal static string Read(Stream stream, XmlReadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // No encoding has more than four bytes for a character.
        var limit = 4L * (options ?? XmlReadOptions.Default).MaxLength;
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (bytes.Length + read > limit)
                throw new LibvirtXmlException($"the document is longer than {limit} bytes", 1, 1);
            bytes.Write(buffer, 0, read);
        }

        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        var encoding = Detect(bytes, out var mark);
        try
        {
            return encoding.GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException e)
        {
            var before = encoding.GetString(bytes[mark..Math.Max(mark, mark + e.Index)]);
            var line = before.AsSpan().Count('\n') + 1;
            throw new LibvirtXmlException($"the bytes are not {encoding.WebName}", line, before.Length - before.LastIndexOf('\n'));
        }
    }

    private static Encoding Detect(ReadOnlySpan<byte> bytes, out int mark)
    {
        mark = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 2,
            _ => 0,
        };
        return bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ when mark == 0 && IsLatin1(bytes) => Encoding.Latin1,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
    }

    private static bool IsLatin1(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 128)]);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        return end > 0 && head.StartsWith("<?xml", StringComparison.Ordinal)
            && head[..end].Contains("iso-8859-1", StringComparison.OrdinalIgnoreCase);
    }
}
