using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Features that guests can have.</summary>
[Element("features")]
public sealed partial class GuestFeatures : Element
{
    /// <summary>Physical address extension.</summary>
    [Child("pae")]
    public partial bool Pae { get; set; }

    /// <summary>Without it.</summary>
    [Child("nonpae")]
    public partial bool NonPae { get; set; }

    /// <summary>ACPI.</summary>
    [Child("acpi")]
    public partial ToggledFeature Acpi { get; set; }

    /// <summary>APIC.</summary>
    [Child("apic")]
    public partial ToggledFeature Apic { get; set; }

    /// <summary>Nested page tables.</summary>
    [Child("hap")]
    public partial ToggledFeature HardwareAssistedPaging { get; set; }

    /// <summary>The CPU can be chosen.</summary>
    [Child("cpuselection")]
    public partial bool CpuSelection { get; set; }

    /// <summary>Boot order by device.</summary>
    [Child("deviceboot")]
    public partial bool DeviceBoot { get; set; }

    /// <summary>Disk snapshots.</summary>
    [Child("disksnapshot")]
    public partial ToggledFeature DiskSnapshot { get; set; }

    /// <summary>External snapshots of memory and disks.</summary>
    [Child("externalSnapshot")]
    public partial bool ExternalSnapshot { get; set; }

    /// <summary>Big-endian Itanium.</summary>
    [Child("ia64_be")]
    public partial bool Ia64BigEndian { get; set; }
}
