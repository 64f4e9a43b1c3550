using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedInput
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("bus")]
    public string? Bus { get; set; }

    [XmlElement("alias")]
    public SerializedAlias? Alias { get; set; }

    [XmlElement("address")]
    public SerializedAddress? Address { get; set; }
}
