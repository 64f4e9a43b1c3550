using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An ACPI table from a file.</summary>
[Element("table")]
public sealed partial class AcpiTable : Element
{
    /// <summary>Path of the file on the host.</summary>
    [Text]
    public partial string? Path { get; set; }

    /// <summary>What the file holds.</summary>
    [Attr("type")]
    public partial AcpiTableType? Type { get; set; }
}
