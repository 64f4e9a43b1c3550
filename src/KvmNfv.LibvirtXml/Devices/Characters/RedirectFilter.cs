using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which devices may be redirected.</summary>
[Element("redirfilter")]
public sealed partial class RedirectFilter : Device
{
    /// <summary>Rules, the first that matches counts.</summary>
    [Items("usbdev")]
    public partial ElementList<RedirectFilterRule> Rules { get; }
}
