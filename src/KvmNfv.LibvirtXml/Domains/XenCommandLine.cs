using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Arguments handed to Xen's device model as they are.</summary>
[Element("commandline", Namespace = LibvirtNamespace.Xen)]
public sealed partial class XenCommandLine : Element
{
    /// <summary>Arguments, in order.</summary>
    [Items("arg", Namespace = LibvirtNamespace.Xen)]
    public partial ElementList<XenArgument> Arguments { get; }
}
