using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedDevices
{
    [XmlElement("emulator")]
    public string? Emulator { get; set; }

    [XmlElement("disk")]
    public List<SerializedDisk>? Disks { get; set; }

    [XmlElement("controller")]
    public List<SerializedController>? Controllers { get; set; }

    [XmlElement("interface")]
    public List<SerializedNic>? Interfaces { get; set; }

    [XmlElement("serial")]
    public List<SerializedSerial>? Serials { get; set; }

    [XmlElement("console")]
    public List<SerializedSerial>? Consoles { get; set; }

    [XmlElement("channel")]
    public List<SerializedSerial>? Channels { get; set; }

    [XmlElement("input")]
    public List<SerializedInput>? Inputs { get; set; }

    [XmlElement("audio")]
    public List<SerializedAudio>? Audios { get; set; }

    [XmlElement("graphics")]
    public List<SerializedGraphics>? Graphics { get; set; }

    [XmlElement("video")]
    public List<SerializedVideo>? Videos { get; set; }

    [XmlElement("hostdev")]
    public List<SerializedHostdev>? Hostdevs { get; set; }

    [XmlElement("watchdog")]
    public List<SerializedWatchdog>? Watchdogs { get; set; }

    [XmlElement("memballoon")]
    public SerializedBalloon? Memballoon { get; set; }

    [XmlElement("rng")]
    public List<SerializedRng>? Rngs { get; set; }

    [XmlElement("panic")]
    public List<SerializedBalloon>? Panics { get; set; }
}
