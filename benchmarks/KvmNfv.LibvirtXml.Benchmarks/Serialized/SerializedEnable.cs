using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedEnable
{
    [XmlAttribute("enable")]
    public string? Enable { get; set; }
}
