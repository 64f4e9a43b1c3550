using System.Xml;

namespace KvmNfv.LibvirtXml;

/// <summary>Refuses text that XML cannot hold, before it gets into a tree.</summary>
internal static class XmlText
{
    internal static string? Value(string? value)
    {
        for (var i = 0; i < value?.Length; i++)
        {
            if (XmlConvert.IsXmlChar(value[i]))
                continue;
            if (i + 1 == value.Length || !XmlConvert.IsXmlSurrogatePair(value[i + 1], value[i]))
                throw new ArgumentException($"The character U+{(int)value[i]:X4} at {i} cannot be written in XML; leave it out.", nameof(value));
            i++;
        }

        return value;
    }

    internal static string Name(string name)
    {
        try
        {
            return XmlConvert.VerifyName(name);
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"'{name}' is not a name in XML.", nameof(name), e);
        }
    }
}
