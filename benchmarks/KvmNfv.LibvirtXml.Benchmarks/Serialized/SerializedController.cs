using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedController
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("index")]
    public string? Index { get; set; }

    [XmlAttribute("model")]
    public string? Model { get; set; }

    [XmlElement("driver")]
    public SerializedDriver? Driver { get; set; }

    [XmlElement("model")]
    public SerializedModel? ModelName { get; set; }

    [XmlElement("target")]
    public SerializedTarget? Target { get; set; }

    [XmlElement("alias")]
    public SerializedAlias? Alias { get; set; }

    [XmlElement("address")]
    public SerializedAddress? Address { get; set; }
}
