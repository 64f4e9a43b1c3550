using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of host device that the model does not know.</summary>
[Element("hostdev")]
public sealed partial class UnknownHostdev : Hostdev
{
    /// <summary>Its source, without types.</summary>
    [Child("source")]
    public partial UnknownContent Source { get; set; }
}
