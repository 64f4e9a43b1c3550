using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of connection that the model does not know.</summary>
[Element("interface")]
public sealed partial class UnknownInterface : Interface
{
    /// <summary>Its source, without types.</summary>
    [Child("source")]
    public partial UnknownContent Source { get; set; }
}
