using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedDriver
{
    [XmlAttribute("name")]
    public string? Name { get; set; }

    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("cache")]
    public string? Cache { get; set; }

    [XmlAttribute("io")]
    public string? Io { get; set; }

    [XmlAttribute("iommu")]
    public string? Iommu { get; set; }

    [XmlAttribute("queues")]
    public string? Queues { get; set; }
}
