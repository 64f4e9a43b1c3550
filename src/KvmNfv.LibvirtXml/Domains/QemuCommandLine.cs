using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Arguments and environment handed to QEMU as they are.</summary>
[Element("commandline", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuCommandLine : Element
{
    /// <summary>Arguments, in order.</summary>
    [Items("arg", Namespace = LibvirtNamespace.Qemu)]
    public partial ElementList<QemuArgument> Arguments { get; }

    /// <summary>Environment variables.</summary>
    [Items("env", Namespace = LibvirtNamespace.Qemu)]
    public partial ElementList<QemuEnvironmentVariable> Environment { get; }
}
