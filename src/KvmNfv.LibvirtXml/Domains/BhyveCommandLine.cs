using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Arguments handed to bhyve as they are.</summary>
[Element("commandline", Namespace = LibvirtNamespace.Bhyve)]
public sealed partial class BhyveCommandLine : Element
{
    /// <summary>Arguments, in order.</summary>
    [Items("arg", Namespace = LibvirtNamespace.Bhyve)]
    public partial ElementList<BhyveArgument> Arguments { get; }
}
