using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Named limits that disks share.</summary>
[Element("throttlegroup")]
public sealed partial class ThrottleGroup : Element
{
    /// <summary>The name.</summary>
    [Text("group_name")]
    public partial string? Name { get; set; }

    /// <summary>Bytes in a second.</summary>
    [Text("total_bytes_sec")]
    public partial ulong? TotalBytesPerSecond { get; set; }

    /// <summary>Bytes read in a second.</summary>
    [Text("read_bytes_sec")]
    public partial ulong? ReadBytesPerSecond { get; set; }

    /// <summary>Bytes written in a second.</summary>
    [Text("write_bytes_sec")]
    public partial ulong? WriteBytesPerSecond { get; set; }

    /// <summary>Operations in a second.</summary>
    [Text("total_iops_sec")]
    public partial ulong? TotalOperationsPerSecond { get; set; }

    /// <summary>Reads in a second.</summary>
    [Text("read_iops_sec")]
    public partial ulong? ReadOperationsPerSecond { get; set; }

    /// <summary>Writes in a second.</summary>
    [Text("write_iops_sec")]
    public partial ulong? WriteOperationsPerSecond { get; set; }

    /// <summary>Bytes in a second, in a burst.</summary>
    [Text("total_bytes_sec_max")]
    public partial ulong? TotalBytesBurst { get; set; }

    /// <summary>Bytes read in a second, in a burst.</summary>
    [Text("read_bytes_sec_max")]
    public partial ulong? ReadBytesBurst { get; set; }

    /// <summary>Bytes written in a second, in a burst.</summary>
    [Text("write_bytes_sec_max")]
    public partial ulong? WriteBytesBurst { get; set; }

    /// <summary>Operations in a second, in a burst.</summary>
    [Text("total_iops_sec_max")]
    public partial ulong? TotalOperationsBurst { get; set; }

    /// <summary>Reads in a second, in a burst.</summary>
    [Text("read_iops_sec_max")]
    public partial ulong? ReadOperationsBurst { get; set; }

    /// <summary>Writes in a second, in a burst.</summary>
    [Text("write_iops_sec_max")]
    public partial ulong? WriteOperationsBurst { get; set; }

    /// <summary>Bytes that count as one operation.</summary>
    [Text("size_iops_sec")]
    public partial ulong? OperationSize { get; set; }

    /// <summary>Seconds of a burst.</summary>
    [Text("total_bytes_sec_max_length")]
    public partial ulong? TotalBytesBurstLength { get; set; }

    /// <summary>Seconds of a burst.</summary>
    [Text("read_bytes_sec_max_length")]
    public partial ulong? ReadBytesBurstLength { get; set; }

    /// <summary>Seconds of a burst.</summary>
    [Text("write_bytes_sec_max_length")]
    public partial ulong? WriteBytesBurstLength { get; set; }

    /// <summary>Seconds of a burst.</summary>
    [Text("total_iops_sec_max_length")]
    public partial ulong? TotalOperationsBurstLength { get; set; }

    /// <summary>Seconds of a burst.</summary>
    [Text("read_iops_sec_max_length")]
    public partial ulong? ReadOperationsBurstLength { get; set; }

    /// <summary>Seconds of a burst.</summary>
    [Text("write_iops_sec_max_length")]
    public partial ulong? WriteOperationsBurstLength { get; set; }
}
