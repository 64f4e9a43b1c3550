using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The virtiofs daemon.</summary>
[Element("binary")]
public sealed partial class FilesystemBinary : Element
{
    /// <summary>Its program.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Whether extended attributes are shared.</summary>
    [Attr("xattr", OnOff = true)]
    public partial bool? ExtendedAttributes { get; set; }

    /// <summary>What the guest may cache.</summary>
    [Child("cache")]
    public partial FilesystemCache Cache { get; set; }

    /// <summary>How it is confined.</summary>
    [Child("sandbox")]
    public partial FilesystemSandbox Sandbox { get; set; }

    /// <summary>Which locks it knows.</summary>
    [Child("lock")]
    public partial FilesystemLock Lock { get; set; }

    /// <summary>Worker threads.</summary>
    [Attr("size", On = "thread_pool")]
    public partial uint? ThreadPoolSize { get; set; }

    /// <summary>Most open files.</summary>
    [Attr("max", On = "openfiles")]
    public partial uint? MaxOpenFiles { get; set; }
}
