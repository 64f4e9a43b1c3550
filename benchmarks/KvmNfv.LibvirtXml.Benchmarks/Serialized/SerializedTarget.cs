using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedTarget
{
    [XmlAttribute("dev")]
    public string? Dev { get; set; }

    [XmlAttribute("bus")]
    public string? Bus { get; set; }

    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("port")]
    public string? Port { get; set; }

    [XmlAttribute("name")]
    public string? Name { get; set; }

    [XmlAttribute("chassis")]
    public string? Chassis { get; set; }

    [XmlElement("model")]
    public SerializedModel? Model { get; set; }
}
