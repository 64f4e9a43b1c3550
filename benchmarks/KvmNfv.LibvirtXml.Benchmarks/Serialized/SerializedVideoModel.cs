using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
public sealed class SerializedVideoModel
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("ram")]
    public string? Ram { get; set; }

    [XmlAttribute("vram")]
    public string? Vram { get; set; }

    [XmlAttribute("vgamem")]
    public string? Vgamem { get; set; }

    [XmlAttribute("heads")]
    public string? Heads { get; set; }

    [XmlAttribute("primary")]
    public string? Primary { get; set; }
}
