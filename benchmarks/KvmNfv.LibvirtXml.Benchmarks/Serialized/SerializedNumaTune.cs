using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedNumaTune
{
    [XmlElement("memory")]
    public SerializedNumaMemory? Memory { get; set; }

    [XmlElement("memnode")]
    public List<SerializedNumaMemory>? MemNodes { get; set; }
}
