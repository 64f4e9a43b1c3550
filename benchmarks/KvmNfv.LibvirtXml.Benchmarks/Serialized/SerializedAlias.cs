using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedAlias
{
    [XmlAttribute("name")]
    public string? Name { get; set; }
}
