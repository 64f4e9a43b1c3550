using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
public sealed class SerializedGraphics
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("port")]
    public string? Port { get; set; }

    [XmlAttribute("autoport")]
    public string? Autoport { get; set; }

    [XmlAttribute("listen")]
    public string? Listen { get; set; }

    [XmlElement("listen")]
    public List<SerializedListen>? Listens { get; set; }
}
