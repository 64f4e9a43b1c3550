namespace KvmNfv.LibvirtXml;

/// <summary>Bounds on documents that come from outside. There is no switch for DTDs or external entities: they are always refused.</summary>
public sealed record XmlReadOptions
{
    /// <summary>64 Mi characters, 256 levels.</summary>
    public static XmlReadOptions Default { get; } = new();

    /// <summary>Longest text accepted, in characters. Default 64 Mi; libvirt's own messages end at 32 MiB.</summary>
    public int MaxLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>Deepest nesting of elements accepted. Default 256, which is libxml2's bound (<c>xmlParserMaxDepth</c>) and so libvirt's.</summary>
    public int MaxDepth { get; init; } = 256;
}
