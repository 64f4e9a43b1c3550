using System.Text;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>A document's bytes: read in the encoding that they are in, which the document keeps, and written in it again.</summary>
internal static class XmlBytes
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static T Load<T>(string path, XmlReadOptions? options, Func<string, XmlReadOptions?, T> parse)
        where T : Element
    {
        using var file = File.OpenRead(path);
        return Load(file, options, parse);
    }

    internal static T Load<T>(Stream stream, XmlReadOptions? options, Func<string, XmlReadOptions?, T> parse)
        where T : Element
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

        var text = Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out var encoding);
        var element = parse(text, options);
        ((DocumentNode)element.XmlNode!.Parent!).Encoding = encoding;
        return element;
    }

    /// <summary>The element in the encoding of the file it was read from, with that file's byte order mark; else in UTF-8 without one.</summary>
    internal static byte[] Encode(Element element)
    {
        var encoding = element.XmlNode?.Parent is DocumentNode { Encoding: { } own } ? own : s_utf8;
        try
        {
            return [.. encoding.Preamble, .. encoding.GetBytes(element.ToString())];
        }
        catch (EncoderFallbackException e)
        {
            throw new InvalidOperationException(
                $"The document was read as {encoding.WebName}, which has no U+{(int)e.CharUnknown:X4}; declare another encoding, or write ToString() as UTF-8.", e);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, out Encoding encoding)
    {
        encoding = XmlEncoding.Of(bytes);
        var mark = encoding.Preamble.Length;
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
}
