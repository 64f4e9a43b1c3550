using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>HTTP cookies.</summary>
[Element("cookies")]
public sealed partial class HttpCookies : Element
{
    /// <summary>The cookies.</summary>
    [Items("cookie")]
    public partial ElementList<HttpCookie> Items { get; }
}
