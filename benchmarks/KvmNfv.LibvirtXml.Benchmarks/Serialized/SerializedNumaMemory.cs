using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedNumaMemory
{
    [XmlAttribute("mode")]
    public string? Mode { get; set; }

    [XmlAttribute("nodeset")]
    public string? Nodeset { get; set; }

    [XmlAttribute("cellid")]
    public string? Cellid { get; set; }
}
