using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Devices that can be used.</summary>
[Element("devices")]
public sealed partial class DeviceCapabilities : Element
{
    /// <summary>Disks.</summary>
    [Child("disk")]
    public partial EnumCapabilities Disk { get; set; }

    /// <summary>Displays.</summary>
    [Child("graphics")]
    public partial EnumCapabilities Graphics { get; set; }

    /// <summary>Video cards.</summary>
    [Child("video")]
    public partial EnumCapabilities Video { get; set; }

    /// <summary>Host devices.</summary>
    [Child("hostdev")]
    public partial EnumCapabilities Hostdev { get; set; }

    /// <summary>Random number generators.</summary>
    [Child("rng")]
    public partial EnumCapabilities Rng { get; set; }

    /// <summary>Shared folders.</summary>
    [Child("filesystem")]
    public partial EnumCapabilities Filesystem { get; set; }

    /// <summary>Trusted platform modules.</summary>
    [Child("tpm")]
    public partial EnumCapabilities Tpm { get; set; }

    /// <summary>Redirected devices.</summary>
    [Child("redirdev")]
    public partial EnumCapabilities RedirectedDevice { get; set; }

    /// <summary>Channels.</summary>
    [Child("channel")]
    public partial EnumCapabilities Channel { get; set; }

    /// <summary>Crypto accelerators.</summary>
    [Child("crypto")]
    public partial EnumCapabilities Crypto { get; set; }

    /// <summary>Network interfaces.</summary>
    [Child("interface")]
    public partial EnumCapabilities Interface { get; set; }

    /// <summary>Devices that report a crash.</summary>
    [Child("panic")]
    public partial EnumCapabilities Panic { get; set; }

    /// <summary>Consoles.</summary>
    [Child("console")]
    public partial EnumCapabilities Console { get; set; }
}
