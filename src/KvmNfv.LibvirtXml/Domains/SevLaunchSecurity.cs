using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>AMD SEV.</summary>
[Element("launchSecurity")]
[Variant("sev")]
public sealed partial class SevLaunchSecurity : LaunchSecurity
{
    /// <summary>Whether the kernel's hashes are measured.</summary>
    [Attr("kernelHashes")]
    public partial bool? KernelHashes { get; set; }

    /// <summary>Bit of a page table entry that marks encrypted memory.</summary>
    [Text("cbitpos")]
    public partial uint? CBitPosition { get; set; }

    /// <summary>Address bits lost to encryption.</summary>
    [Text("reducedPhysBits")]
    public partial uint? ReducedPhysicalBits { get; set; }

    /// <summary>Policy of the guest.</summary>
    [Text("policy", Hex = 4, Base = 16)]
    public partial ulong? Policy { get; set; }

    /// <summary>Handle of the firmware's session; libvirt's schema has it, libvirt itself does not read it.</summary>
    [Text("handle")]
    public partial uint? Handle { get; set; }

    /// <summary>Diffie-Hellman key of the guest's owner, base64.</summary>
    [Text("dhCert")]
    public partial string? OwnerCertificate { get; set; }

    /// <summary>Session blob of the guest's owner, base64.</summary>
    [Text("session")]
    public partial string? Session { get; set; }
}
