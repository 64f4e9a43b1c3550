using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedAccess
{
    [XmlAttribute("mode")]
    public string? Mode { get; set; }
}
