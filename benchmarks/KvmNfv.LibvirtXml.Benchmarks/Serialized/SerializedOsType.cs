using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedOsType
{
    [XmlAttribute("arch")]
    public string? Arch { get; set; }

    [XmlAttribute("machine")]
    public string? Machine { get; set; }

    [XmlText]
    public string? Text { get; set; }
}
