using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Store for crash logs.</summary>
[Element("pstore", Order = "path size alias address acpi")]
public sealed partial class PersistentStore : Device
{
    /// <summary><c>acpi-erst</c>.</summary>
    [Attr("backend")]
    public partial string? Backend { get; set; }

    /// <summary>File of the host.</summary>
    [Text("path")]
    public partial string? Path { get; set; }

    /// <summary>How much it holds.</summary>
    [Text("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }
}
