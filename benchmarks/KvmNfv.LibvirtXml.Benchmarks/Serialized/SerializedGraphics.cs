using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

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
