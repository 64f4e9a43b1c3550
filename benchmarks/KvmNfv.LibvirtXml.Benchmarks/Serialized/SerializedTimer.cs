using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

#pragma warning disable CS1591, CA1002, CA1819, CA2227
public sealed class SerializedTimer
{
    [XmlAttribute("name")]
    public string? Name { get; set; }

    [XmlAttribute("tickpolicy")]
    public string? Tickpolicy { get; set; }

    [XmlAttribute("present")]
    public string? Present { get; set; }
}
