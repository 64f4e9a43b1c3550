using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Times of a volume.</summary>
[Element("timestamps")]
public sealed partial class StorageTimestamps : Element
{
    /// <summary>Last reading, in seconds since 1970.</summary>
    [Text("atime")]
    public partial string? AccessTime { get; set; }

    /// <summary>Last writing.</summary>
    [Text("mtime")]
    public partial string? ModifyTime { get; set; }

    /// <summary>Creation.</summary>
    [Text("btime")]
    public partial string? BirthTime { get; set; }

    /// <summary>Last change of its properties.</summary>
    [Text("ctime")]
    public partial string? ChangeTime { get; set; }
}
