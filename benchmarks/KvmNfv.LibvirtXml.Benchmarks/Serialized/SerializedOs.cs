using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedOs
{
    [XmlAttribute("firmware")]
    public string? Firmware { get; set; }

    [XmlElement("type")]
    public SerializedOsType? Type { get; set; }

    [XmlElement("kernel")]
    public string? Kernel { get; set; }

    [XmlElement("initrd")]
    public string? Initrd { get; set; }

    [XmlElement("cmdline")]
    public string? Cmdline { get; set; }

    [XmlElement("boot")]
    public List<SerializedBoot>? Boots { get; set; }

    [XmlElement("bootmenu")]
    public SerializedEnable? Bootmenu { get; set; }
}
