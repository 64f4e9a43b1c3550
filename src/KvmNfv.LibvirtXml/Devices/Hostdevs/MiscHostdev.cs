using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A character device given to a container.</summary>
[Element("hostdev")]
[Variant("misc")]
public sealed partial class MiscHostdev : Hostdev
{
    /// <summary>Which one.</summary>
    [Child("source")]
    public partial MiscHostdevSource Source { get; set; }
}
