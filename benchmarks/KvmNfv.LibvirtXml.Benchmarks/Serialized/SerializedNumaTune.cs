using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
public sealed class SerializedNumaTune
{
    [XmlElement("memory")]
    public SerializedNumaMemory? Memory { get; set; }

    [XmlElement("memnode")]
    public List<SerializedNumaMemory>? MemNodes { get; set; }
}
