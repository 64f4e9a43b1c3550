using System.Xml.Serialization;

namespace KvmNfv.LibvirtXml.Benchmarks.Serialized;

public sealed class SerializedFeatures
{
    [XmlElement("acpi")]
    public SerializedEmpty? Acpi { get; set; }

    [XmlElement("apic")]
    public SerializedEmpty? Apic { get; set; }

    [XmlElement("pae")]
    public SerializedEmpty? Pae { get; set; }

    [XmlElement("kvm")]
    public SerializedEmpty? Kvm { get; set; }

    [XmlElement("pmu")]
    public SerializedState? Pmu { get; set; }

    [XmlElement("vmport")]
    public SerializedState? Vmport { get; set; }
}
