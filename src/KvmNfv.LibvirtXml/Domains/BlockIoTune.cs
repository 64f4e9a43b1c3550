using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Weights and limits of block input and output.</summary>
[Element("blkiotune")]
public sealed partial class BlockIoTune : Element
{
    /// <summary>Share of the guest, 100 to 1000.</summary>
    [Text("weight")]
    public partial uint? Weight { get; set; }

    /// <summary>Shares and limits for single host devices.</summary>
    [Items("device")]
    public partial ElementList<BlockIoTuneDevice> Devices { get; }
}
