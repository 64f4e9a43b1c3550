using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedModel
{
    [XmlAttribute("fallback")]
    public string? Fallback { get; set; }

    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("name")]
    public string? Name { get; set; }

    [XmlText]
    public string? Text { get; set; }
}
