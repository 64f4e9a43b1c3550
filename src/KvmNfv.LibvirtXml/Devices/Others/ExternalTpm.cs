using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A module run by others.</summary>
[Element("backend")]
[Variant("external")]
public sealed partial class ExternalTpm : TpmBackend
{
    /// <summary>Socket it listens on.</summary>
    [Child("source")]
    public partial TpmSource Source { get; set; }
}
