using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedHugePages
{
    [XmlElement("page")]
    public List<SerializedPage>? Pages { get; set; }
}
