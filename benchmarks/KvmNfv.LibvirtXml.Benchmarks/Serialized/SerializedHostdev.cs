using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedHostdev
{
    [XmlAttribute("mode")]
    public string? Mode { get; set; }

    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("managed")]
    public string? Managed { get; set; }

    [XmlElement("driver")]
    public SerializedDriver? Driver { get; set; }

    [XmlElement("source")]
    public SerializedSource? Source { get; set; }

    [XmlElement("alias")]
    public SerializedAlias? Alias { get; set; }

    [XmlElement("address")]
    public SerializedAddress? Address { get; set; }
}
