using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedPage
{
    [XmlAttribute("size")]
    public string? Size { get; set; }

    [XmlAttribute("unit")]
    public string? Unit { get; set; }

    [XmlAttribute("nodeset")]
    public string? Nodeset { get; set; }
}
