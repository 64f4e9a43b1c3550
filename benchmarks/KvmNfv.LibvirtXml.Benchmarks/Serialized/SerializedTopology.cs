using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedTopology
{
    [XmlAttribute("sockets")]
    public string? Sockets { get; set; }

    [XmlAttribute("dies")]
    public string? Dies { get; set; }

    [XmlAttribute("cores")]
    public string? Cores { get; set; }

    [XmlAttribute("threads")]
    public string? Threads { get; set; }
}
