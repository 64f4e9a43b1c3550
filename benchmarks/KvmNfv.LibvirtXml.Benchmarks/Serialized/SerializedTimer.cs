using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedTimer
{
    [XmlAttribute("name")]
    public string? Name { get; set; }

    [XmlAttribute("tickpolicy")]
    public string? Tickpolicy { get; set; }

    [XmlAttribute("present")]
    public string? Present { get; set; }
}
