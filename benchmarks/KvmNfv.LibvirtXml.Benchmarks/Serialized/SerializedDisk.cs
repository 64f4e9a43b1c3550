using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedDisk
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("device")]
    public string? Device { get; set; }

    [XmlElement("driver")]
    public SerializedDriver? Driver { get; set; }

    [XmlElement("source")]
    public SerializedSource? Source { get; set; }

    [XmlElement("backingStore")]
    public SerializedEmpty? BackingStore { get; set; }

    [XmlElement("target")]
    public SerializedTarget? Target { get; set; }

    [XmlElement("readonly")]
    public SerializedEmpty? Readonly { get; set; }

    [XmlElement("serial")]
    public string? Serial { get; set; }

    [XmlElement("alias")]
    public SerializedAlias? Alias { get; set; }

    [XmlElement("address")]
    public SerializedAddress? Address { get; set; }
}
