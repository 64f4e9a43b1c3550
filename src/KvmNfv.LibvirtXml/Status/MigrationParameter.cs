using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A parameter of a migration.</summary>
[Element("param")]
public sealed partial class MigrationParameter : Element
{
    /// <summary>Its name in QEMU.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its value.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
