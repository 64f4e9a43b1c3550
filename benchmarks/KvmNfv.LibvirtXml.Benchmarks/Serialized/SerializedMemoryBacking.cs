using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
public sealed class SerializedMemoryBacking
{
    [XmlElement("hugepages")]
    public SerializedHugePages? Hugepages { get; set; }

    [XmlElement("locked")]
    public SerializedEmpty? Locked { get; set; }

    [XmlElement("access")]
    public SerializedAccess? Access { get; set; }
}
