using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedSource
{
    [XmlAttribute("file")]
    public string? File { get; set; }

    [XmlAttribute("dev")]
    public string? Dev { get; set; }

    [XmlAttribute("bridge")]
    public string? Bridge { get; set; }

    [XmlAttribute("network")]
    public string? Network { get; set; }

    [XmlAttribute("mode")]
    public string? Mode { get; set; }

    [XmlAttribute("path")]
    public string? Path { get; set; }

    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("protocol")]
    public string? Protocol { get; set; }

    [XmlAttribute("name")]
    public string? Name { get; set; }

    [XmlAttribute("index")]
    public string? Index { get; set; }

    [XmlElement("address")]
    public SerializedAddress? Address { get; set; }
}
