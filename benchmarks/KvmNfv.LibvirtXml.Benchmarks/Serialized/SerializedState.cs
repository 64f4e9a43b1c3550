using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedState
{
    [XmlAttribute("state")]
    public string? State { get; set; }
}
