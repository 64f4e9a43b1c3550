using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>AMD SEV-SNP.</summary>
[Element("launchSecurity")]
[Variant("sev-snp")]
public sealed partial class SevSnpLaunchSecurity : LaunchSecurity
{
    /// <summary>Whether the kernel's hashes are measured.</summary>
    [Attr("kernelHashes")]
    public partial bool? KernelHashes { get; set; }

    /// <summary>Whether the identity authentication blob holds an author key.</summary>
    [Attr("authorKey")]
    public partial bool? AuthorKey { get; set; }

    /// <summary>Whether the guest may use the versioned chip endorsement key.</summary>
    [Attr("vcek")]
    public partial bool? VersionedChipKey { get; set; }

    /// <summary>Bit of a page table entry that marks encrypted memory.</summary>
    [Text("cbitpos")]
    public partial uint? CBitPosition { get; set; }

    /// <summary>Address bits lost to encryption.</summary>
    [Text("reducedPhysBits")]
    public partial uint? ReducedPhysicalBits { get; set; }

    /// <summary>Policy of the guest.</summary>
    [Text("policy", Hex = 8, Base = 16)]
    public partial ulong? Policy { get; set; }

    /// <summary>What the hypervisor tells about its workarounds, base64.</summary>
    [Text("guestVisibleWorkarounds")]
    public partial string? GuestVisibleWorkarounds { get; set; }

    /// <summary>Identity block of the guest's owner, base64.</summary>
    [Text("idBlock")]
    public partial string? IdentityBlock { get; set; }

    /// <summary>Signature of the identity block, base64.</summary>
    [Text("idAuth")]
    public partial string? IdentityAuthentication { get; set; }

    /// <summary>Data of the host shown in attestation, base64.</summary>
    [Text("hostData")]
    public partial string? HostData { get; set; }
}
