using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedCpuFeature
{
    [XmlAttribute("policy")]
    public string? Policy { get; set; }

    [XmlAttribute("name")]
    public string? Name { get; set; }
}
