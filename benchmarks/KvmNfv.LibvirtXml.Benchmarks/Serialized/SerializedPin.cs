using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedPin
{
    [XmlAttribute("vcpu")]
    public string? Vcpu { get; set; }

    [XmlAttribute("cpuset")]
    public string? Cpuset { get; set; }
}
