using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedCell
{
    [XmlAttribute("id")]
    public string? Id { get; set; }

    [XmlAttribute("cpus")]
    public string? Cpus { get; set; }

    [XmlAttribute("memory")]
    public string? Memory { get; set; }

    [XmlAttribute("unit")]
    public string? Unit { get; set; }
}
