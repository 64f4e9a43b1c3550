using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Set of algorithms.</summary>
[Element("profile")]
public sealed partial class TpmProfile : Element
{
    /// <summary>Name it was made from.</summary>
    [Attr("source")]
    public partial string? Source { get; set; }

    /// <summary>What is done about disabled algorithms.</summary>
    [Attr("removeDisabled")]
    public partial string? RemoveDisabled { get; set; }

    /// <summary>Name of the profile.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
