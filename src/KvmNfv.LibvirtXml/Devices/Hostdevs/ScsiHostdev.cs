using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A SCSI device.</summary>
[Element("hostdev")]
[Variant("scsi")]
public sealed partial class ScsiHostdev : Hostdev
{
    /// <summary>Which one.</summary>
    [Child("source")]
    public partial ScsiHostdevSource Source { get; set; }
}
