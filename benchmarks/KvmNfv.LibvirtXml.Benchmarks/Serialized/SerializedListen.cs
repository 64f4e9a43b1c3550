using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedListen
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("address")]
    public string? Address { get; set; }
}
