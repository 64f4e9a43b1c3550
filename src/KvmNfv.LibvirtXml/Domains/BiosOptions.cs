using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Options of a PC's BIOS.</summary>
[Element("bios")]
public sealed partial class BiosOptions : Element
{
    /// <summary>Whether it writes to the serial port.</summary>
    [Attr("useserial")]
    public partial bool? UseSerial { get; set; }

    /// <summary>Milliseconds until it reboots after nothing could be booted; -1 never.</summary>
    [Attr("rebootTimeout")]
    public partial int? RebootTimeout { get; set; }
}
