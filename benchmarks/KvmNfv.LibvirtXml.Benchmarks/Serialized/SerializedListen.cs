using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
public sealed class SerializedListen
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("address")]
    public string? Address { get; set; }
}
