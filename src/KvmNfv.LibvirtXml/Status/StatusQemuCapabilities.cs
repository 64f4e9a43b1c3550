using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Capabilities of QEMU.</summary>
[Element("qemuCaps")]
public sealed partial class StatusQemuCapabilities : Element
{
    /// <summary>The capabilities.</summary>
    [Items("flag")]
    public partial ElementList<StatusFlag> Flags { get; }
}
