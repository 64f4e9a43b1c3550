using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>What two QEMU drivers tell each other when a guest moves; private to libvirt, for reading only.</summary>
[Element("qemu-migration")]
[Document]
public sealed partial class MigrationCookieDocument : Document
{
    /// <summary>Name of the guest.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Identity of the guest.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Name of the host.</summary>
    [Text("hostname")]
    public partial string? HostName { get; set; }

    /// <summary>Identity of the host.</summary>
    [Text("hostuuid")]
    public partial Guid? HostUuid { get; set; }

    /// <summary>What the other side must know.</summary>
    [Items("feature")]
    public partial ElementList<NamedFeature> Features { get; }

    /// <summary>Where viewers go.</summary>
    [Child("graphics")]
    public partial CookieGraphics Graphics { get; set; }

    /// <summary>Locks that move.</summary>
    [Child("lockstate")]
    public partial CookieLockState LockState { get; set; }

    /// <summary>The guest on the other side.</summary>
    [Child("domain")]
    public partial DomainDocument Domain { get; set; }

    /// <summary>Ports of the guest.</summary>
    [Child("network")]
    public partial CookieNetwork Network { get; set; }

    /// <summary>Where disks are copied to.</summary>
    [Child("nbd")]
    public partial CookieNbd Nbd { get; set; }

    /// <summary>How the move goes.</summary>
    [Child("statistics")]
    public partial PrivateData Statistics { get; set; }

    /// <summary>The CPU of the guest.</summary>
    [Child("cpu")]
    public partial Cpu Cpu { get; set; }

    /// <summary>Whether the guest may reboot.</summary>
    [Attr("value", On = "allowReboot")]
    public partial bool? AllowReboot { get; set; }

    /// <summary>What QEMU can do.</summary>
    [Child("capabilities")]
    public partial CookieCapabilities Capabilities { get; set; }

    /// <summary>Bitmaps that move.</summary>
    [Child("blockDirtyBitmaps")]
    public partial CookieBitmaps BlockDirtyBitmaps { get; set; }
}
