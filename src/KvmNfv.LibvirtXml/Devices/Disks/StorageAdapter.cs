using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A SCSI adapter of the host.</summary>
[Element("adapter")]
public sealed partial class StorageAdapter : Element
{
    /// <summary><c>scsi_host</c> or <c>fc_host</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Parent of the virtual adapter.</summary>
    [Attr("parent")]
    public partial string? Parent { get; set; }

    /// <summary>Node name of the parent.</summary>
    [Attr("parent_wwnn")]
    public partial string? ParentWwnn { get; set; }

    /// <summary>Port name of the parent.</summary>
    [Attr("parent_wwpn")]
    public partial string? ParentWwpn { get; set; }

    /// <summary>Fabric name of the parent.</summary>
    [Attr("parent_fabric_wwn")]
    public partial string? ParentFabricWwn { get; set; }

    /// <summary>Whether libvirt makes and removes it.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Node name.</summary>
    [Attr("wwnn")]
    public partial string? Wwnn { get; set; }

    /// <summary>Port name.</summary>
    [Attr("wwpn")]
    public partial string? Wwpn { get; set; }

    /// <summary>Place of the parent.</summary>
    [Child("parentaddr")]
    public partial AdapterParentAddress ParentAddress { get; set; }
}
