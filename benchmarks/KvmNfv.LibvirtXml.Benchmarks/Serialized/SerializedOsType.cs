using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
public sealed class SerializedOsType
{
    [XmlAttribute("arch")]
    public string? Arch { get; set; }

    [XmlAttribute("machine")]
    public string? Machine { get; set; }

    [XmlText]
    public string? Text { get; set; }
}
