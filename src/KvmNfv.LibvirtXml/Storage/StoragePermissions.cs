using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Owner and mode.</summary>
[Element("permissions")]
public sealed partial class StoragePermissions : Element
{
    /// <summary>Octal mode.</summary>
    [Text("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Number of the user.</summary>
    [Text("owner")]
    public partial string? Owner { get; set; }

    /// <summary>Number of the group.</summary>
    [Text("group")]
    public partial string? Group { get; set; }

    /// <summary>Security label.</summary>
    [Text("label")]
    public partial string? Label { get; set; }
}
