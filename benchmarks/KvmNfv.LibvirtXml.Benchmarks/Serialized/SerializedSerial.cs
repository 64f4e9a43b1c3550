using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedSerial
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlElement("source")]
    public SerializedSource? Source { get; set; }

    [XmlElement("target")]
    public SerializedTarget? Target { get; set; }

    [XmlElement("alias")]
    public SerializedAlias? Alias { get; set; }

    [XmlElement("address")]
    public SerializedAddress? Address { get; set; }
}
