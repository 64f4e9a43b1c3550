using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
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
