using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedMemoryBacking
{
    [XmlElement("hugepages")]
    public SerializedHugePages? Hugepages { get; set; }

    [XmlElement("locked")]
    public SerializedEmpty? Locked { get; set; }

    [XmlElement("access")]
    public SerializedAccess? Access { get; set; }
}
