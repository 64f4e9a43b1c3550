using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedMac
{
    [XmlAttribute("address")]
    public string? Address { get; set; }
}
