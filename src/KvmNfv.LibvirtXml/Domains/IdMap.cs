using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>User namespace of a container.</summary>
[Element("idmap")]
public sealed partial class IdMap : Element
{
    /// <summary>Ranges of users.</summary>
    [Items("uid")]
    public partial ElementList<IdMapEntry> Users { get; }

    /// <summary>Ranges of groups.</summary>
    [Items("gid")]
    public partial ElementList<IdMapEntry> Groups { get; }
}
