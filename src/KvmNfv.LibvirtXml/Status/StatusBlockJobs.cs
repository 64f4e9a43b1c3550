using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Jobs of disks.</summary>
[Element("blockjobs")]
public sealed partial class StatusBlockJobs : Element
{
    /// <summary>Whether there are any.</summary>
    [Attr("active")]
    public partial bool? Active { get; set; }

    /// <summary>The jobs.</summary>
    [Items("blockjob")]
    public partial ElementList<StatusBlockJob> Items { get; }
}
