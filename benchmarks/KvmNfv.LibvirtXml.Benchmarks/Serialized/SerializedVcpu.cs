using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedVcpu
{
    [XmlAttribute("placement")]
    public string? Placement { get; set; }

    [XmlAttribute("cpuset")]
    public string? Cpuset { get; set; }

    [XmlAttribute("current")]
    public string? Current { get; set; }

    [XmlText]
    public string? Text { get; set; }
}
