using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedBoot
{
    [XmlAttribute("dev")]
    public string? Dev { get; set; }

    [XmlAttribute("order")]
    public string? Order { get; set; }
}
