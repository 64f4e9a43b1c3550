using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedClock
{
    [XmlAttribute("offset")]
    public string? Offset { get; set; }

    [XmlElement("timer")]
    public List<SerializedTimer>? Timers { get; set; }
}
