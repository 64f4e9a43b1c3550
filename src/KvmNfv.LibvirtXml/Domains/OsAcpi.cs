using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Tables added to the guest's ACPI.</summary>
[Element("acpi")]
public sealed partial class OsAcpi : Element
{
    /// <summary>The tables.</summary>
    [Items("table")]
    public partial ElementList<AcpiTable> Tables { get; }
}
