using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A field with its value.</summary>
[Element("entry")]
public sealed partial class SysInfoEntry : Element
{
    /// <summary>Name of the field.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Path of the file with the value, for firmware configuration.</summary>
    [Attr("file")]
    public partial string? File { get; set; }

    /// <summary>The value.</summary>
    [Text]
    public partial string? Value { get; set; }
}
