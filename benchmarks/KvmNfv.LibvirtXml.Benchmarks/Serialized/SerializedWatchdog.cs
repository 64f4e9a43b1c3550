using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedWatchdog
{
    [XmlAttribute("model")]
    public string? Model { get; set; }

    [XmlAttribute("action")]
    public string? Action { get; set; }

    [XmlElement("alias")]
    public SerializedAlias? Alias { get; set; }

    [XmlElement("address")]
    public SerializedAddress? Address { get; set; }
}
