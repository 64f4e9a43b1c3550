using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedScaled
{
    [XmlAttribute("unit")]
    public string? Unit { get; set; }

    [XmlText]
    public string? Text { get; set; }
}
