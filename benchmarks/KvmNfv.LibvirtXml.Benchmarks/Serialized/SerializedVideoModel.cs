using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

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
