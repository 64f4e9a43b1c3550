using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Interrupts of the doorbell model.</summary>
[Element("msi")]
public sealed partial class SharedMemoryMsi : Element
{
    /// <summary>Whether there are any.</summary>
    [Attr("enabled", OnOff = true)]
    public partial bool? Enabled { get; set; }

    /// <summary>How many.</summary>
    [Attr("vectors")]
    public partial uint? Vectors { get; set; }

    /// <summary>Whether they are taken in the background.</summary>
    [Attr("ioeventfd", OnOff = true)]
    public partial bool? IoEventFd { get; set; }
}
