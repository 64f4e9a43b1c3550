using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedCpuTune
{
    [XmlElement("shares")]
    public string? Shares { get; set; }

    [XmlElement("period")]
    public string? Period { get; set; }

    [XmlElement("quota")]
    public string? Quota { get; set; }

    [XmlElement("vcpupin")]
    public List<SerializedPin>? VcpuPins { get; set; }

    [XmlElement("emulatorpin")]
    public SerializedPin? Emulatorpin { get; set; }
}
