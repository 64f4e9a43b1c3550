using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

[XmlRoot("domain")]
public sealed class SerializedDomain
{
    [XmlAttribute("type")]
    public string? Type { get; set; }

    [XmlAttribute("id")]
    public string? Id { get; set; }

    [XmlElement("name")]
    public string? Name { get; set; }

    [XmlElement("uuid")]
    public string? Uuid { get; set; }

    [XmlElement("title")]
    public string? Title { get; set; }

    [XmlElement("description")]
    public string? Description { get; set; }

    [XmlElement("memory")]
    public SerializedScaled? Memory { get; set; }

    [XmlElement("currentMemory")]
    public SerializedScaled? CurrentMemory { get; set; }

    [XmlElement("memoryBacking")]
    public SerializedMemoryBacking? MemoryBacking { get; set; }

    [XmlElement("vcpu")]
    public SerializedVcpu? Vcpu { get; set; }

    [XmlElement("iothreads")]
    public string? Iothreads { get; set; }

    [XmlElement("cputune")]
    public SerializedCpuTune? Cputune { get; set; }

    [XmlElement("numatune")]
    public SerializedNumaTune? Numatune { get; set; }

    [XmlElement("os")]
    public SerializedOs? Os { get; set; }

    [XmlElement("features")]
    public SerializedFeatures? Features { get; set; }

    [XmlElement("cpu")]
    public SerializedCpu? Cpu { get; set; }

    [XmlElement("clock")]
    public SerializedClock? Clock { get; set; }

    [XmlElement("on_poweroff")]
    public string? OnPowerOff { get; set; }

    [XmlElement("on_reboot")]
    public string? OnReboot { get; set; }

    [XmlElement("on_crash")]
    public string? OnCrash { get; set; }

    [XmlElement("devices")]
    public SerializedDevices? Devices { get; set; }
}
