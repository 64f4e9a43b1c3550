using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Share and limits for one host device.</summary>
[Element("device")]
public sealed partial class BlockIoTuneDevice : Element
{
    /// <summary>Path of the host device.</summary>
    [Text("path")]
    public partial string? Path { get; set; }

    /// <summary>Share, 100 to 1000.</summary>
    [Text("weight")]
    public partial uint? Weight { get; set; }

    /// <summary>The most reads in a second.</summary>
    [Text("read_iops_sec")]
    public partial uint? ReadOperationsPerSecond { get; set; }

    /// <summary>The most writes in a second.</summary>
    [Text("write_iops_sec")]
    public partial uint? WriteOperationsPerSecond { get; set; }

    /// <summary>The most bytes read in a second.</summary>
    [Text("read_bytes_sec")]
    public partial ulong? ReadBytesPerSecond { get; set; }

    /// <summary>The most bytes written in a second.</summary>
    [Text("write_bytes_sec")]
    public partial ulong? WriteBytesPerSecond { get; set; }
}
