using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedNuma
{
    [XmlElement("cell")]
    public List<SerializedCell>? Cells { get; set; }
}
