using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Features that can be used.</summary>
[Element("features", Order =
    "gic vmcoreinfo genid backingStoreInput backup async-teardown s390-pv ps2 tdx sev sgx hyperv launchSecurity")]
public sealed partial class FeatureCapabilities : Element
{
    /// <summary>ARM interrupt controller.</summary>
    [Child("gic")]
    public partial EnumCapabilities Gic { get; set; }

    /// <summary>Guest crash dumps.</summary>
    [Child("vmcoreinfo")]
    public partial SupportedFeature VmCoreInfo { get; set; }

    /// <summary>Generation identity.</summary>
    [Child("genid")]
    public partial SupportedFeature GenId { get; set; }

    /// <summary>Backing chains in the definition.</summary>
    [Child("backingStoreInput")]
    public partial SupportedFeature BackingStoreInput { get; set; }

    /// <summary>Incremental backup.</summary>
    [Child("backup")]
    public partial SupportedFeature Backup { get; set; }

    /// <summary>Freeing memory in the background.</summary>
    [Child("async-teardown")]
    public partial SupportedFeature AsyncTeardown { get; set; }

    /// <summary>IBM secure execution.</summary>
    [Child("s390-pv")]
    public partial SupportedFeature S390ProtectedVirtualization { get; set; }

    /// <summary>PS/2 controller that can be switched.</summary>
    [Child("ps2")]
    public partial SupportedFeature Ps2 { get; set; }

    /// <summary>Intel TDX.</summary>
    [Child("tdx")]
    public partial SupportedFeature Tdx { get; set; }

    /// <summary>AMD SEV.</summary>
    [Child("sev")]
    public partial SevCapabilities Sev { get; set; }

    /// <summary>Intel SGX.</summary>
    [Child("sgx")]
    public partial SgxCapabilities Sgx { get; set; }

    /// <summary>Enlightenments.</summary>
    [Child("hyperv")]
    public partial HyperVCapabilities HyperV { get; set; }

    /// <summary>Encryption of guest memory.</summary>
    [Child("launchSecurity")]
    public partial EnumCapabilities LaunchSecurity { get; set; }
}
