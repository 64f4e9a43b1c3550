using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedAddress
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("domain")]
    public string? Domain { get; set; }

    [XmlAttribute("bus")]
    public string? Bus { get; set; }

    [XmlAttribute("slot")]
    public string? Slot { get; set; }

    [XmlAttribute("function")]
    public string? Function { get; set; }

    [XmlAttribute("multifunction")]
    public string? Multifunction { get; set; }

    [XmlAttribute("controller")]
    public string? Controller { get; set; }

    [XmlAttribute("target")]
    public string? Target { get; set; }

    [XmlAttribute("unit")]
    public string? Unit { get; set; }

    [XmlAttribute("port")]
    public string? Port { get; set; }
}
