using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Swtpm, run by libvirt.</summary>
[Element("backend")]
[Variant("emulator")]
public sealed partial class EmulatorTpm : TpmBackend
{
    /// <summary>Version of the standard, <c>1.2</c> or <c>2.0</c>.</summary>
    [Attr("version")]
    public partial string? Version { get; set; }

    /// <summary>Whether its state outlives the definition.</summary>
    [Attr("persistent_state")]
    public partial bool? PersistentState { get; set; }

    /// <summary>Level of its log.</summary>
    [Attr("debug")]
    public partial uint? Debug { get; set; }

    /// <summary>Encryption of its state.</summary>
    [Child("encryption")]
    public partial TpmEncryption Encryption { get; set; }

    /// <summary>Where its state is.</summary>
    [Child("source")]
    public partial TpmSource Source { get; set; }

    /// <summary>Set of algorithms.</summary>
    [Child("profile")]
    public partial TpmProfile Profile { get; set; }

    /// <summary>Banks of registers in use.</summary>
    [Child("active_pcr_banks")]
    public partial TpmPcrBanks ActivePcrBanks { get; set; }
}
