using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedAudio
{
    [XmlAttribute("id")]
    public string? Id { get; set; }

    [XmlAttribute("type")]
    public string? Type { get; set; }
}
