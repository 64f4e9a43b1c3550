using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedCpu
{
    [XmlAttribute("mode")]
    public string? Mode { get; set; }

    [XmlAttribute("match")]
    public string? Match { get; set; }

    [XmlAttribute("check")]
    public string? Check { get; set; }

    [XmlElement("model")]
    public SerializedModel? Model { get; set; }

    [XmlElement("vendor")]
    public string? Vendor { get; set; }

    [XmlElement("topology")]
    public SerializedTopology? Topology { get; set; }

    [XmlElement("feature")]
    public List<SerializedCpuFeature>? Features { get; set; }

    [XmlElement("numa")]
    public SerializedNuma? Numa { get; set; }
}
